#include "search/field_marks.hpp"

#include "snippet/marks.hpp"

#include <map>
#include <utility>

namespace kwic {

void for_each_numbered_value(const TextFields& text_fields, const Document& document, const UseNumberedValue& use) {
    std::map<std::uint32_t, std::size_t> values;  // of each field so far
    text_fields.for_each_value(
        document, [&](std::uint32_t field, const std::string& value) { use(field, values[field]++, value); });
}

std::vector<FieldMarks> find_field_marks(SearchSession& session, const StoredDocument& stored,
                                         const TextMatcher& matcher,
                                         const std::function<void(const std::vector<Match>&)>& use) {
    std::vector<FieldMarks> found;
    for_each_numbered_value(session.text_fields, stored.document,
                            [&](std::uint32_t field, std::size_t number, const std::string& value) {
                                const std::vector<Match> matches =
                                    matcher.match(value, stored.language, field_scope(field), session.tokenizer);
                                if (matches.empty()) return;
                                found.push_back({session.text_fields.name(field), number, make_marks(value, matches)});
                                if (use) use(matches);
                            });
    return found;
}

}  // namespace kwic
