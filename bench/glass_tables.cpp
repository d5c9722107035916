// How fast are the tables of a database written, given the postings?
//
//     glass_tables FOLDER
//
// Makes up a collection like 54 MB of technical prose (14,000 documents, 80,000 terms whose frequencies follow Zipf's
// law, 7 million words), then writes it once without and once with hashes of the files into FOLDER, which is created
// and removed. What is timed is lib/glass and the system's writing, on one thread; nothing is brought to the disk. The
// termlists are encoded once, before.
#include "glass/glass_database.hpp"
#include "glass/termlist_encoder.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <numeric>
#include <random>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::uint32_t document_count = 14'000;
constexpr std::uint32_t term_count = 80'000;
constexpr std::uint32_t mean_length = 500;
constexpr double zipf_exponent = 1.1;
constexpr std::size_t data_bytes_a_document = 1500;  // 54 MB, compressed

struct Posting {
    std::uint32_t docid = 0;
    std::uint32_t wdf = 0;
};

struct TermInDocument {
    std::uint32_t term = 0;
    std::uint32_t wdf = 0;
};

// Arrays of arrays, one after the other: row r is from begins[r] to begins[r + 1].
template <class Element>
struct Rows {
    std::vector<std::uint32_t> begins = {0};
    std::vector<Element> elements;

    void end_row() { begins.push_back(static_cast<std::uint32_t>(elements.size())); }
    [[nodiscard]] std::size_t size() const { return begins.size() - 1; }
    [[nodiscard]] std::span<const Element> row(std::size_t number) const {
        return std::span(elements).subspan(begins[number], begins[number + 1] - begins[number]);
    }
};

struct Collection {
    Rows<char> terms;  // in order
    Rows<TermInDocument> documents;
    Rows<char> termlists;    // encoded, of each document
    Rows<Posting> postings;  // of each term
    std::string data;
};

std::string_view term_of(const Collection& collection, std::size_t term) {
    const std::span<const char> bytes = collection.terms.row(term);
    return {bytes.data(), bytes.size()};
}

double processor_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

template <class Work>
double time_of(Work&& work) {
    const double before = processor_seconds();
    work();
    return processor_seconds() - before;
}

// Words of syllables, so that neighbours share their beginnings; the first ones, which are to be frequent, are short.
std::vector<std::string> make_terms(std::mt19937& random) {
    constexpr std::string_view consonants = "bcdfghlmnprstv";
    constexpr std::string_view vowels = "aeiou";
    std::vector<std::string> terms;
    std::set<std::string> seen;
    while (terms.size() < term_count) {
        std::string term;
        for (std::size_t syllables = 1 + std::min<std::size_t>(terms.size(), 2000) / 700 + random() % 2; syllables > 0;
             --syllables) {
            term += consonants[random() % consonants.size()];
            term += vowels[random() % vowels.size()];
            if (random() % 3 == 0) term += consonants[random() % consonants.size()];
        }
        if (seen.insert(term).second) terms.push_back(std::move(term));
    }
    return terms;
}

// The terms in order, and the place of each in that order.
std::vector<std::uint32_t> sort_terms(const std::vector<std::string>& terms, Collection& collection) {
    std::vector<std::uint32_t> order(terms.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return terms[a] < terms[b]; });
    std::vector<std::uint32_t> places(terms.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        const std::string& term = terms[order[place]];
        collection.terms.elements.insert(collection.terms.elements.end(), term.begin(), term.end());
        collection.terms.end_row();
        places[order[place]] = place;
    }
    return places;
}

void make_documents(Collection& collection, const std::vector<std::uint32_t>& places, std::mt19937& random) {
    std::vector<double> weights;
    for (std::uint32_t rank = 1; rank <= term_count; ++rank) weights.push_back(1 / std::pow(rank + 2, zipf_exponent));
    std::discrete_distribution<std::uint32_t> zipf(weights.begin(), weights.end());
    std::vector<std::uint32_t> words;
    for (std::uint32_t docid = 1; docid <= document_count; ++docid) {
        words.clear();
        const std::uint32_t length = mean_length / 3 + random() % (mean_length * 4 / 3);
        for (std::uint32_t left = length; left > 0; --left) words.push_back(places[zipf(random)]);
        std::sort(words.begin(), words.end());
        for (std::size_t at = 0, end = 0; at < words.size(); at = end) {
            while (end < words.size() && words[end] == words[at]) ++end;
            collection.documents.elements.push_back({words[at], static_cast<std::uint32_t>(end - at)});
        }
        collection.documents.end_row();
    }
}

void encode_termlists(Collection& collection) {
    kwic::TermlistEncoder encoder;
    std::string encoded;
    for (std::size_t document = 0; document < document_count; ++document) {
        encoder.begin();
        for (const auto& [term, wdf] : collection.documents.row(document)) encoder.add(term_of(collection, term), wdf);
        encoded.clear();
        encoder.finish(encoded);
        collection.termlists.elements.insert(collection.termlists.elements.end(), encoded.begin(), encoded.end());
        collection.termlists.end_row();
    }
}

void invert(Collection& collection) {
    std::vector<std::uint32_t> begins(term_count + 1);
    for (const TermInDocument& entry : collection.documents.elements) ++begins[entry.term + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    collection.postings.begins = begins;
    collection.postings.elements.resize(collection.documents.elements.size());
    for (std::uint32_t docid = 1; docid <= document_count; ++docid) {
        for (const auto& [term, wdf] : collection.documents.row(docid - 1)) {
            collection.postings.elements[begins[term]++] = {docid, wdf};
        }
    }
}

void write_postings(kwic::PostlistTable& table, const Collection& collection) {
    for (std::uint32_t docid = 1; docid <= document_count; ++docid) {
        std::uint32_t length = 0;
        for (const TermInDocument& entry : collection.documents.row(docid - 1)) length += entry.wdf;
        table.add_length(docid, length);
    }
    for (std::size_t term = 0; term < term_count; ++term) {
        const std::span<const Posting> postings = collection.postings.row(term);
        if (!postings.empty()) table.add_term(term_of(collection, term), postings);
    }
    table.finish();
}

void write_termlists(kwic::TermlistTable& table, const Collection& collection) {
    for (std::uint32_t docid = 1; docid <= document_count; ++docid) {
        const std::span<const char> encoded = collection.termlists.row(docid - 1);
        table.add(docid, {encoded.data(), encoded.size()});
    }
    table.finish();
}

void write_data(kwic::DocdataTable& table, const Collection& collection) {
    for (std::uint32_t docid = 1; docid <= document_count; ++docid) {
        const std::size_t bytes = data_bytes_a_document / 2 + docid % data_bytes_a_document;
        table.add(docid, std::string_view(collection.data).substr(0, bytes));
    }
    table.finish();
}

struct Figure {
    double seconds = 0;
    double megabytes = 0;
};

void print_row(const char* name, const Figure& figure) {
    std::printf("| %-22s | %7.3f | %6.1f | %6.0f |\n", name, figure.seconds, figure.megabytes,
                figure.megabytes / figure.seconds);
}

void measure(const std::string& folder, const Collection& collection, bool hashes) {
    std::filesystem::create_directories(folder);
    kwic::GlassDatabase database(folder, {.hashes = hashes});
    std::printf("| %-22s | %7s | %6s | %6s |\n", hashes ? "with hashes" : "without hashes", "CPU s", "MB", "MB/s");
    std::puts("|------------------------|--------:|-------:|-------:|");
    Figure sum;
    const auto measure_table = [&](const char* name, auto& table, auto&& write) {
        const double seconds = time_of([&] { write(table, collection); });
        const Figure figure{seconds, static_cast<double>(table.table().digest().bytes) / 1e6};
        print_row(name, figure);
        sum = {sum.seconds + figure.seconds, sum.megabytes + figure.megabytes};
    };
    measure_table("postlist", database.postlist(), write_postings);
    measure_table("termlist", database.termlist(), write_termlists);
    measure_table("docdata", database.docdata(), write_data);
    database.finish(database.postlist().statistics(), {});
    print_row("all", sum);
    std::puts("");
    std::filesystem::remove_all(folder);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2 || std::filesystem::exists(argv[1])) {
        std::fputs("usage: glass_tables FOLDER (which must not be there)\n", stderr);
        return 2;
    }
    std::mt19937 random(1);
    Collection collection;
    make_documents(collection, sort_terms(make_terms(random), collection), random);
    for (std::size_t byte = 0; byte < 2 * data_bytes_a_document; ++byte) {
        collection.data += static_cast<char>(random());
    }
    invert(collection);
    const double encoding_seconds = time_of([&] { encode_termlists(collection); });
    std::printf("%zu postings; encoding the termlists took %.3f CPU s\n\n", collection.postings.elements.size(),
                encoding_seconds);
    for (const bool hashes : {false, true}) measure(argv[1], collection, hashes);
}
