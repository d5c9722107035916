#include "storage/text_dictionary.hpp"

#include "storage/byte_hash.hpp"
#include "storage/translate_error.hpp"
#include "storage/zstd_error.hpp"

#include <zstd.h>

#include <new>
#include <utility>

namespace kwic {
namespace {

constexpr std::size_t head_bytes = 8;  // the magic number and the dictionary's own number, four bytes each
constexpr std::uint32_t first_number = 32768;

// Of everything behind the head. Two bytes in each frame hold it.
std::uint32_t number_of_content(std::string_view dictionary) noexcept {
    dictionary.remove_prefix(head_bytes);
    return first_number + static_cast<std::uint32_t>(hash_bytes(dictionary) % first_number);
}

[[noreturn]] void fail() {
    throw_damaged("the dictionary of the stored texts is damaged", {});
}

// zstd does not say why it makes no ZSTD_DDict; a context that loads the same bytes does.
[[noreturn]] void explain_failure(std::string_view bytes) {
    constexpr std::string_view frame_of_x("\x28\xB5\x2F\xFD\x20\x01\x09\x00\x00x", 10);
    const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
    if (!context) throw std::bad_alloc();
    char x = 0;
    const std::size_t done = ZSTD_decompress_usingDict(context.get(), &x, 1, frame_of_x.data(), frame_of_x.size(),
                                                       bytes.data(), bytes.size());
    if (ZSTD_isError(done) && !is_lack_of_memory(done)) fail();
    throw std::bad_alloc();
}

using Decoder = std::unique_ptr<ZSTD_DDict, std::size_t (*)(ZSTD_DDict*)>;

Decoder make_decoder(std::string_view bytes) {
    if (bytes.size() <= head_bytes || bytes.size() > max_text_dictionary_bytes) fail();
    if (ZSTD_getDictID_fromDict(bytes.data(), bytes.size()) != number_of_content(bytes)) fail();
    Decoder decoder(ZSTD_createDDict(bytes.data(), bytes.size()), ZSTD_freeDDict);
    if (!decoder) explain_failure(bytes);
    return decoder;
}

}  // namespace

struct TextDictionary::Content {
    explicit Content(std::string&& stored) : bytes(std::move(stored)), decoder(make_decoder(bytes)) {}

    std::string bytes;
    Decoder decoder;
};

TextDictionary::TextDictionary(std::string bytes) {
    if (!bytes.empty()) content_ = std::make_shared<const Content>(std::move(bytes));
}

std::uint32_t TextDictionary::number() const noexcept {
    return content_ ? ZSTD_getDictID_fromDDict(content_->decoder.get()) : 0;
}

std::string_view TextDictionary::bytes() const noexcept {
    return content_ ? std::string_view(content_->bytes) : std::string_view();
}

const ZSTD_DDict* TextDictionary::decoder() const noexcept {
    return content_ ? content_->decoder.get() : nullptr;
}

void put_text_dictionary_number(std::string& bytes) noexcept {
    const std::uint32_t number = number_of_content(bytes);
    for (std::size_t byte = 0; byte < 4; ++byte) bytes[4 + byte] = static_cast<char>(number >> (8 * byte));
}

}  // namespace kwic
