#include "analysis/fingerprint.hpp"

#include "analysis/stop_word_lists.hpp"
#include "text/unicode_version.hpp"

#include <xapian.h>

#include <array>
#include <charconv>
#include <cstdint>

namespace kwic {
namespace {

// Raise it with every change that makes other tokens of the same text in the same language.
constexpr int rules_version = 2;

std::string hexadecimal(std::uint64_t number) {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr;
    return {digits.data(), end};
}

}  // namespace

std::string analyzer_fingerprint() {
    static const std::string fingerprint = "rules " + std::to_string(rules_version) + "; ICU " + icu_version() +
                                           "; Unicode " + unicode_version() + "; Xapian stemmers " +
                                           Xapian::version_string() + "; stop words " + hexadecimal(stop_words_hash());
    return fingerprint;
}

}  // namespace kwic
