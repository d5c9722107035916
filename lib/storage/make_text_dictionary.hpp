// From some texts of an index to the dictionary that all are compressed with.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace kwic {

// How much text to give make_text_dictionary(): more is hardly better, but more different texts are.
inline constexpr std::size_t text_sample_bytes = std::size_t{1} << 20;

// Makes a zstd dictionary of the beginnings of texts that are evenly spread over the sample, and of the statistics that
// some of its texts give when compressed. It has about a sixteenth of the sample's bytes, at most
// max_text_dictionary_bytes, and takes about 1 ms. The same sample and version of zstd give the same bytes. Empty where
// it would not pay: the sample has less than half of text_sample_bytes, or its texts are too long to need it. Throws
// std::bad_alloc. Thread rule: none.
std::string make_text_dictionary(std::span<const std::string_view> sample);

}  // namespace kwic
