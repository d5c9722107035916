#include "analysis/fingerprint.hpp"

#include "analysis/stop_word_lists.hpp"
#include "text/unicode_version.hpp"

#include <xapian.h>

#include <array>
#include <charconv>
#include <cstdint>

namespace kwic {
namespace {

// Raise it with every change that makes other tokens of the same text.
constexpr int rules_version = 1;

// FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
void add_to_hash(std::uint64_t& hash, std::string_view bytes) {
    for (const char byte : bytes) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 0x100000001B3U;
    }
}

std::string stop_words_hash() {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const StopWordList& list : stop_word_lists()) {
        add_to_hash(hash, list.language);
        add_to_hash(hash, ":");
        add_to_hash(hash, list.words);
    }
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16).ptr;
    return {digits.data(), end};
}

}  // namespace

std::string analyzer_fingerprint() {
    static const std::string fingerprint = "rules " + std::to_string(rules_version) + "; ICU " + icu_version() +
                                           "; Unicode " + unicode_version() + "; Xapian stemmers " +
                                           Xapian::version_string() + "; stop words " + stop_words_hash();
    return fingerprint;
}

}  // namespace kwic
