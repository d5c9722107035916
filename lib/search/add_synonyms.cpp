#include "search/add_synonyms.hpp"

#include "search/field_filter.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace kwic {
namespace {

Query make_group(std::vector<Query> children) {
    Query group;
    group.kind = QueryKind::group;
    group.begin_byte = children.front().begin_byte;
    group.end_byte = children.back().end_byte;
    group.children = std::move(children);
    return group;
}

// So that an explanation shows it whole.
double of_two_digits(double boost) {
    const double units = std::pow(10, 1 - std::floor(std::log10(boost)));
    return std::max(std::round(boost * units) / units, min_boost);
}

class SynonymAdder {
  public:
    SynonymAdder(const SynonymTable& synonyms, UnitReader& units, const TextFields& text_fields)
        : synonyms_(synonyms), units_(units), text_fields_(text_fields) {}

    Query add(const Query& node) {
        if (node.kind == QueryKind::group) return add_to_group(node);
        if (node.kind == QueryKind::near) return add_to_near(node);
        return node;
    }

  private:
    // Children of a group that stand together and take part in the same way.
    struct Run {
        std::size_t first;
        std::size_t last;
        std::string written;
        std::vector<std::string> others;
    };

    [[nodiscard]] bool may_have_synonyms(const Query& node) const {
        const bool is_leaf = node.kind == QueryKind::word || (node.kind == QueryKind::phrase && node.children.empty());
        return is_leaf && !node.exact && !FieldFilter::is_filter(node, text_fields_);
    }

    Query add_to_group(const Query& group) {
        Query added = group;
        added.children.clear();
        for (std::size_t i = 0; i < group.children.size();) {
            const Run run = find_run(group.children, i);
            add_run(group, run, added.children);
            i = run.last;
        }
        return added;
    }

    Query add_to_near(const Query& near) {
        Query added = near;
        for (Query& child : added.children) {
            const std::vector<Query> alone = {child};
            const Run run = find_run(alone, 0);
            if (run.others.empty()) {
                child = add(child);
                continue;
            }
            std::vector<Query> alternatives = synonyms_of(child, run);
            alternatives.insert(alternatives.begin(), child);
            child = make_group(std::move(alternatives));
        }
        return added;
    }

    // The longest run from `first` on that has synonyms; else the one child.
    Run find_run(const std::vector<Query>& children, std::size_t first) {
        Run longest{first, first + 1, {}, {}};
        std::string key;
        std::string written;
        for (std::size_t i = first; i < children.size() && i - first < synonyms_.max_words(); ++i) {
            const Query& child = children[i];
            const bool goes_on =
                may_have_synonyms(child) && child.occurrence == children[first].occurrence &&
                child.field == children[first].field && child.boost == children[first].boost &&
                (i == first || (child.kind == QueryKind::word && children[first].kind == QueryKind::word));
            if (!goes_on) break;
            key += synonym_key(child.text, units_);
            written += (written.empty() ? "" : " ") + child.text;
            std::vector<std::string> others = synonyms_.others(key);
            if (!others.empty()) longest = {first, i + 1, written, std::move(others)};
        }
        const Query& alone = children[first];
        if (longest.others.empty() && alone.kind == QueryKind::phrase && may_have_synonyms(alone)) {
            longest.written = alone.text;
            longest.others = phrases_like(alone.text);
        }
        return longest;
    }

    // The phrase with one run of its words replaced by a synonym.
    std::vector<std::string> phrases_like(const std::string& text) {
        std::vector<std::string> phrases;
        for (std::size_t begin = 0; begin < text.size(); begin = word_end(text, begin) + 1) {
            std::size_t end = begin;
            for (std::size_t words = 0; words < synonyms_.max_words() && end < text.size(); ++words) {
                end = word_end(text, words == 0 ? begin : end + 1);
                for (const std::string& other :
                     synonyms_.others(synonym_key(text.substr(begin, end - begin), units_))) {
                    phrases.push_back(text.substr(0, begin) + other + text.substr(end));
                }
            }
        }
        return phrases;
    }

    static std::size_t word_end(const std::string& text, std::size_t begin) {
        return std::min(text.find(' ', begin), text.size());
    }

    void add_run(const Query& group, const Run& run, std::vector<Query>& children) {
        const auto begin = group.children.begin() + static_cast<std::ptrdiff_t>(run.first);
        const auto end = group.children.begin() + static_cast<std::ptrdiff_t>(run.last);
        if (run.others.empty()) {
            children.push_back(add(*begin));
            return;
        }
        std::vector<Query> others = synonyms_of(*begin, run);
        if (begin->occurrence != Occurrence::required) {
            children.insert(children.end(), begin, end);
            std::move(others.begin(), others.end(), std::back_inserter(children));
            return;
        }
        std::vector<Query> words(begin, end);
        if (words.size() == 1) {
            words[0].occurrence = Occurrence::optional;
        } else {
            words = {make_group(std::move(words))};
        }
        std::move(others.begin(), others.end(), std::back_inserter(words));
        Query alternatives = make_group(std::move(words));
        alternatives.occurrence = Occurrence::required;
        children.push_back(std::move(alternatives));
    }

    // As phrases of a word or more. They are excluded where `like` is, else alternatives.
    std::vector<Query> synonyms_of(const Query& like, const Run& run) {
        std::vector<Query> synonyms;
        for (const std::string& text : run.others) {
            if (added_ == max_query_terms) break;
            ++added_;
            Query& synonym = synonyms.emplace_back();
            synonym.kind = QueryKind::phrase;
            synonym.text = text;
            synonym.field = like.field;
            synonym.boost = of_two_digits(like.boost * share_of(text, run.written));
            synonym.synonym_of = run.written;
            synonym.begin_byte = like.begin_byte;
            synonym.end_byte = like.end_byte;
            if (like.occurrence == Occurrence::excluded) synonym.occurrence = Occurrence::excluded;
        }
        return synonyms;
    }

    double share_of(const std::string& synonym, const std::string& written) {
        const double own = units_.most_weight(synonym);
        const double asked = units_.best_weight(written);
        return synonym_boost * (own > asked && asked > 0 ? asked / own : 1);
    }

    const SynonymTable& synonyms_;
    UnitReader& units_;
    const TextFields& text_fields_;
    std::size_t added_ = 0;
};

}  // namespace

Query add_synonyms(const Query& tree, const SynonymTable& synonyms, UnitReader& units, const TextFields& text_fields) {
    if (synonyms.max_words() == 0) return tree;
    return SynonymAdder(synonyms, units, text_fields).add(tree);
}

}  // namespace kwic
