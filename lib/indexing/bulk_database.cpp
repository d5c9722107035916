#include "indexing/bulk_database.hpp"

#include "columns/columns_writer.hpp"
#include "glass/glass_database.hpp"
#include "indexing/document_records.hpp"
#include "indexing/run_in_threads.hpp"
#include "indexing/term_postings.hpp"
#include "storage/term_space.hpp"
#include "topk/side_index_writer.hpp"
#include "vocabulary/form_collector.hpp"
#include "vocabulary/word_list_layout.hpp"
#include "vocabulary/write_word_list.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <random>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

using SpoolOf = RecordSpool BulkOutput::*;

const std::vector<bool>* superseded_of(const BulkContent& content) {
    return content.superseded.empty() ? nullptr : &content.superseded;
}

DocumentRecords records_of(const BulkContent& content, SpoolOf spool) {
    std::vector<SpooledDocuments> spools;
    for (const BulkOutput& output : content.outputs) spools.push_back({&(output.*spool), superseded_of(content)});
    for (const BulkOutput& output : content.late_outputs) spools.push_back({&(output.*spool), nullptr});
    return DocumentRecords(spools);
}

TermPostings postings_of(const BulkContent& content) {
    std::vector<CountedRun> runs;
    for (const BulkOutput& output : content.outputs) {
        for (const auto& run : output.runs) runs.push_back({run.get(), superseded_of(content)});
    }
    for (const BulkOutput& output : content.late_outputs) {
        for (const auto& run : output.runs) runs.push_back({run.get(), nullptr});
    }
    return TermPostings(runs);
}

// As BulkOutput::heads has it.
struct DocumentHead {
    explicit DocumentHead(ByteParser& record)
        : length(record.number()), id(record.view()), date(record.view()), positions(record.view()) {}

    std::uint64_t length;
    std::string_view id;
    std::string_view date;
    std::string_view positions;
};

// Slot by slot, of ids and dates.
class Values {
  public:
    void count(const DocumentHead& head) {
        count(ids_, head.id);
        if (!head.date.empty()) count(dates_, head.date);
    }

    [[nodiscard]] std::vector<GlassValueStatistics> statistics() const {
        std::vector<GlassValueStatistics> statistics;
        add(statistics, ValueSlot::id, ids_);
        add(statistics, ValueSlot::date, dates_);
        return statistics;
    }

    [[nodiscard]] bool has_dates() const noexcept { return dates_.count > 0; }

  private:
    struct Slot {
        std::uint32_t count = 0;
        std::string lowest;
        std::string highest;
    };

    static void count(Slot& slot, std::string_view value) {
        if (slot.count == 0 || value < slot.lowest) slot.lowest = value;
        if (value > slot.highest) slot.highest = value;
        ++slot.count;
    }

    static void add(std::vector<GlassValueStatistics>& statistics, ValueSlot number, const Slot& slot) {
        if (slot.count > 0) statistics.push_back({slot_number(number), slot.count, slot.lowest, slot.highest});
    }

    Slot ids_;
    Slot dates_;
};

void write_values(const BulkContent& content, const Values& values, PostlistTable& table) {
    table.add_value_statistics(values.statistics());
    for (DocumentRecords heads = records_of(content, &BulkOutput::heads); heads.next();) {
        table.add_value(slot_number(ValueSlot::id), heads.docid(), DocumentHead(heads.record()).id);
    }
    if (!values.has_dates()) return;
    for (DocumentRecords heads = records_of(content, &BulkOutput::heads); heads.next();) {
        const DocumentHead head(heads.record());
        if (!head.date.empty()) table.add_value(slot_number(ValueSlot::date), heads.docid(), head.date);
    }
}

// By the key under which the database keeps them.
using SplitsByKey = std::map<std::string, std::string_view>;

SplitsByKey splits_by_key(const BulkContent& content) {
    SplitsByKey splits;
    for (const auto& [stem, ways] : content.splits) splits.emplace_hint(splits.end(), make_split_key(stem), ways);
    return splits;
}

// Keys ascend.
void write_metadata(const BulkContent& content, const SplitsByKey& splits, Values& values, PostlistTable& table) {
    const std::string_view forms = content.tables.forms.bytes();
    if (!forms.empty()) table.add_metadata(usual_forms_key, forms);
    for (const auto& [key, ways] : splits) table.add_metadata(key, ways);
    for (DocumentRecords heads = records_of(content, &BulkOutput::heads); heads.next();) {
        const DocumentHead head(heads.record());
        table.add_metadata(make_position_key(heads.docid()), head.positions);
        values.count(head);
    }
    const std::string_view texts = content.tables.texts.bytes();
    if (!texts.empty()) table.add_metadata(text_dictionary_key, texts);
}

void write_lengths(const BulkContent& content, PostlistTable& table, SideIndexWriter& side_index) {
    for (DocumentRecords heads = records_of(content, &BulkOutput::heads); heads.next();) {
        const DocumentHead head(heads.record());
        table.add_length(heads.docid(), static_cast<std::uint32_t>(head.length));
        side_index.add_document(heads.docid(), head.id, head.length);
    }
}

void write_postings(const BulkContent& content, const SplitsByKey& splits, PostlistTable& table,
                    SideIndexWriter& side_index, FormCollector& forms) {
    for (TermPostings terms = postings_of(content); terms.next();) {
        table.add_term(terms.term(), terms.postings());
        forms.add_term(terms.term(), terms.postings().size());
        if (!is_stem_term(terms.term())) continue;
        side_index.add_term(terms.term(), terms.postings(), [&] {
            const auto found = splits.find(make_split_key(terms.term()));
            return found == splits.end() ? std::string_view() : found->second;
        });
    }
    for (const auto& [key, ways] : splits) {
        side_index.add_split_stem(std::string_view(key).substr(split_key_prefix.size()));
    }
}

SideTotals count_documents(const BulkContent& content) {
    SideTotals totals;
    totals.last_docid = content.last_docid;
    for (DocumentRecords heads = records_of(content, &BulkOutput::heads); heads.next();) {
        ++totals.documents;
        totals.length_sum += DocumentHead(heads.record()).length;
    }
    return totals;
}

GlassStatistics write_postlist(const BulkContent& content, PostlistTable& table, const std::string& side_path,
                               const std::string& word_path) {
    Values values;
    const SideTotals totals = count_documents(content);
    SideIndexWriter side_index(side_path, totals);
    FormCollector forms(content.tables.forms);
    const SplitsByKey splits = splits_by_key(content);
    write_metadata(content, splits, values, table);
    write_values(content, values, table);
    write_lengths(content, table, side_index);
    write_postings(content, splits, table, side_index, forms);
    side_index.finish();
    write_word_list(forms, totals.documents, totals.length_sum, word_path);
    table.finish();
    GlassStatistics statistics = table.statistics();
    statistics.last_docid = content.last_docid;
    return statistics;
}

void write_documents(const BulkContent& content, GlassDatabase& database, const std::string& columns_path) {
    ColumnsWriter columns(content.fields);
    DocumentRecords data = records_of(content, &BulkOutput::data);
    while (data.next()) {
        const std::string_view stored = data.record().view();
        database.docdata().add(data.docid(), stored);
        columns.add(data.docid(), read_stored_head(stored));
    }
    database.docdata().finish();
    columns.write(columns_path, content.last_docid);
}

// A random UUID (RFC 9562, version 4).
GlassUuid make_uuid() {
    std::random_device random;
    GlassUuid uuid{};
    std::generate(uuid.begin(), uuid.end(), [&] { return static_cast<std::uint8_t>(random()); });
    uuid[6] = static_cast<std::uint8_t>(0x40 | (uuid[6] & 0x0F));
    uuid[8] = static_cast<std::uint8_t>(0x80 | (uuid[8] & 0x3F));
    return uuid;
}

}  // namespace

void write_bulk_database(BulkContent& content, const std::string& folder, bool in_two_threads) {
    const std::string database_folder = folder + "/db";
    std::filesystem::create_directory(database_folder);
    // Stored documents are compressed already.
    GlassDatabase database(database_folder, {.docdata_compress_min = 0, .termlists = false});
    GlassStatistics statistics;
    const std::array<std::function<void()>, 2> pieces = {
        [&] {
            statistics = write_postlist(content, database.postlist(), folder + '/' + side_index_name,
                                        folder + '/' + word_list_name);
        },
        [&] { write_documents(content, database, folder + '/' + columns_name); },
    };
    if (in_two_threads) {
        run_in_threads(pieces);
    } else {
        for (const auto& piece : pieces) piece();
    }
    database.finish(statistics, make_uuid());
}

}  // namespace kwic
