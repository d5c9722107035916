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
    if (stands_in(stored.document.title, ClauseScope::title)) return true;
    return clauses_[0].scope == ClauseScope::anywhere && stands_in(stored.document.text, ClauseScope::anywhere);
}

}  // namespace kwic
