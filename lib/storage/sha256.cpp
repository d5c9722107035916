#include "storage/sha256.hpp"

#include "storage/hexadecimal.hpp"

#include <nettle/sha2.h>

#include <array>
#include <cstdint>

namespace kwic {

struct Sha256::State {
    sha256_ctx context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    sha256_init(&state_->context);
}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    sha256_update(&state_->context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::array<std::uint8_t, SHA256_DIGEST_SIZE> Sha256::finish() {
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&state_->context, digest.size(), digest.data());
    return digest;
}

std::string Sha256::finish_hex() {
    return to_hexadecimal(finish());
}

std::array<std::uint8_t, 32> sha256_bytes(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

std::string sha256_hex(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish_hex();
}

bool is_sha256_hex(std::string_view text) noexcept {
    return is_hexadecimal(text, SHA256_DIGEST_SIZE);
}

}  // namespace kwic
