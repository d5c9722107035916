// SHA-256 (FIPS 180-4), from Nettle.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kwic {

// Hashes piece by piece. Thread rule: one thread at a time.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::string_view bytes);

    // The hash, as it is or as 64 lower-case hexadecimal digits; begins afresh.
    std::array<std::uint8_t, 32> finish();
    std::string finish_hex();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

std::array<std::uint8_t, 32> sha256_bytes(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);

// Whether `text` is 64 lower-case hexadecimal digits.
bool is_sha256_hex(std::string_view text) noexcept;

}  // namespace kwic
