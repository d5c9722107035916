// The lines of a dump: a header, then one document a line. docs/dump-format.md has the members.
#pragma once

#include <kwic/document.hpp>
#include <kwic/schema.hpp>
#include <kwic/synonyms.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::cli {

inline constexpr std::uint64_t dump_version = 1;

// Longer than any line that can be written: a text has at most 100 MiB, all else 16 MiB, and a byte becomes at most
// six.
inline constexpr std::size_t max_dump_line_bytes = std::size_t{1} << 30;

// The first line. It says how many documents follow, so that a dump that was cut short is told from a whole one.
struct DumpHeader {
    std::uint64_t documents = 0;
    std::string default_language = "en";
    std::vector<std::string> sources = {};
    std::vector<FieldSpec> fields = {};  // declared ones
    std::vector<SynonymGroup> synonyms = {};
    std::string tool_version = {};  // of the kwic that wrote it

    bool operator==(const DumpHeader&) const = default;
};

// A line each, without a line feed. Well-formed UTF-8, whatever bytes ids and paths have; the other texts of a document
// must be well-formed UTF-8, as those of an index are.
std::string header_line(const DumpHeader& header);
std::string document_line(const Document& document);

// The reverse, strictly: what the writers above do not write is a JsonProblem, but for the order of members, white
// space, and members that are there and empty. parse_header throws Error{incompatible} for a header of a later version.
DumpHeader parse_header(std::string_view line);
Document parse_document(std::string_view line);

}  // namespace kwic::cli
