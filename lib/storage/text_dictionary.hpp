// What the texts of an index have in common, so that each of them compresses well by itself.
#pragma once

#include <zstd.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kwic {

inline constexpr std::size_t max_text_dictionary_bytes = std::size_t{64} << 10;

// A dictionary ready to use, or none. Immutable; copies share it, and any number of threads may use it at once.
class TextDictionary {
  public:
    // None: what is compressed with it is plain zstd.
    TextDictionary() = default;

    // From what make_text_dictionary() returned; no bytes mean none. Takes about 0.04 ms. Throws Error{damaged} where
    // that cannot have made the bytes: their number tells this of all but one in 32,768 changes. Throws std::bad_alloc.
    explicit TextDictionary(std::string bytes);

    // From 32,768 to 65,535, made of the contents; 0 for none. Each frame carries the number of its dictionary.
    [[nodiscard]] std::uint32_t number() const noexcept;

    [[nodiscard]] std::string_view bytes() const noexcept;

    // Null for none.
    [[nodiscard]] const ZSTD_DDict* decoder() const noexcept;

  private:
    struct Content;
    std::shared_ptr<const Content> content_;
};

// Gives the zstd dictionary `bytes`, which is larger than its head of 8 bytes, the number that TextDictionary demands.
void put_text_dictionary_number(std::string& bytes) noexcept;

}  // namespace kwic
