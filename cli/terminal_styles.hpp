// What gives text on a terminal its look (ECMA-48, SGR).
#pragma once

#include <string_view>

namespace kwic::cli {

inline constexpr std::string_view plain = "\033[0m";
inline constexpr std::string_view bold = "\033[1m";
inline constexpr std::string_view dim = "\033[2m";
inline constexpr std::string_view green = "\033[32m";
inline constexpr std::string_view bold_red = "\033[1;31m";
inline constexpr std::string_view plain_then_bold = "\033[0m\033[1m";

}  // namespace kwic::cli
