#include "search/miss_reasons.hpp"

#include <cstddef>

namespace kwic {
namespace {

void add_reasons(const ExplainedClause& group, std::vector<std::string>& reasons);

void add_reason_of(const ExplainedClause& child, std::vector<std::string>& reasons) {
    if (child.occurrence == Occurrence::required && !child.matches) {
        reasons.push_back("+" + child.written + " is required and missing");
        add_reasons(child, reasons);
    } else if (child.occurrence == Occurrence::excluded && child.matches) {
        reasons.push_back("-" + child.written + " is excluded and present");
    }
}

// Only if nothing is required but conditions does it matter that nothing optional is there.
void add_reasons(const ExplainedClause& group, std::vector<std::string>& reasons) {
    bool needs_optional = true;
    bool has_optional = false;
    std::string missing;
    std::size_t count = 0;
    for (const ExplainedClause& child : group.children) {
        if (!child.takes_part) continue;
        add_reason_of(child, reasons);
        needs_optional = needs_optional && (child.occurrence != Occurrence::required || child.is_condition);
        if (child.occurrence != Occurrence::optional) continue;
        has_optional = has_optional || child.matches;
        missing += (count++ == 0 ? "" : ", ") + child.written;
    }
    if (!needs_optional || has_optional || count == 0) return;
    reasons.push_back(count == 1 ? missing + " is missing" : "none of these is present: " + missing);
}

}  // namespace

std::vector<std::string> reasons_for_miss(const ExplainedClause& whole) {
    std::vector<std::string> reasons;
    add_reasons(whole, reasons);
    if (reasons.empty()) reasons.emplace_back("the query asks for nothing");
    return reasons;
}

}  // namespace kwic
