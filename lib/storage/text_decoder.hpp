// Codes to the text that TextEncoder has made them of.
#pragma once

#include "storage/text_codes.hpp"
#include "storage/text_dictionary.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// What a byte of codes can stand for at most: a word of max_spelled_bytes and a space for each code of two bytes.
inline constexpr std::size_t max_decoded_bytes_a_code = (max_spelled_bytes + 1) / 2;

// The text of `text_bytes` bytes. Throws Error{damaged} where the codes are not those of such a text; reads nothing
// beyond them. Throws std::bad_alloc. Thread rule: none.
std::string decode_text(const TextDictionary& dictionary, std::string_view codes, std::size_t text_bytes);

}  // namespace kwic
