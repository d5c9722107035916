#include "document_json.hpp"

#include <string_view>
#include <unordered_map>
#include <utility>

namespace kwic::cli {
namespace {

Json ranges_json(const std::vector<Mark>& marks) {
    Json array = Json::array();
    for (const Mark& mark : marks) array.push_back({{"begin", mark.begin}, {"end", mark.end}});
    return array;
}

Json passage_json(const Passage& passage) {
    Json marks = Json::array();
    for (const Mark& mark : passage.marks) marks.push_back(mark_json(mark));
    return {{"text", passage.text},
            {"begin_byte", passage.begin_byte},
            {"line", passage.line},
            {"marks", std::move(marks)}};
}

}  // namespace

Json mark_json(const Mark& mark) {
    return {{"begin", mark.begin},
            {"end", mark.end},
            {"begin_code_point", mark.begin_code_point},
            {"end_code_point", mark.end_code_point},
            {"line", mark.line},
            {"column", mark.column}};
}

Json field_marks_json(const std::vector<FieldMarks>& marked) {
    Json array = Json::array();
    for (const FieldMarks& value : marked) {
        array.push_back({{"name", value.name}, {"value", value.value}, {"marks", ranges_json(value.marks)}});
    }
    return array;
}

Json warnings_json(const std::vector<Diagnostic>& warnings) {
    Json array = Json::array();
    for (const Diagnostic& warning : warnings) {
        array.push_back({{"column", warning.column}, {"message", warning.message}, {"suggestion", warning.suggestion}});
    }
    return array;
}

// Members are appended to the vector beneath, since looking names up in it would take quadratic time.
Json fields_json(const std::vector<FieldValue>& fields) {
    std::unordered_map<std::string_view, std::size_t> places;
    Json::object_t members;
    for (const FieldValue& field : fields) {
        const auto [place, is_new] = places.try_emplace(field.name, members.size());
        if (is_new) {
            members.emplace_back(field.name, field.value);
            continue;
        }
        Json& value = (members.begin() + static_cast<std::ptrdiff_t>(place->second))->second;
        if (!value.is_array()) value = Json::array({value});
        value.push_back(field.value);
    }
    return members;
}

Json hit_json(const Hit& hit, Freshness freshness) {
    Json object = {{"rank", hit.rank},
                   {"id", hit.id},
                   {"score", hit.score},
                   {"title", hit.title},
                   {"date", hit.date},
                   {"language", hit.language},
                   {"path", hit.path},
                   {"line", hit.line},
                   {"url", hit.url},
                   {"freshness", std::string(name_of(freshness))},
                   {"fields", fields_json(hit.fields)},
                   {"title_marks", ranges_json(hit.title_marks)},
                   {"unshown", hit.unshown}};
    if (!hit.field_marks.empty()) object["field_marks"] = field_marks_json(hit.field_marks);
    for (const SynonymFound& found : hit.synonyms) {
        object["synonyms"].push_back({{"text", found.text}, {"instead_of", found.instead_of}});
    }
    if (hit.budget_left_out > 0) object["budget_left_out"] = hit.budget_left_out;
    if (!hit.repeats.empty()) object["repeats"] = hit.repeats;
    Json& passages = object["passages"] = Json::array();
    for (const Passage& passage : hit.passages) passages.push_back(passage_json(passage));
    if (hit.hidden > 0) object["hidden"] = hit.hidden;
    return object;
}

Json document_json(const Document& document) {
    return {{"format", json_format_version},
            {"id", document.id},
            {"title", document.title},
            {"date", document.date},
            {"language", document.language},
            {"path", document.origin.path},
            {"line", document.origin.line},
            {"url", document.url},
            {"fields", fields_json(document.fields)},
            {"text", document.text}};
}

}  // namespace kwic::cli
