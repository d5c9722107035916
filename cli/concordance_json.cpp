#include "concordance_json.hpp"

#include "document_json.hpp"

namespace kwic::cli {

Json line_json(const Concordance& concordance, const ConcordanceLine& line) {
    const ConcordanceDocument& document = concordance.documents[line.document];
    return {{"rank", document.rank},
            {"id", document.id},
            {"score", document.score},
            {"title", document.title},
            {"path", document.path},
            {"record_line", document.record_line},
            {"occurrences", document.occurrences},
            {"in", line.in_title ? "title" : "text"},
            {"left", std::string(line.left())},
            {"keyword", std::string(line.keyword())},
            {"right", std::string(line.right())},
            {"begin_byte", line.begin_byte},
            {"end_byte", line.end_byte},
            {"mark", mark_json(line.mark)}};
}

Json concordance_json(const Concordance& concordance, const std::string& query) {
    Json object = {{"format", json_format_version},
                   {"query", query},
                   {"total", concordance.total},
                   {"documents_left_out", concordance.documents_left_out},
                   {"lines_left_out", concordance.lines_left_out},
                   {"warnings", warnings_json(concordance.warnings)}};
    Json& lines = object["lines"] = Json::array();
    for (const ConcordanceLine& line : concordance.lines) lines.push_back(line_json(concordance, line));
    return object;
}

Json marked_document_json(const MarkedDocument& marked) {
    Json object = document_json(marked.document);
    Json& title_marks = object["title_marks"] = Json::array();
    for (const Mark& mark : marked.title_marks) title_marks.push_back(mark_json(mark));
    Json& marks = object["marks"] = Json::array();
    for (const Mark& mark : marked.marks) marks.push_back(mark_json(mark));
    object["warnings"] = warnings_json(marked.warnings);
    return object;
}

}  // namespace kwic::cli
