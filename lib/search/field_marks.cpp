#include "search/field_marks.hpp"

#include "snippet/marks.hpp"

#include <map>
#include <utility>

namespace kwic {

std::vector<FieldMarks> find_field_marks(SearchSession& session, const StoredDocument& stored,
                                         const TextMatcher& matcher,
                                         const std::function<void(const std::vector<Match>&)>& use) {
    std::vector<FieldMarks> found;
    std::map<std::uint32_t, std::size_t> values;  // of each field so far
    session.text_fields.for_each_value(stored.document, [&](std::uint32_t field, const std::string& value) {
        const std::size_t number = values[field]++;
        const std::vector<Match> matches = matcher.match(value, stored.language, field_scope(field), session.tokenizer);
        if (matches.empty()) return;
        found.push_back({session.text_fields.name(field), number, make_marks(value, matches)});
        if (use) use(matches);
    });
    return found;
}

}  // namespace kwic
