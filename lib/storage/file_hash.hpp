// XXH3 of 128 bits (the XXH3 specification, github.com/Cyan4973/xxHash), from libxxhash: tells files from damaged ones.
// It is no secret's guard, since whoever wants two files with the same hash can make them.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace kwic {

// Hashes piece by piece. Thread rule: one thread at a time.
class FileHash {
  public:
    // Throws std::bad_alloc.
    FileHash();
    ~FileHash();
    FileHash(const FileHash&) = delete;
    FileHash& operator=(const FileHash&) = delete;

    void add(std::string_view bytes) noexcept;

    // The hash, its highest byte first, as 32 lower-case hexadecimal digits; begins afresh.
    std::string finish_hex();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string file_hash_hex(std::string_view bytes);

// Whether `text` is 32 lower-case hexadecimal digits.
bool is_file_hash_hex(std::string_view text) noexcept;

}  // namespace kwic
