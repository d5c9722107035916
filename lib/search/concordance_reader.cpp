#include "search/concordance_reader.hpp"

#include "search/field_marks.hpp"
#include "snippet/marks.hpp"

#include <limits>
#include <utility>

namespace kwic {

std::size_t ConcordanceReader::read(const std::vector<TopDocument>& documents, Concordance& concordance) {
    std::size_t rank = 0;
    while (rank < documents.size() && !lines_.is_full()) {
        const TopDocument& ranked = documents[rank++];
        StoredDocument stored = session_.documents.read(session_.entries.document_data(ranked.docid, data_));
        ConcordanceDocument document;
        document.rank = rank;
        document.score = ranked.score;
        read_lines(stored, document, concordance);
        if (document.occurrences == 0) continue;
        document.id = read_id(session_.database, ranked.docid);
        document.title = std::move(stored.document.title);
        document.path = std::move(stored.document.origin.path);
        document.record_line = stored.document.origin.line;
        lines_.count(document.id.size() + document.title.size() + document.path.size());
        concordance.documents.push_back(std::move(document));
    }
    concordance.lines = lines_.take();
    return rank;
}

void ConcordanceReader::read_lines(const StoredDocument& stored, ConcordanceDocument& document,
                                   Concordance& concordance) {
    const std::vector<Mark> in_title = find_marks(stored, ClauseScope::title);
    const std::vector<Mark> in_text = find_marks(stored, ClauseScope::anywhere);
    document.occurrences = in_title.size() + in_text.size();
    const std::size_t most =
        options_.max_per_document == 0 ? std::numeric_limits<std::size_t>::max() : options_.max_per_document;
    ConcordanceLine place;
    place.document = concordance.documents.size();
    place.in_title = true;
    std::size_t added = lines_.add(stored.document.title, in_title, most, place);
    place.in_title = false;
    added += lines_.add(stored.document.text, in_text, most - added, place);
    concordance.lines_left_out += document.occurrences - added;
}

std::vector<Mark> ConcordanceReader::find_marks(const StoredDocument& stored, ClauseScope scope) {
    const std::string& text = scope == ClauseScope::title ? stored.document.title : stored.document.text;
    return collect_marks(matcher_.match(text, stored.language, scope, session_.tokenizer), {0, text.size()});
}

MarkedDocument read_marked_document(SearchSession& session, const std::vector<TextClause>& clauses,
                                    Xapian::docid docid) {
    StoredDocument stored = session.documents.read(docid);
    const TextMatcher matcher(clauses);
    const auto find_marks = [&](const std::string& text, ClauseScope scope) {
        return make_marks(text, matcher.match(text, stored.language, scope, session.tokenizer));
    };
    MarkedDocument marked;
    marked.title_marks = find_marks(stored.document.title, ClauseScope::title);
    marked.marks = find_marks(stored.document.text, ClauseScope::anywhere);
    marked.field_marks = find_field_marks(session, stored, matcher);
    marked.document = std::move(stored.document);
    return marked;
}

}  // namespace kwic
