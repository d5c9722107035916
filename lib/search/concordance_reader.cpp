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
    std::size_t room =
        options_.max_per_document == 0 ? std::numeric_limits<std::size_t>::max() : options_.max_per_document;
    const auto add = [&](const std::string& text, ClauseScope scope, const ConcordanceLine& place) {
        const std::vector<Mark> marks =
            collect_marks(matcher_.match(text, stored.language, scope, session_.tokenizer), {0, text.size()});
        const std::size_t added = lines_.add(text, marks, room, place);
        document.occurrences += marks.size();
        concordance.lines_left_out += marks.size() - added;
        room -= added;
    };
    ConcordanceLine place;
    place.document = concordance.documents.size();
    place.source = LineSource::title;
    add(stored.document.title, ClauseScope::title, place);
    place.source = LineSource::text;
    add(stored.document.text, ClauseScope::anywhere, place);
    place.source = LineSource::field;
    for_each_numbered_value(session_.text_fields, stored.document,
                            [&](std::uint32_t field, std::size_t number, const std::string& value) {
                                place.field = session_.text_fields.name(field);
                                place.value = number;
                                add(value, field_scope(field), place);
                            });
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
