#include "concordance_json.hpp"

#include "document_json.hpp"

#include <utility>

namespace kwic::cli {

namespace {

Json listed_document_json(const ConcordanceDocument& document) {
    return {{"rank", document.rank},
            {"id", document.id},
            {"score", document.score},
            {"title", document.title},
            {"path", document.path},
            {"line", document.record_line},
            {"occurrences", document.occurrences}};
}

// Appends what a line says of itself.
Json with_line(Json object, const ConcordanceLine& line) {
    object["in"] = name_of(line.source);
    if (line.source == LineSource::field) {
        object["field"] = line.field;
        object["value"] = line.value;
    }
    object["left"] = std::string(line.left());
    object["keyword"] = std::string(line.keyword());
    object["right"] = std::string(line.right());
    object["begin_byte"] = line.begin_byte;
    object["end_byte"] = line.end_byte;
    object["mark"] = mark_json(line.mark);
    return object;
}

}  // namespace

Json concordance_json(const Concordance& concordance, const std::string& query) {
    Json object = {{"format", json_format_version},
                   {"query", query},
                   {"total", concordance.total},
                   {"documents_left_out", concordance.documents_left_out},
                   {"lines_left_out", concordance.lines_left_out},
                   {"warnings", warnings_json(concordance.warnings)}};
    Json& documents = object["documents"] = Json::array();
    for (const ConcordanceDocument& document : concordance.documents) {
        documents.push_back(listed_document_json(document));
    }
    Json lines = Json::array();
    for (const ConcordanceLine& line : concordance.lines) {
        lines.push_back(with_line({{"document", line.document}}, line));
    }
    object["lines"] = std::move(lines);
    return object;
}

Json lone_line_json(const Concordance& concordance, const ConcordanceLine& line) {
    const ConcordanceDocument& document = concordance.documents[line.document];
    return with_line({{"rank", document.rank}, {"id", document.id}, {"score", document.score}}, line);
}

Json marked_document_json(const MarkedDocument& marked) {
    Json object = document_json(marked.document);
    Json& title_marks = object["title_marks"] = Json::array();
    for (const Mark& mark : marked.title_marks) title_marks.push_back(mark_json(mark));
    Json& marks = object["marks"] = Json::array();
    for (const Mark& mark : marked.marks) marks.push_back(mark_json(mark));
    if (!marked.field_marks.empty()) object["field_marks"] = field_marks_json(marked.field_marks);
    object["warnings"] = warnings_json(marked.warnings);
    return object;
}

}  // namespace kwic::cli
