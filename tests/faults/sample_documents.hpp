// The documents that the disturbed operations write.
#pragma once

#include "faults/operations.hpp"

#include <kwic/document.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::faults {

// In the text of every document.
inline constexpr std::string_view word_of_all = "common";

// A word that occurs in the text of this document in this version and nowhere else.
std::string signature_of(std::uint64_t document, std::uint64_t version);

// The text begins with word_of_all and the signature.
std::string make_text(std::uint64_t seed, std::uint64_t document, std::uint64_t version);

// Seeds from this on have texts of so many different words that the table of postings has several levels.
inline constexpr std::uint64_t first_wordy_seed = 8;

// What an index holds after the version of this number: some documents more in each, all texts different. The seed
// decides how many and how long they are: with the larger ones every table has several blocks.
IndexContent make_content(std::uint64_t seed, std::uint64_t version);

Document make_document(const std::string& id, const std::string& text);

std::string id_of_document(std::uint64_t document);

}  // namespace kwic::faults
