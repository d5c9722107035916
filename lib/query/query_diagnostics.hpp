// Collects what is to be said about a query while it is read.
#pragma once

#include <kwic/query.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

class QueryDiagnostics {
  public:
    // `byte` is a place in the query text, at the start of a code point. A message is kept
    // once, with the first of its places, so that a text of nothing but mistakes has few warnings.
    void report(std::size_t byte, std::string message, std::string suggestion = {});

    // All that was reported, in the order of the columns that the places have in `text`.
    [[nodiscard]] std::vector<Diagnostic> in_order_of_columns(std::string_view text) const;

  private:
    struct Finding {
        std::size_t byte = 0;
        std::string message;
        std::string suggestion;
    };

    std::vector<Finding> findings_;
    std::unordered_map<std::string, std::size_t> places_;  // of a message in `findings_`
};

// Says that a boost, a number of words between lies outside of the limits and the nearest one counts.
void report_bounded_boost(std::size_t byte, QueryDiagnostics& diagnostics);
void report_bounded_distance(std::size_t byte, QueryDiagnostics& diagnostics);

// The text in double quotes for a message, shortened where it is long.
std::string quote_for_message(std::string_view text);

}  // namespace kwic
