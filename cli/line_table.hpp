// The lines of a concordance as people read them: the keywords in one column.
#pragma once

#include "output.hpp"
#include "terminal.hpp"

#include <kwic/concordance.hpp>

#include <cstddef>

namespace kwic::cli {

inline constexpr std::size_t unlimited_columns = static_cast<std::size_t>(-1);

// Prints a line each: where it stands ("ID:LINE" or "ID:title"), the left context with its end at the keyword, the
// keyword, the right context. White space is one space, and what could steer a terminal is escaped. Nothing is wider
// than `columns`: places are cut at their begin, contexts at their outer end. On a terminal the pieces of a line with
// words that are written from right to left are isolated (U+2068, U+2069), so that each keeps its place.
void print_line_table(const Concordance& concordance, const Appearance& appearance, std::size_t columns, Output& out);

}  // namespace kwic::cli
