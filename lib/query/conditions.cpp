#include "query/conditions.hpp"

#include "query/field_types.hpp"
#include "query/field_value.hpp"
#include "query/simplify_group.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace kwic {
namespace {

bool is_optional(const Query& query) {
    return query.occurrence == Occurrence::optional;
}

bool are_conditions(const Alternatives& alternatives, const std::vector<FieldSpec>& fields) {
    return std::all_of(alternatives.begin(), alternatives.end(),
                       [&](const Query& query) { return is_optional(query) && is_condition(query, fields); });
}

const std::string* find_only_field(const Alternatives& alternatives) {
    const std::string* only = kwic::find_only_field(alternatives.front());
    const bool is_only = std::all_of(alternatives.begin(), alternatives.end(), [&](const Query& query) {
        const std::string* field = kwic::find_only_field(query);
        return field != nullptr && only != nullptr && *field == *only;
    });
    return is_only ? only : nullptr;
}

// Makes one range of `a` and `b` if each has the bound that the other lacks.
bool combine_bounds(Query& a, const Query& b, FieldType type) {
    if (a.kind != QueryKind::range || b.kind != QueryKind::range) return false;
    const Query& low = a.low.empty() ? b : a;
    const Query& high = a.low.empty() ? a : b;
    if (low.low.empty() || !low.high.empty() || !high.low.empty()) return false;
    Query both = a;
    both.low = low.low;
    both.excludes_low = low.excludes_low;
    both.high = high.high;
    both.excludes_high = high.excludes_high;
    both.begin_byte = std::min(a.begin_byte, b.begin_byte);
    both.end_byte = std::max(a.end_byte, b.end_byte);
    if (is_reversed(both, type)) return false;
    a = std::move(both);
    return true;
}

// The alternatives of a list, each of which becomes one child or, unless it is required, several.
class SideBySide {
  public:
    SideBySide(const std::vector<FieldSpec>& fields, bool requires_all)
        : fields_(fields), requires_all_(requires_all) {}

    void take(Alternatives&& alternatives) {
        const bool are_required = are_conditions(alternatives, fields_);
        if (are_required && joins_earlier(alternatives)) return;
        parts_.push_back({std::move(alternatives), are_required || requires_all_, are_required});
    }

    std::vector<Query> finish() {
        if (parts_.size() == 1 && !requires_all_) return std::move(parts_.front().alternatives);
        std::vector<Query> children;
        for (Part& part : parts_) {
            if (!part.is_required) {
                std::move(part.alternatives.begin(), part.alternatives.end(), std::back_inserter(children));
                continue;
            }
            Query child = part.alternatives.size() == 1 ? std::move(part.alternatives.front())
                                                        : make_group(std::move(part.alternatives));
            if (is_optional(child)) child.occurrence = Occurrence::required;
            children.push_back(std::move(child));
        }
        return children;
    }

  private:
    struct Part {
        Alternatives alternatives;
        bool is_required = false;
        bool is_condition = false;
    };

    bool joins_earlier(Alternatives& alternatives) {
        const std::string* field = find_only_field(alternatives);
        if (field == nullptr) return false;
        for (Part& part : parts_) {
            if (!part.is_condition) continue;
            const std::string* other = find_only_field(part.alternatives);
            if (other == nullptr || *other != *field) continue;
            join(part.alternatives, alternatives, *find_field(fields_, *field));
            return true;
        }
        return false;
    }

    static void join(Alternatives& into, Alternatives& from, const FieldSpec& field) {
        const bool are_single = into.size() == 1 && from.size() == 1;
        if (are_single && combine_bounds(into.front(), from.front(), field.type)) return;
        std::move(from.begin(), from.end(), std::back_inserter(into));
    }

    const std::vector<FieldSpec>& fields_;
    bool requires_all_;
    std::vector<Part> parts_;
};

}  // namespace

std::vector<Query> join_side_by_side(std::vector<Alternatives>&& list, const std::vector<FieldSpec>& fields,
                                     bool requires_all) {
    std::erase_if(list, [](const Alternatives& alternatives) { return alternatives.empty(); });
    if (list.empty()) return {};
    if (list.size() == 1 && !(requires_all && list.front().size() == 1)) return std::move(list.front());
    SideBySide children(fields, requires_all);
    for (Alternatives& alternatives : list) children.take(std::move(alternatives));
    return children.finish();
}

Query make_group(std::vector<Query>&& children) {
    Query group;
    group.kind = QueryKind::group;
    group.begin_byte = children.front().begin_byte;
    for (const Query& child : children) {
        group.begin_byte = std::min(group.begin_byte, child.begin_byte);
        group.end_byte = std::max(group.end_byte, child.end_byte);
    }
    group.children = std::move(children);
    simplify_group(group);
    return group;
}

}  // namespace kwic
