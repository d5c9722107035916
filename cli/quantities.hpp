// Numbers for people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::cli {

// "1,234,567".
std::string count_text(std::uint64_t count);

// "1 document", "44 documents".
std::string count_text(std::uint64_t count, std::string_view noun);

// "0.1 MB": millions of bytes with one decimal.
std::string megabytes_text(std::uint64_t bytes);

// With one decimal: "0.3".
std::string decimal_text(double number);

}  // namespace kwic::cli
