#include "storage/text_dictionary.hpp"

#include "storage/byte_hash.hpp"
#include "storage/text_codes.hpp"
#include "storage/translate_error.hpp"

#include <utility>

namespace kwic {
namespace {

constexpr std::size_t number_bytes = 2;               // the lower one first
constexpr std::size_t head_bytes = 2 * number_bytes;  // the dictionary's number, and how many pieces it has

[[noreturn]] void fail() {
    throw_damaged("the dictionary of the stored texts is damaged", {});
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) noexcept {
    return static_cast<unsigned char>(bytes[at]) | static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + 1]))
                                                       << 8;
}

void append_number_at_end(std::string& bytes, std::size_t number) {
    bytes += static_cast<char>(number);
    bytes += static_cast<char>(number >> 8);
}

std::uint32_t number_of(std::string_view behind_number) noexcept {
    return 1 + static_cast<std::uint32_t>(hash_bytes(behind_number) % 0xFFFF);
}

}  // namespace

// Head, the length of each piece as a byte, the pieces.
TextDictionary::Content::Content(std::string&& stored) : bytes(std::move(stored)) {
    if (bytes.size() < head_bytes) fail();
    number = number_at(bytes, 0);
    const std::size_t pieces = number_at(bytes, number_bytes);
    if (number != number_of(std::string_view(bytes).substr(number_bytes))) fail();
    if (pieces == 0 || pieces > max_text_pieces || bytes.size() < head_bytes + pieces) fail();
    begins.reserve(pieces + 1);
    std::size_t begin = head_bytes + pieces;
    for (std::size_t piece = 0; piece < pieces; ++piece) {
        const auto length = static_cast<unsigned char>(bytes[head_bytes + piece]);
        if (length == 0 || length > max_piece_bytes) fail();
        begins.push_back(static_cast<std::uint32_t>(begin));
        begin += length;
    }
    begins.push_back(static_cast<std::uint32_t>(begin));
    if (begin != bytes.size()) fail();
    bytes.reserve(begin + max_piece_bytes);
}

TextDictionary::TextDictionary(std::string bytes) {
    if (!bytes.empty()) content_ = std::make_shared<const Content>(std::move(bytes));
}

TextDictionary TextDictionary::of_pieces(const std::vector<std::string_view>& pieces) {
    if (pieces.empty()) return {};
    std::string behind_number;
    append_number_at_end(behind_number, pieces.size());
    for (const std::string_view piece : pieces) behind_number += static_cast<char>(piece.size());
    for (const std::string_view piece : pieces) behind_number += piece;
    std::string bytes;
    append_number_at_end(bytes, number_of(behind_number));
    return TextDictionary(bytes + behind_number);
}

}  // namespace kwic
