#include "output_schema.hpp"

#include "json_text.hpp"

#include <algorithm>

namespace kwic::cli {
namespace {

constexpr std::string_view reference_begin = "#/$defs/";

// Adds to `names` what `schema` refers to, directly or by what that refers to.
void add_references(const Json& schema, const Json& parts, std::vector<std::string>& names) {
    if (schema.is_object() && schema.contains("$ref")) {
        const std::string name = schema["$ref"].get<std::string>().substr(reference_begin.size());
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
            add_references(parts.at(name), parts, names);
        }
    }
    if (!schema.is_structured()) return;
    for (const Json& part : schema) add_references(part, parts, names);
}

Json parsed() {
    return Json::parse(output_schema());
}

std::vector<std::string> outputs_of(const Json& whole) {
    std::vector<std::string> names;
    for (const Json& output : whole.at("anyOf")) {
        names.push_back(output.at("$ref").get<std::string>().substr(reference_begin.size()));
    }
    return names;
}

}  // namespace

std::vector<std::string> output_schema_names() {
    return outputs_of(parsed());
}

std::string output_schema_of(const std::string& name) {
    const Json whole = parsed();
    const std::vector<std::string> outputs = outputs_of(whole);
    if (std::find(outputs.begin(), outputs.end(), name) == outputs.end()) return {};
    const Json& parts = whole.at("$defs");
    Json schema = {{"$schema", whole.at("$schema")}};
    schema.update(parts.at(name));
    std::vector<std::string> needed;
    add_references(parts.at(name), parts, needed);
    for (const std::string& part : needed) schema["$defs"][part] = parts.at(part);
    return json_text(schema, JsonLayout::indented) + "\n";
}

}  // namespace kwic::cli
