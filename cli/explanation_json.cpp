#include "explanation_json.hpp"
#include "document_json.hpp"

#include <string_view>
#include <utility>

namespace kwic::cli {
namespace {

std::string_view name_of(QueryKind kind) {
    switch (kind) {
        case QueryKind::word:
            return "word";
        case QueryKind::phrase:
            return "phrase";
        case QueryKind::wildcard:
            return "wildcard";
        case QueryKind::fuzzy:
            return "fuzzy";
        case QueryKind::near:
            return "near";
        case QueryKind::range:
            return "range";
        case QueryKind::group:
            return "group";
        default:
            return "nothing";
    }
}

std::string_view name_of(Occurrence occurrence) {
    switch (occurrence) {
        case Occurrence::required:
            return "required";
        case Occurrence::excluded:
            return "excluded";
        default:
            return "optional";
    }
}

Json term_json(const ExplainedTerm& term, bool about_document) {
    Json object = {{"stem", term.stem},
                   {"form", term.form},
                   {"spelling", term.spelling},
                   {"languages", term.languages},
                   {"stop_word", term.stop_word},
                   {"documents", term.documents},
                   {"occurrences", term.occurrences},
                   {"times", term.times},
                   {"information", term.information}};
    if (!about_document) return object;
    object["present"] = term.present;
    object["count"] = term.count;
    object["saturation"] = term.saturation;
    object["weight"] = term.weight;
    return object;
}

Json clause_json(const ExplainedClause& clause, bool about_document) {
    Json object = {{"written", clause.written},
                   {"kind", name_of(clause.kind)},
                   {"occurrence", name_of(clause.occurrence)},
                   {"takes_part", clause.takes_part}};
    if (about_document) {
        object["matches"] = clause.matches;
        object["score"] = clause.score;
        object["constant"] = clause.constant;
    }
    object["notes"] = clause.notes;
    Json& terms = object["terms"] = Json::array();
    for (const ExplainedTerm& term : clause.terms) terms.push_back(term_json(term, about_document));
    Json& expansions = object["expansions"] = Json::array();
    for (const ExplainedExpansion& expansion : clause.expansions) {
        expansions.push_back({{"form", expansion.form}, {"documents", expansion.documents}});
    }
    Json& children = object["children"] = Json::array();
    for (const ExplainedClause& child : clause.children) children.push_back(clause_json(child, about_document));
    return object;
}

}  // namespace

Json explanation_json(const Explanation& explanation, bool about_document) {
    Json object = {{"format", json_format_version},
                   {"query", explanation.query},
                   {"warnings", warnings_json(explanation.warnings)},
                   {"languages", explanation.languages},
                   {"documents", explanation.documents},
                   {"average_length", explanation.average_length}};
    if (about_document) {
        object["id"] = explanation.id;
        object["title"] = explanation.title;
        object["language"] = explanation.language;
        object["length"] = explanation.length;
        object["matches"] = explanation.matches;
        object["score"] = explanation.score;
        object["reasons"] = explanation.reasons;
    }
    object["clause"] = clause_json(explanation.whole, about_document);
    return object;
}

}  // namespace kwic::cli
