#include "query/near_chain.hpp"

#include "query/field_types.hpp"
#include "query/simplify_group.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace kwic {
namespace {

bool has_places(const Query& query, const std::vector<FieldSpec>& fields) {
    if (query.occurrence != Occurrence::optional) return false;
    if (query.kind == QueryKind::group || query.kind == QueryKind::near) {
        return std::all_of(query.children.begin(), query.children.end(),
                           [&](const Query& child) { return has_places(child, fields); });
    }
    const FieldSpec* field = find_field(fields, query.field);
    return field == nullptr || has_words(field->type);
}

bool can_be_near(const Query& near, const std::vector<FieldSpec>& fields) {
    return has_places(near, fields) && find_only_field(near) != nullptr;
}

void require_all(std::vector<Query>& operands) {
    for (Query& operand : operands) {
        if (operand.occurrence == Occurrence::optional) operand.occurrence = Occurrence::required;
    }
}

}  // namespace

Query join_near_chain(NearChain&& chain, const std::vector<FieldSpec>& fields, QueryDiagnostics& diagnostics) {
    if (chain.operands.size() == 1) return std::move(chain.operands.front());
    if (chain.operands.size() > max_phrase_terms) {
        diagnostics.report(chain.begin_byte, "NEAR joins at most " + std::to_string(max_phrase_terms) +
                                                 " words or groups; the rest of them is ignored.");
        chain.operands.resize(max_phrase_terms);
    }
    Query joined;
    joined.kind = QueryKind::near;
    joined.distance = chain.distance;
    joined.begin_byte = chain.operands.front().begin_byte;
    joined.end_byte = chain.operands.back().end_byte;
    joined.children = std::move(chain.operands);
    if (can_be_near(joined, fields)) {
        simplify_near(joined);
        return joined;
    }
    diagnostics.report(chain.begin_byte,
                       "NEAR joins words, phrases and alternatives of one field; here it is read as AND.", "AND");
    joined.kind = QueryKind::group;
    joined.distance = 0;
    require_all(joined.children);
    simplify_group(joined);
    return joined;
}

}  // namespace kwic
