// The pieces that the texts of an index mostly consist of: words, and what stands between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Pieces by number, or none. Immutable; copies share it, and any number of threads may use it at once.
class TextDictionary {
  public:
    // None: texts are zstd frames then.
    TextDictionary() = default;

    // From what bytes() gave; no bytes mean none. Throws Error{damaged} where that cannot have made the bytes: their
    // number tells this of all but one in 65,535 changes. Throws std::bad_alloc.
    explicit TextDictionary(std::string bytes);

    // Of at most max_text_pieces different pieces of 1 to max_piece_bytes bytes (text_codes.hpp), the most frequent
    // first; none if there are none. Throws std::bad_alloc.
    static TextDictionary of_pieces(const std::vector<std::string_view>& pieces);

    // From 1 to 65,535, made of the pieces; 0 for none. Each text carries the number of its dictionary.
    [[nodiscard]] std::uint32_t number() const noexcept { return content_ ? content_->number : 0; }

    [[nodiscard]] std::string_view bytes() const noexcept {
        return content_ ? std::string_view(content_->bytes) : std::string_view();
    }

    [[nodiscard]] std::size_t size() const noexcept { return content_ ? content_->begins.size() - 1 : 0; }

    // The piece `index`, below size(). max_piece_bytes can be read from its begin on.
    [[nodiscard]] std::string_view piece(std::size_t index) const noexcept {
        const std::uint32_t begin = content_->begins[index];
        return {content_->bytes.data() + begin, content_->begins[index + 1] - begin};
    }

  private:
    struct Content {
        explicit Content(std::string&& stored);

        std::string bytes;
        std::vector<std::uint32_t> begins;  // of the pieces, in bytes; then the end of the last
        std::uint32_t number = 0;
    };
    std::shared_ptr<const Content> content_;
};

}  // namespace kwic
