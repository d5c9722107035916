// What characters mean in a query: the rules that the lexer reads by and the printer writes by.
#pragma once

#include "query/query_token.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A code point of a query text.
struct QueryCharacter {
    char32_t value = 0;
    std::size_t bytes = 0;
    bool separates = true;  // white space, a control character, a zero-width space, a byte order mark, ill-formed UTF-8
};

// The code point at `at`; at the end of the text one of no bytes that separates.
QueryCharacter read_character(std::string_view text, std::size_t at) noexcept;

// A letter, digit or mark of any script, or '_'.
bool is_word_character(char32_t value) noexcept;

// Letters and digits of any script.
std::size_t count_letters(std::string_view text) noexcept;

// Whether every code point is a letter or a mark.
bool is_all_letters(std::string_view text) noexcept;

// " “ ” „ « »
bool is_quotation_mark(char32_t value) noexcept;

// Whether a backslash stands at `at` that makes ordinary text of the character after it. Before a letter, a digit, '_'
// and white space a backslash is text itself.
bool escapes_character(std::string_view text, std::size_t at) noexcept;

// The text with each escaping backslash taken away.
std::string remove_escapes(std::string_view text);

// Whether a backslash stands at `at`, the start of a term, that makes a word of the AND, OR or NOT after it.
bool escapes_operator(std::string_view text, std::size_t at) noexcept;

struct OperatorWord {
    QueryTokenKind kind = QueryTokenKind::end;
    std::size_t bytes = 0;  // 0: there is none
};

// AND, OR or NOT at `at`, before a separator, a parenthesis, a quotation mark or the end.
OperatorWord operator_at(std::string_view text, std::size_t at) noexcept;

// Whether a term that a sign can belong to starts at `at`: a group, a phrase, an escape, or a word that holds a word
// character and does not begin with a sign.
bool starts_term(std::string_view text, std::size_t at) noexcept;

// Whether '+' or '-' stands at `at` and a term starts after it.
bool is_sign_at(std::string_view text, std::size_t at) noexcept;

// Bytes of the name that may be a field's at `at`: a letter, then letters, digits, marks, '_' and '-', then a colon and
// directly the start of a value (not a separator, ')', another colon or "//"). 0 if there is none.
std::size_t field_name_bytes_at(std::string_view text, std::size_t at) noexcept;

// For each byte that is a '(' with its ')' in the same stretch without separators, where that ')' is; npos for all
// other bytes. Escaped parentheses do not count.
std::vector<std::size_t> pair_parentheses(std::string_view text);

// The text with each run of separators as one space and none at either end.
std::string join_with_spaces(std::string_view text);

}  // namespace kwic
