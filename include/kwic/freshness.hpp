// Whether a hit's file is still what was indexed.
#pragma once

#include <kwic/document.hpp>
#include <kwic/export.hpp>
#include <kwic/index.hpp>

#include <string>
#include <string_view>

namespace kwic {

enum class Freshness {
    fresh,    // the file has the size and the modification time that it had
    changed,  // it has others, or what has its name is no file; of a record: something in its file has changed
    gone,     // nothing has its name
    unknown,  // it was read from no file, or the system does not let us look
};

// Looks once at the file's entry (one stat, which follows symbolic links) and never into the file, so that a change
// that keeps size and time goes unseen. A time of 0 is not compared. A relative path is meant from `base_folder`;
// empty: the current folder. Never throws but std::bad_alloc. Any thread.
KWIC_API Freshness check_freshness(const Origin& origin, const std::string& base_folder = {});
KWIC_API Freshness check_freshness(const Hit& hit, const std::string& base_folder = {});

// "fresh", "changed", "gone", "unknown".
KWIC_API std::string_view name_of(Freshness freshness) noexcept;

}  // namespace kwic
