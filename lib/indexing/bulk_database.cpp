#include "indexing/bulk_database.hpp"

#include "glass/glass_database.hpp"
#include "indexing/bulk_side_index.hpp"
#include "indexing/run_in_threads.hpp"
#include "storage/term_space.hpp"
#include "vocabulary/word_list_layout.hpp"
#include "vocabulary/write_word_list.hpp"

#include <algorithm>
#include <array>
#include <exception>
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

void write_values(const BulkContent& content, PostlistTable& table) {
    Values values;
    for (DocumentRecords heads = heads_of(content); heads.next();) values.count(DocumentHead(heads.record()));
    table.add_value_statistics(values.statistics());
    for (DocumentRecords heads = heads_of(content); heads.next();) {
        table.add_value(slot_number(ValueSlot::id), heads.docid(), DocumentHead(heads.record()).id);
    }
    if (!values.has_dates()) return;
    for (DocumentRecords heads = heads_of(content); heads.next();) {
        const DocumentHead head(heads.record());
        if (!head.date.empty()) table.add_value(slot_number(ValueSlot::date), heads.docid(), head.date);
    }
}

// Keys ascend, and are above those of positions.
void write_metadata(const BulkContent& content, const MergedSplits& splits, PostlistTable& table) {
    const std::string_view forms = content.tables.forms.bytes();
    if (!forms.empty()) table.add_metadata(usual_forms_key, forms);
    for (const auto& [key, ways] : splits.entries()) table.add_metadata(key, ways);
    const std::string_view texts = content.tables.texts.bytes();
    if (!texts.empty()) table.add_metadata(text_dictionary_key, texts);
}

void write_lengths(const BulkContent& content, PostlistTable& table, BulkSideIndex* side_index) {
    for (DocumentRecords heads = heads_of(content); heads.next();) {
        const DocumentHead head(heads.record());
        table.add_length(heads.docid(), static_cast<std::uint32_t>(head.length));
        if (side_index) side_index->add_document(heads.docid(), head);
    }
}

void write_postings(const BulkContent& content, PostlistTable& table, FormCollector& forms, BulkSideIndex* side_index) {
    for (TermPostings terms = postings_of(content); terms.next();) {
        const std::span<const Posting> postings = terms.postings();
        table.add_term(terms.term(), postings);
        forms.add_term(terms.term(), postings.size());
        if (side_index) side_index->add_term(terms.term(), postings);
    }
}

// Hands on what it walks over to `forms`, and to `side_index` unless that is null.
GlassStatistics write_postlist(const BulkContent& content, const MergedSplits& splits, PostlistTable& table,
                               FormCollector& forms, BulkSideIndex* side_index) {
    write_metadata(content, splits, table);
    write_values(content, table);
    write_lengths(content, table, side_index);
    write_postings(content, table, forms, side_index);
    table.finish();
    GlassStatistics statistics = table.statistics();
    statistics.last_docid = content.last_docid;
    return statistics;
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
GlassStatistics write_in_two_threads(const BulkContent& content, StoredDocuments& documents, const std::string& folder,
                                     FormCollector& forms) {
    MergedSplits splits;
    std::promise<void> merged;
    std::future<void> until_merged = merged.get_future();
    GlassStatistics statistics;
    // The first is the one that the other waits for: it may be that there is no thread but this.
    const std::array<std::function<void()>, 2> pieces = {
        [&] {
            try {
                splits = MergedSplits(content.splits);
            } catch (...) {
                merged.set_exception(std::current_exception());
                throw;
            }
            merged.set_value();
            BulkSideIndex side_index(content, splits, folder);
            side_index.add_all();
            side_index.finish();
        },
        [&] {
            documents.finish(content.last_docid);
            until_merged.get();
            statistics = write_postlist(content, splits, documents.database().postlist(), forms, nullptr);
        },
    };
    run_in_threads(pieces);
    return statistics;
}

GlassStatistics write_in_one_thread(const BulkContent& content, StoredDocuments& documents, const std::string& folder,
                                    FormCollector& forms) {
    documents.finish(content.last_docid);
    const MergedSplits splits(content.splits);
    BulkSideIndex side_index(content, splits, folder);
    const GlassStatistics statistics =
        write_postlist(content, splits, documents.database().postlist(), forms, &side_index);
    side_index.finish();
    return statistics;
}

}  // namespace

BulkDatabase write_bulk_database(const BulkContent& content, StoredDocuments& documents, const std::string& folder,
                                 bool in_two_threads) {
    FormCollector forms(content.tables.forms);
    const GlassStatistics statistics = in_two_threads ? write_in_two_threads(content, documents, folder, forms)
                                                      : write_in_one_thread(content, documents, folder, forms);
    return {documents.database().finish(statistics, make_uuid()), statistics.document_count, statistics.total_length,
            std::move(forms)};
}

void write_words(BulkDatabase& database, const std::string& folder) {
    write_word_list(database.forms, database.documents, database.total_length, folder + '/' + word_list_name);
}

}  // namespace kwic
