#include "query_input.hpp"

#include "message.hpp"
#include "query_excerpt.hpp"
#include "warning_text.hpp"
#include "whole_file.hpp"

#include <cstddef>

namespace kwic::cli {
namespace {

constexpr std::size_t max_input_bytes = 2 * max_query_bytes;

std::string joined(const std::vector<std::string>& words) {
    std::string query;
    for (const std::string& word : words) query += (query.empty() && &word == &words.front() ? "" : " ") + word;
    return query;
}

}  // namespace

std::string query_from(const std::vector<std::string>& words) {
    if (words.size() != 1 || words.front() != "-") return joined(words);
    std::string query = read_input(max_input_bytes);
    while (query.ends_with('\n') || query.ends_with('\r')) query.pop_back();
    return query;
}

bool is_as_written(std::string_view query, const std::vector<Diagnostic>& warnings, std::string_view before) {
    for (const Diagnostic& warning : warnings) {
        print_diagnostics({warning}, before);
        print_raw_message(query_excerpt(query, warning.column));
    }
    return warnings.empty();
}

void print_diagnostics(const std::vector<Diagnostic>& warnings, std::string_view before) {
    for (const Diagnostic& warning : warnings) print_message(std::string(before) + warning_text(warning));
}

}  // namespace kwic::cli
