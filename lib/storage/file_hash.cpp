#include "storage/file_hash.hpp"

#include "storage/hexadecimal.hpp"

#include <xxhash.h>

#include <new>

namespace kwic {

struct FileHash::State {
    State() : context(XXH3_createState()) {
        if (!context) throw std::bad_alloc();
        XXH3_128bits_reset(context);
    }
    ~State() { XXH3_freeState(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    XXH3_state_t* context;
};

FileHash::FileHash() : state_(std::make_unique<State>()) {}
FileHash::~FileHash() = default;

void FileHash::add(std::string_view bytes) noexcept {
    XXH3_128bits_update(state_->context, bytes.data(), bytes.size());
}

std::string FileHash::finish_hex() {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state_->context));
    XXH3_128bits_reset(state_->context);
    return to_hexadecimal(canonical.digest);
}

std::string file_hash_hex(std::string_view bytes) {
    FileHash hash;
    hash.add(bytes);
    return hash.finish_hex();
}

bool is_file_hash_hex(std::string_view text) noexcept {
    return is_hexadecimal(text, sizeof(XXH128_canonical_t));
}

}  // namespace kwic
