// Declared fields on the command line.
#pragma once

#include <kwic/schema.hpp>

#include <string>
#include <vector>

namespace kwic::cli {

// "NAME:TYPE" or "NAME:TYPE:BOOST". Throws UsageError.
FieldSpec parse_field_spec(const std::string& text);

// How it is given on the command line.
std::string field_spec_text(const FieldSpec& field);

}  // namespace kwic::cli
