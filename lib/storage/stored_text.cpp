#include "storage/stored_text.hpp"

#include "storage/byte_stream.hpp"
#include "storage/text_codes.hpp"
#include "storage/text_decoder.hpp"
#include "storage/translate_error.hpp"

namespace kwic {
namespace {

constexpr char coded = 1;  // no zstd frame begins with it
constexpr std::size_t number_bytes = 2;

[[noreturn]] void fail() {
    throw_damaged("a stored text is damaged", {});
}

// What follows the first byte: the number of the dictionary, the lower byte first; number of bytes; codes.
struct CodedText {
    explicit CodedText(std::string_view stored) {
        ByteParser rest(stored.substr(1));
        const std::string_view number = rest.bytes(number_bytes);
        dictionary_number = static_cast<unsigned char>(number[0]) | static_cast<unsigned char>(number[1]) << 8;
        text_bytes = rest.number();
        codes = rest.rest();
        if (text_bytes > max_stored_text_bytes || text_bytes / max_decoded_bytes_a_code > codes.size()) fail();
    }

    std::uint32_t dictionary_number;
    std::uint64_t text_bytes;
    std::string_view codes;
};

bool is_coded(std::string_view stored) noexcept {
    return stored.starts_with(coded);
}

// Texts that repeat themselves at length, or hold few words, are small as frames.
bool is_worth_it(std::string_view text, std::string_view codes) noexcept {
    return codes.size() <= text.size() / 4 * 3 + 16;
}

}  // namespace

void StoredTextWriter::append(std::string_view text, std::string_view codes, std::string& out) {
    const std::uint32_t number = dictionary_.number();
    const bool has_codes = !codes.empty() || text.empty();
    if (number == 0 || !has_codes || !is_worth_it(text, codes)) return compressor_.compress(text, out);
    out += coded;
    out += static_cast<char>(number);
    out += static_cast<char>(number >> 8);
    append_number(out, text.size());
    out += codes;
}

std::string StoredTextReader::read(std::string_view stored) {
    if (!is_coded(stored)) return decompressor_.decompress(stored, max_stored_text_bytes);
    const CodedText text(stored);
    if (text.dictionary_number != dictionary_.number()) fail();
    return decode_text(dictionary_, text.codes, text.text_bytes);
}

std::uint64_t stored_text_bytes(std::string_view stored) {
    return is_coded(stored) ? CodedText(stored).text_bytes : text_bytes_in(stored, max_stored_text_bytes);
}

}  // namespace kwic
