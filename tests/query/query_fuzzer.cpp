// What libFuzzer calls with queries that it makes up: each is read, printed, and what is printed is read as the same.
#include <kwic/query.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "query/query_trees.hpp"
#include "text/utf8.hpp"

namespace kwic {
namespace {

using namespace query_trees;

void require(bool holds, const char* what, const std::string& query) {
    if (holds) return;
    std::fprintf(stderr, "%s: %s\n", what, query.c_str());
    std::abort();
}

bool are_places_sound(const Query& query, std::size_t begin, std::size_t end) {
    if (query.begin_byte >= query.end_byte || query.begin_byte < begin || query.end_byte > end) return false;
    for (const Query& child : query.children) {
        if (!are_places_sound(child, query.begin_byte, query.end_byte)) return false;
    }
    return true;
}

void check(std::string_view text, const ParseOptions& options) {
    const ParsedQuery parsed = parse_query(text, options);
    const std::string canonical = to_string(parsed.query, options.fields);
    const bool is_nothing = parsed.query.kind == QueryKind::nothing;
    require(is_nothing || are_places_sound(parsed.query, 0, text.size()), "a place is wrong in", canonical);
    require(find_ill_formed(canonical) == std::string_view::npos, "ill-formed", canonical);
    for (const Diagnostic& warning : parsed.warnings) {
        require(warning.column > 0 && warning.column <= count_code_points(text) + 1, "a column is wrong in", canonical);
        require(find_ill_formed(warning.message) == std::string_view::npos, "an ill-formed message for", canonical);
    }
    const ParsedQuery again = parse_query(canonical, all_fields());
    require(without_positions(again.query) == without_positions(parsed.query), "read back as another tree", canonical);
    require(again.warnings.empty(), "read back with a warning", canonical);
    require(to_string(again.query, options.fields) == canonical, "no fixed point", canonical);
}

}  // namespace
}  // namespace kwic

// The name is libFuzzer's. The first byte chooses the options.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {  // NOLINT(readability-identifier-naming)
    if (size == 0) return 0;
    kwic::ParseOptions options = kwic::query_trees::all_fields();
    options.all_words = *data % 8 == 1;
    options.literal = *data % 8 == 2;
    kwic::check({reinterpret_cast<const char*>(data) + 1, size - 1}, options);
    return 0;
}
