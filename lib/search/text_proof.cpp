#include "search/text_proof.hpp"

#include <string>
#include <string_view>

namespace kwic {

bool TextProof::holds(SearchSession& session, Xapian::docid docid) const {
    std::string buffer;
    const StoredDocument stored = session.documents.read(session.entries.document_data(docid, buffer));
    const auto stands_in = [&](std::string_view text, ClauseScope scope) {
        return !matcher_.match(text, stored.language, scope, session.tokenizer).empty();
    };
    const ClauseScope wanted = clauses_[0].scope;
    const bool is_anywhere = wanted == ClauseScope::anywhere;
    if (!is_field(wanted) && stands_in(stored.document.title, ClauseScope::title)) return true;
    if (is_anywhere && stands_in(stored.document.text, ClauseScope::anywhere)) return true;
    bool is_in_field = false;
    session.text_fields.for_each_value(stored.document, [&](std::uint32_t field, const std::string& value) {
        const ClauseScope scope = field_scope(field);
        is_in_field = is_in_field || ((is_anywhere || scope == wanted) && stands_in(value, scope));
    });
    return is_in_field;
}

}  // namespace kwic
