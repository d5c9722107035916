// What `kwic index` says when it is done.
#pragma once

#include <kwic/builder.hpp>
#include <kwic/updater.hpp>

#include <string>

namespace kwic::cli {

// "Indexed 12 documents (0.1 MB) in 0.4 s"; with "; the index holds 11" if that is another number.
std::string build_line(const BuildProgress& read, const BuildReport& report, double seconds);

// "Read 12 documents (0.1 MB) in 0.4 s; nothing written".
std::string dry_run_line(const BuildProgress& read, double seconds);

// "Indexed 12 of 14,073 documents anew (3 added, 9 replaced, 2 removed) in 0.4 s; the index holds 14,074", where 14,073
// were read; or what else has happened.
std::string update_line(const UpdateReport& report, double seconds);

}  // namespace kwic::cli
