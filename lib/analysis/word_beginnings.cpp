#include "analysis/word_beginnings.hpp"

#include <cstring>
#include <string>

namespace kwic {

void WordBeginnings::want_form(std::string_view form) {
    if (!form.empty()) want(form);
}

void WordBeginnings::want_stem(std::string_view stem) {
    if (stem.empty()) return;
    if (stem.size() > 3) return want(stem.substr(0, std::max<std::size_t>(3, stem.size() - 2)));
    want(stem.substr(0, 2));
    if (stem.size() > 1 && stem[1] == 'i') want(std::string{stem[0], 'y'});
}

void WordBeginnings::want(std::string_view beginning) {
    beginning = beginning.substr(0, bytes_looked_at);
    Beginning full{repeat_byte(0x20), 0};
    std::memcpy(&full.bytes, beginning.data(), beginning.size());
    full.bytes |= repeat_byte(0x20);
    std::memset(&full.mask, 0xFF, beginning.size());
    beginnings_.push_back(full);
    constexpr std::size_t any = values_of_byte;
    const std::size_t seconds = beginning.size() > 1 ? 1 : any;
    const std::size_t thirds = beginning.size() > 2 ? 1 : any;
    for (std::size_t i = 0; i < seconds * thirds; ++i) {
        const char second = seconds == 1 ? beginning[1] : static_cast<char>(i / thirds);
        const char third = thirds == 1 ? beginning[2] : static_cast<char>(i % thirds);
        want_three(beginning[0], second, third);
    }
}

void WordBeginnings::want_three(char first, char second, char third) noexcept {
    const std::size_t number = number_of(first, second, third);
    wanted_[number / 64] |= std::uint64_t{1} << number % 64;
}

}  // namespace kwic
