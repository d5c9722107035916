// WordBreaker against ICU's iterator: boundaries and kinds.
#include "text/icu_words.hpp"

#include <unicode/uchar.h>
#include <unicode/uniset.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

namespace kwic {
namespace {

constexpr char32_t last_code_point = 0x10FFFF;

using Pool = std::vector<char32_t>;

Pool find_members(const char* pattern) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeSet set(icu::UnicodeString::fromUTF8(pattern), status);
    EXPECT_TRUE(U_SUCCESS(status)) << pattern;
    Pool pool;
    for (char32_t c = 0; c <= last_code_point; ++c) {
        if (!U_IS_SURROGATE(c) && set.contains(static_cast<UChar32>(c))) pool.push_back(c);
    }
    EXPECT_FALSE(pool.empty()) << pattern;
    return pool;
}

std::vector<Pool> find_pools() {
    std::vector<Pool> pools;
    for (int value = 0; value <= u_getIntPropertyMaxValue(UCHAR_WORD_BREAK); ++value) {
        const char* name = u_getPropertyValueName(UCHAR_WORD_BREAK, value, U_LONG_PROPERTY_NAME);
        const std::string pattern = "[[:Word_Break=" + std::string(name) + ":]-[:Cs:]]";
        if (std::string_view(name) != "E_Base" && std::string_view(name) != "E_Modifier" &&
            std::string_view(name) != "E_Base_GAZ" && std::string_view(name) != "Glue_After_Zwj") {
            pools.push_back(find_members(pattern.c_str()));
        }
    }
    for (const char* pattern : {"[:Han:]",
                                "[:Hiragana:]",
                                "[:Katakana:]",
                                "[\\uAC00-\\uD7A3]",
                                "[\\u1100-\\u11FF]",
                                "[:Thai:]",
                                "[:Lao:]",
                                "[:Khmer:]",
                                "[:Myanmar:]",
                                "[:Line_Break=Complex_Context:]",
                                "[:Latin:]",
                                "[:Cyrillic:]",
                                "[:Greek:]",
                                "[:Arabic:]",
                                "[:Hebrew:]",
                                "[:Devanagari:]",
                                "[:Mn:]",
                                "[:Mc:]",
                                "[:Emoji:]",
                                "[:Extended_Pictographic:]",
                                "[:Emoji_Modifier:]",
                                "[:Ideographic:]",
                                "[:ASCII:]",
                                "[\\u30FC\\uFF70\\uFF9E\\uFF9F\\u3031-\\u3035]",
                                "[[:Any:]-[:Cs:]]"}) {
        pools.push_back(find_members(pattern));
    }
    return pools;
}

class RandomTexts {
  public:
    // Up to `max_length` code points from a few pools; now and then a text keeps to one of them for a while.
    std::string make(std::size_t max_length) {
        const Pool* few[] = {pick_pool(), pick_pool(), pick_pool(), pick_pool()};
        const std::size_t length = 1 + number_below(max_length);
        std::string text;
        std::size_t which = 0;
        for (std::size_t i = 0; i < length; ++i) {
            if (number_below(3) == 0) which = number_below(std::size(few));
            const Pool& pool = *few[which];
            append_utf8(text, pool[number_below(pool.size())]);
        }
        return text;
    }

  private:
    std::size_t number_below(std::size_t limit) { return engine_() % limit; }
    const Pool* pick_pool() { return &pools_[number_below(pools_.size())]; }

    std::mt19937 engine_{20220901};
    std::vector<Pool> pools_ = find_pools();
};

void expect_agreement(IcuWords& icu_words, WordBreaker& breaker, std::string_view text) {
    const std::vector<Boundary> expected = icu_words.boundaries_of(text);
    ASSERT_EQ(boundaries_of(breaker, text), expected) << code_points_of(text);
}

// Compares on every text of `length` characters out of `alphabet`.
void expect_agreement_on_all(std::u32string_view alphabet, std::size_t length) {
    IcuWords icu_words;
    WordBreaker breaker;
    std::vector<std::size_t> digits(length);  // a number in base alphabet.size()
    std::size_t carried = 0;
    while (carried < length) {
        std::string text;
        for (const std::size_t digit : digits) append_utf8(text, alphabet[digit]);
        ASSERT_NO_FATAL_FAILURE(expect_agreement(icu_words, breaker, text));
        for (carried = 0; carried < length && ++digits[carried] == alphabet.size(); ++carried) digits[carried] = 0;
    }
}

TEST(WordBreakerAgainstIcu, AgreesOnEverySequenceOfThreeClasses) {
    // A representative of every combination of properties that the rules look at.
    expect_agreement_on_all(
        U"a@\u2139\r\n\v\u0300\u00AD\U00016FE4\u200D\U0001F1E6\u30AB\u3042\u6F22\u2E80\u3005\U00016FF0\U00017000\uAC00"
        U"\u05D0'\".\u00B7,;1\uFF11_ \u00A9!:\uFE55\uFF1A\u0E01\u0E31\u1A20",
        3);
}

TEST(WordBreakerAgainstIcu, AgreesOnEverySequenceOfFourThatReadsAhead) {
    expect_agreement_on_all(U"a1_.'\",\u05D0\u30AB \u00E9\u0301\u200D\u00A9\u2139", 4);
}

TEST(WordBreakerAgainstIcu, AgreesOnEverySequenceOfFiveWhereAsciiMeetsTheRest) {
    expect_agreement_on_all(U"a1_.', !\u00E9\u0301", 5);
}

// Everything that is assigned or close to it, and a sample of what is not.
bool is_compared(char32_t code_point) {
    if (U_IS_SURROGATE(code_point)) return false;
    return code_point < 0x32400 || (code_point >> 12) == 0xE0 || code_point % 257 == 0;
}

TEST(WordBreakerAgainstIcu, AgreesOnEveryCodePointBetweenLettersDigitsAndKana) {
    IcuWords icu_words;
    WordBreaker breaker;
    for (char32_t page = 0; page <= last_code_point; page += 0x100) {
        std::string text;
        for (char32_t c = page; c < page + 0x100; ++c) {
            if (!is_compared(c)) continue;
            for (const char* frame : {"a", "1", "\u30AB", "\u05D0", "\uAC00"}) {
                text += frame;
                append_utf8(text, c);
                text += frame;
                text += '\n';
            }
        }
        ASSERT_NO_FATAL_FAILURE(expect_agreement(icu_words, breaker, text));
    }
}

TEST(WordBreakerAgainstIcu, AgreesOnRandomTexts) {
    IcuWords icu_words;
    WordBreaker breaker;
    RandomTexts texts;
    for (int i = 0; i < 8000; ++i) ASSERT_NO_FATAL_FAILURE(expect_agreement(icu_words, breaker, texts.make(40)));
    for (int i = 0; i < 200; ++i) ASSERT_NO_FATAL_FAILURE(expect_agreement(icu_words, breaker, texts.make(2000)));
}

TEST(WordBreakerAgainstIcu, AgreesOnTheSampleCollection) {
    IcuWords icu_words;
    WordBreaker breaker;
    std::size_t compared = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(KWIC_SOURCE_DIR "/data/sample")) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        if (find_ill_formed(text) != std::string::npos) continue;
        EXPECT_TRUE(boundaries_of(breaker, text) == icu_words.boundaries_of(text)) << entry.path();
        ++compared;
    }
    EXPECT_GT(compared, 0u);
}

}  // namespace
}  // namespace kwic
