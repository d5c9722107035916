// Where does the time of a whole build go?
//
//     build_stages RECORDS.jsonl FOLDER
//
// Does what `kwic index --jobs 1` does of the records, one stage after the other over all of them, and prints the
// processor time of each. Decides which stage is worth work. FOLDER is created and removed.
#include "indexing/bulk_database.hpp"
#include "indexing/document_inverter.hpp"
#include "indexing/document_language.hpp"
#include "indexing/learn_tables.hpp"
#include "indexing/mend_document.hpp"
#include "indexing/piece_counts.hpp"
#include "indexing/posting_collector.hpp"
#include "indexing/stored_documents.hpp"
#include "storage/byte_stream.hpp"
#include "storage/folders.hpp"
#include "storage/stored_document.hpp"

#include <kwic/reader.hpp>

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using kwic::Document;

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <class Work>
void measure(const char* stage, Work&& work) {
    const double before = processor_seconds();
    work();
    std::printf("%-28s %7.3f s\n", stage, processor_seconds() - before);
}

class NoTokens : public kwic::TokenSink {
  public:
    void take(const kwic::TokenView& token) override { positions += token.position; }
    std::uint64_t positions = 0;
};

std::vector<Document> read_all(const std::string& path) {
    std::vector<Document> documents;
    kwic::Reader reader({path});
    for (Document document; reader.next(document);) documents.push_back(document);
    return documents;
}

kwic::LearnedTables learn_tables(const std::vector<Document>& documents) {
    std::vector<const Document*> sample;
    std::size_t bytes = 0;
    for (const Document& document : documents) {
        if (bytes >= kwic::text_sample_bytes) break;
        sample.push_back(&document);
        bytes += document.text.size();
    }
    return kwic::learn_tables(sample, "en", {});
}

void run(const std::string& path, const std::string& folder) {
    std::vector<Document> documents;
    measure("read and parse", [&] { documents = read_all(path); });
    std::size_t defects = 0;
    measure("check for defects", [&] {
        for (const Document& document : documents) defects += kwic::find_defects(document).any() ? 1 : 0;
    });
    std::vector<std::string> languages;
    measure("find languages", [&] {
        for (const Document& document : documents) {
            languages.push_back(kwic::find_document_language(document, "en").code);
        }
    });
    measure("tokenize alone", [&] {
        kwic::Tokenizer tokenizer;
        NoTokens sink;
        for (std::size_t i = 0; i < documents.size(); ++i) {
            tokenizer.tokenize(documents[i].title, languages[i], 1, sink);
            tokenizer.tokenize(documents[i].text, languages[i], 1, sink);
        }
    });
    kwic::PostingCollector collector;
    kwic::BulkContent content;
    content.outputs.emplace_back(folder, std::size_t{1} << 40);
    kwic::BulkOutput& output = content.outputs.back();
    measure("learn tables", [&] { content.tables = learn_tables(documents); });
    std::vector<kwic::InvertedDocument> inverted(documents.size());
    std::vector<std::string> codes(documents.size());
    kwic::DocumentInverter inverter(content.tables);
    measure("tokenize, invert and encode", [&] {
        for (std::size_t i = 0; i < documents.size(); ++i) {
            inverter.invert(documents[i], languages[i], collector.dictionary(), inverted[i]);
            codes[i] = inverted[i].codes;
        }
    });
    measure("collect postings", [&] {
        for (std::size_t i = 0; i < documents.size(); ++i) {
            collector.add(static_cast<std::uint32_t>(i + 1), inverted[i].terms);
        }
    });
    kwic::StoredDocumentWriter stored(content.tables.texts);
    std::string record;
    kwic::StoredDocuments tables(folder, {}, 0);
    measure("write the documents", [&] {
        for (std::size_t i = 0; i < documents.size(); ++i) {
            record.clear();
            kwic::append_stored_document(record, static_cast<std::uint32_t>(i + 1), inverted[i].positions,
                                         stored.write(documents[i], languages[i], codes[i]));
            tables.put(i, record);
        }
    });
    for (std::size_t i = 0; i < documents.size(); ++i) {
        std::uint64_t length = 0;
        for (const kwic::TermInDocument& term : inverted[i].terms) length += term.wdf;
        record.clear();
        kwic::append_number(record, i + 1);
        kwic::append_number(record, length);
        kwic::append_text(record, documents[i].id);
        kwic::append_text(record, documents[i].date);
        output.heads.add(record);
    }
    std::unique_ptr<kwic::SortedPostings> run;
    measure("sort the postings", [&] { run = collector.finish(); });
    content.last_docid = static_cast<std::uint32_t>(documents.size());
    measure("sort ways of splitting", [&] { inverter.sort_splits(run->order()); });
    output.runs.push_back(std::move(run));
    content.splits = {&inverter.splits()};
    measure("merge ways of splitting", [&] { kwic::MergedSplits(content.splits); });
    measure("write the rest", [&] { kwic::write_bulk_database(content, tables, folder, false); });
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fprintf(stderr, "usage: build_stages RECORDS.jsonl FOLDER\n");
        return 2;
    }
    std::filesystem::create_directory(arguments[2]);
    run(arguments[1], arguments[2]);
    kwic::delete_folder(arguments[2]);
}
