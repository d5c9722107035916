// The query of a command line, and what was wrong with it.
#pragma once

#include <kwic/query.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kwic::cli {

// The words with spaces between them; of a lone "-" what standard input holds, twice as long as a query may be at most,
// without the line ends at its end. Throws Error{io}.
std::string query_from(const std::vector<std::string>& words);

// For --strict: prints each warning as print_diagnostics() does, with the query and a caret below the place. Returns
// whether there is none.
bool is_as_written(std::string_view query, const std::vector<Diagnostic>& warnings, std::string_view before = {});

// Prints each warning on standard error, after `before`: "kwic: BEFOREcolumn 3: ...".
void print_diagnostics(const std::vector<Diagnostic>& warnings, std::string_view before);

}  // namespace kwic::cli
