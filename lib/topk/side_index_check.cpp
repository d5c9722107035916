#include "topk/side_index_check.hpp"

#include "storage/document_access.hpp"
#include "storage/term_space.hpp"
#include "topk/block_cursor.hpp"
#include "topk/stem_terms.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace kwic {
namespace {

// The log2 of two C libraries may differ in its last digit.
bool is_same_factor(double a, double b) {
    return std::abs(a - b) <= 4 * std::numeric_limits<double>::epsilon() * std::abs(b);
}

class SideIndexCheck {
  public:
    SideIndexCheck(const Xapian::Database& database, const SideIndex& index, const std::function<void()>& on_step)
        : database_(database), index_(index), on_step_(on_step) {}

    std::string run() {
        if (!counts_agree(database_, index_)) return "counts other documents than the database";
        if (!documents_agree()) return "has another id or length of a document than the database";
        if (!terms_agree()) return "has other postings of a term than the database";
        if (!splits_agree()) return "knows other ways of splitting a word than the database";
        return {};
    }

  private:
    void step() const {
        if (on_step_) on_step_();
    }

    [[nodiscard]] bool documents_agree() const {
        const double average = database_.get_avlength();
        for (auto at = database_.postlist_begin({}); at != database_.postlist_end({}); ++at) {
            step();
            if (*at > index_.last_docid()) return false;
            const double factor = length_factor(average, at.get_doclength());
            if (!is_same_factor(index_.length_factors()[*at], factor)) return false;
            if (index_.id(*at) != read_id(database_, *at)) return false;
        }
        return true;
    }

    [[nodiscard]] bool terms_agree() const {
        std::uint64_t frequent = 0;
        const bool all_agree = for_each_stem_term(database_, [&](const Xapian::TermIterator& term) {
            step();
            if (!index_.may_have_stem(*term)) return false;
            const std::optional<SidePostings> postings = index_.find(*term);
            const bool is_frequent = term.get_termfreq() >= side_frequency_min(index_.documents());
            if (postings.has_value() != is_frequent) return false;
            if (!postings) return true;
            ++frequent;
            return postings_agree(*term, *postings) &&
                   postings->splits == database_.get_metadata(make_split_key(*term));
        });
        return all_agree && frequent == index_.terms();
    }

    [[nodiscard]] bool postings_agree(const std::string& term, const SidePostings& postings) const {
        if (postings.statistics.documents != database_.get_termfreq(term) ||
            postings.statistics.wdf_sum != database_.get_collection_freq(term)) {
            return false;
        }
        auto expected = database_.postlist_begin(term);
        std::vector<double> saturations;
        for (BlockCursor cursor(index_, postings); !cursor.at_end(); cursor.next_block()) {
            const auto docids = cursor.docids();
            const auto wdfs = cursor.wdfs();
            for (std::size_t i = 0; i < docids.size(); ++i, ++expected) {
                if (expected == database_.postlist_end(term)) return false;
                if (*expected != docids[i] || expected.get_wdf() != wdfs[i]) return false;
                saturations.push_back(saturation(wdfs[i] * index_.length_factors()[docids[i]]));
                if (saturations.back() > cursor.saturation()) return false;
            }
        }
        if (expected != database_.postlist_end(term)) return false;
        const auto tenth = saturations.begin() + static_cast<std::ptrdiff_t>(seeded_hits - 1);
        std::nth_element(saturations.begin(), tenth, saturations.end(), std::greater<>());
        return postings.tenth_saturation <= *tenth;
    }

    [[nodiscard]] bool splits_agree() const {
        const std::string prefix(split_key_prefix);
        for (auto key = database_.metadata_keys_begin(prefix); key != database_.metadata_keys_end(prefix); ++key) {
            step();
            if (!index_.may_have_splits((*key).substr(prefix.size()))) return false;
        }
        return true;
    }

    const Xapian::Database& database_;
    const SideIndex& index_;
    const std::function<void()>& on_step_;
};

}  // namespace

bool counts_agree(const Xapian::Database& database, const SideIndex& index) {
    return index.documents() == database.get_doccount() && index.last_docid() == database.get_lastdocid() &&
           index.length_sum() == database.get_total_length();
}

std::string find_side_index_fault(const Xapian::Database& database, const SideIndex& index,
                                  const std::function<void()>& on_step) {
    return SideIndexCheck(database, index, on_step).run();
}

}  // namespace kwic
