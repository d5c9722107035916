// Reading the bytes of glass, slowly and carefully.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kwic::glass_test {

// Takes from the front of `bytes`; throws std::runtime_error where they end too early.
class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] bool is_done() const { return bytes_.empty(); }

    std::string_view take(std::size_t count) {
        if (bytes_.size() < count) throw std::runtime_error("the bytes end too early");
        const std::string_view taken = bytes_.substr(0, count);
        bytes_.remove_prefix(count);
        return taken;
    }

    std::string_view take_rest() { return take(bytes_.size()); }

    std::uint64_t take_big(std::size_t count) {
        std::uint64_t value = 0;
        for (const char byte : take(count)) value = value << 8 | static_cast<unsigned char>(byte);
        return value;
    }

    std::uint64_t take_uint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0;; shift += 7) {
            const std::uint64_t byte = take_big(1);
            value |= (byte & 0x7f) << shift;
            if (byte < 0x80) return value;
        }
    }

    std::string_view take_str() { return take(take_uint()); }

  private:
    std::string_view bytes_;
};

}  // namespace kwic::glass_test
