// How a query is to be read, on the command line of whatever asks with it.
#pragma once

#include <kwic/query_reading.hpp>

#include <CLI/CLI.hpp>

namespace kwic::cli {

// Declares --literal, --all, --any, --synonyms, --no-synonyms, --tz and --strict; `reading` is filled in when the
// command line is parsed, its clock now. Of a list of synonyms what cannot be taken is printed on standard error. The
// callbacks throw UsageError, Error{io, not_found}.
void declare_reading_options(CLI::App& app, QueryReading& reading, bool& strict);

}  // namespace kwic::cli
