#include "indexing/bulk_database.hpp"

#include "columns/columns_writer.hpp"
#include "glass/glass_database.hpp"
#include "indexing/bulk_side_files.hpp"
#include "indexing/run_in_threads.hpp"
#include "storage/term_space.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <functional>
#include <future>
#include <random>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

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

// Keys ascend.
void write_metadata(const BulkContent& content, const MergedSplits& splits, Values& values, PostlistTable& table) {
    const std::string_view forms = content.tables.forms.bytes();
    if (!forms.empty()) table.add_metadata(usual_forms_key, forms);
    for (const auto& [key, ways] : splits.entries()) table.add_metadata(key, ways);
    for (DocumentRecords heads = records_of(content, &BulkOutput::heads); heads.next();) {
        const DocumentHead head(heads.record());
        table.add_metadata(make_position_key(heads.docid()), head.positions);
        values.count(head);
    }
    const std::string_view texts = content.tables.texts.bytes();
    if (!texts.empty()) table.add_metadata(text_dictionary_key, texts);
}

void write_lengths(const BulkContent& content, PostlistTable& table, BulkSideFiles* side_files) {
    for (DocumentRecords heads = records_of(content, &BulkOutput::heads); heads.next();) {
        const DocumentHead head(heads.record());
        table.add_length(heads.docid(), static_cast<std::uint32_t>(head.length));
        if (side_files) side_files->add_document(heads.docid(), head);
    }
}

void write_postings(const BulkContent& content, PostlistTable& table, BulkSideFiles* side_files) {
    for (TermPostings terms = postings_of(content); terms.next();) {
        table.add_term(terms.term(), terms.postings());
        if (side_files) side_files->add_term(terms.term(), terms.postings());
    }
}

// Hands on to `side_files` what it walks over, unless that is null.
GlassStatistics write_postlist(const BulkContent& content, const MergedSplits& splits, PostlistTable& table,
                               BulkSideFiles* side_files) {
    Values values;
    write_metadata(content, splits, values, table);
    write_values(content, values, table);
    write_lengths(content, table, side_files);
    write_postings(content, table, side_files);
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

// The terms are walked over twice, since that takes less than to wait for those who make something of them
// (bench/build_stages).
GlassStatistics write_in_two_threads(const BulkContent& content, GlassDatabase& database, const std::string& folder) {
    MergedSplits splits;
    std::promise<void> merged;
    std::future<void> until_merged = merged.get_future();
    GlassStatistics statistics;
    const std::array<std::function<void()>, 2> pieces = {
        [&] {
            try {
                splits = MergedSplits(content.splits);
            } catch (...) {
                merged.set_exception(std::current_exception());
                throw;
            }
            merged.set_value();
            statistics = write_postlist(content, splits, database.postlist(), nullptr);
        },
        [&] {
            write_documents(content, database, folder + '/' + columns_name);
            until_merged.get();
            BulkSideFiles side_files(content, splits, folder);
            side_files.add_all();
            side_files.finish();
        },
    };
    run_in_threads(pieces);
    return statistics;
}

GlassStatistics write_in_one_thread(const BulkContent& content, GlassDatabase& database, const std::string& folder) {
    const MergedSplits splits(content.splits);
    BulkSideFiles side_files(content, splits, folder);
    const GlassStatistics statistics = write_postlist(content, splits, database.postlist(), &side_files);
    side_files.finish();
    write_documents(content, database, folder + '/' + columns_name);
    return statistics;
}

}  // namespace

void write_bulk_database(const BulkContent& content, const std::string& folder, bool in_two_threads) {
    const std::string database_folder = folder + "/db";
    std::filesystem::create_directory(database_folder);
    // Stored documents are compressed already.
    GlassDatabase database(database_folder, {.docdata_compress_min = 0, .termlists = false});
    database.finish(in_two_threads ? write_in_two_threads(content, database, folder)
                                   : write_in_one_thread(content, database, folder),
                    make_uuid());
}

}  // namespace kwic
