// JSON values to text that may be shown anywhere.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace kwic::cli {

using Json = nlohmann::ordered_json;

enum class JsonLayout { line, indented };

// The value as JSON, without a line feed at its end. Always UTF-8: an ill-formed byte becomes U+FFFD. Controls (C0,
// DEL, C1, bidirectional) and line separators are written as \uXXXX. Fractions have nine significant digits; what is
// not finite is null. (nlohmann-json's own writer offers neither.) Recurses as deep as the value is, so the caller
// bounds its depth.
std::string json_text(const Json& value, JsonLayout layout);

}  // namespace kwic::cli
