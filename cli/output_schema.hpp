// The JSON Schema of what the program prints as JSON: docs/output.schema.json, taken in when the program is built.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic::cli {

// The whole file.
std::string_view output_schema() noexcept;

// What can be asked for by name: the outputs, not the parts that they share.
std::vector<std::string> output_schema_names();

// The schema of one output, with the parts that it needs and no others; empty if there is none of this name.
std::string output_schema_of(const std::string& name);

}  // namespace kwic::cli
