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

// , ; : . ! ?
bool is_punctuation(char character) noexcept;

// Whether a backslash stands at `at`, the start of a term, that makes a word of the operator after it.
bool escapes_operator(std::string_view text, std::size_t at) noexcept;

struct OperatorWord {
    QueryTokenKind kind = QueryTokenKind::end;
    std::size_t bytes = 0;         // 0: there is none
    std::string_view digits = {};  // of NEAR/5
};

// AND, OR, NOT, NEAR or NEAR and '/' and digits at `at`, before a separator, a parenthesis, a quotation mark or the
// end.
OperatorWord operator_at(std::string_view text, std::size_t at) noexcept;

// Whether a term that a sign can belong to starts at `at`: a group, a phrase, an escape, what follows '=', or a word
// that holds a word character and does not begin with a sign.
bool starts_term(std::string_view text, std::size_t at) noexcept;

// Whether '+' or '-' stands at `at` and a term starts after it.
bool is_sign_at(std::string_view text, std::size_t at) noexcept;

// Whether '=' stands at `at` and a word character, a quotation mark or an escape after it.
bool is_exact_sign_at(std::string_view text, std::size_t at) noexcept;

enum class FieldValue {
    none,     // text that starts no value: another colon, "//", or a backslash that escapes nothing
    missing,  // a separator, ')' or the end
    present,
};

// A name and a colon.
struct FieldBeginning {
    std::size_t name_bytes = 0;  // 0: there is none
    FieldValue value = FieldValue::none;
};

// What stands at `at`: a letter, then letters, digits, marks, '_' and '-', then a colon.
FieldBeginning field_at(std::string_view text, std::size_t at) noexcept;

// For each byte that is a '(' with its ')' in the same stretch without separators, where that ')' is; npos for all
// other bytes. Escaped parentheses do not count.
std::vector<std::size_t> pair_parentheses(std::string_view text);

// The text with each run of separators as one space and none at either end.
std::string join_with_spaces(std::string_view text);

}  // namespace kwic
