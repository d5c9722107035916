#include "topk/write_side_index.hpp"

#include "storage/document_access.hpp"
#include "storage/term_space.hpp"
#include "topk/side_index_writer.hpp"
#include "topk/stem_terms.hpp"

#include <span>
#include <vector>

namespace kwic {
namespace {

struct Posting {
    std::uint32_t docid;
    std::uint32_t wdf;
};

void add_documents(const Xapian::Database& database, SideIndexWriter& writer) {
    auto id = database.valuestream_begin(slot_number(ValueSlot::id));
    for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at) {
        const Xapian::docid docid = *at;
        if (id != database.valuestream_end(slot_number(ValueSlot::id)) && id.get_docid() < docid) id.skip_to(docid);
        const bool has_id = id != database.valuestream_end(slot_number(ValueSlot::id)) && id.get_docid() == docid;
        writer.add_document(docid, has_id ? *id : std::string(), at.get_doclength());
    }
}

void add_terms(const Xapian::Database& database, SideIndexWriter& writer, const std::function<void()>& on_step) {
    const std::uint64_t frequent = side_frequency_min(database.get_doccount());
    std::vector<Posting> postings;
    for_each_stem_term(database, [&](const Xapian::TermIterator& term) {
        postings.clear();
        if (term.get_termfreq() >= frequent) {
            for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
                postings.push_back({*at, at.get_wdf()});
            }
            if (on_step) on_step();
        }
        writer.add_term(*term, std::span<const Posting>(postings),
                        [&] { return database.get_metadata(make_split_key(*term)); });
        return true;
    });
}

void add_splits(const Xapian::Database& database, SideIndexWriter& writer) {
    const std::string prefix(split_key_prefix);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
        writer.add_split_stem(std::string_view(*key).substr(prefix.size()));
    }
}

}  // namespace

void write_side_index(const Xapian::Database& database, const std::string& path, const std::function<void()>& on_step) {
    const SideTotals totals{database.get_doccount(), database.get_total_length(), database.get_lastdocid()};
    SideIndexWriter writer(path, totals);
    add_documents(database, writer);
    add_terms(database, writer, on_step);
    add_splits(database, writer);
    writer.finish();
}

}  // namespace kwic
