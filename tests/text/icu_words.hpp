// What ICU's own iterator says about word boundaries.
#pragma once

#include "text/utf8.hpp"
#include "text/word_breaks.hpp"

#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct Boundary {
    std::size_t end_byte = 0;
    SegmentKind kind = SegmentKind::none;

    bool operator==(const Boundary&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const Boundary& boundary) {
    return out << boundary.end_byte << ':' << static_cast<int>(boundary.kind);
}

class IcuWords {
  public:
    IcuWords() {
        UErrorCode status = U_ZERO_ERROR;
        iterator_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        EXPECT_TRUE(U_SUCCESS(status)) << u_errorName(status);
        // What the iterator makes of U+30FC and its like depends on the scripts it has met, so it meets them all first.
        boundaries_of("漢字かなカナ กขคง ກຂຄງ កខគឃ ကခဂဃ");
    }

    // ICU reads UTF-16, since its dictionaries count the shortest run that they look at in code units.
    std::vector<Boundary> boundaries_of(std::string_view text) {
        const icu::UnicodeString units = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
        iterator_->setText(units);
        std::vector<Boundary> boundaries;
        std::int32_t at = 0;
        std::size_t end_byte = 0;
        for (std::int32_t end = iterator_->next(); end != icu::BreakIterator::DONE; end = iterator_->next()) {
            for (; at < end; at = units.moveIndex32(at, 1)) {
                end_byte += U8_LENGTH(static_cast<std::uint32_t>(units.char32At(at)));
            }
            boundaries.push_back({end_byte, kind_of(iterator_->getRuleStatus())});
        }
        return boundaries;
    }

  private:
    static SegmentKind kind_of(std::int32_t rule_status) {
        switch (rule_status) {
            case UBRK_WORD_NONE:
                return SegmentKind::none;
            case UBRK_WORD_NUMBER:
                return SegmentKind::number;
            case UBRK_WORD_LETTER:
                return SegmentKind::letters;
            case UBRK_WORD_IDEO:
                return SegmentKind::ideographic;
            default:
                ADD_FAILURE() << "rule status " << rule_status;
                return SegmentKind::none;
        }
    }

    std::unique_ptr<icu::BreakIterator> iterator_;
};

inline std::vector<Boundary> boundaries_of(WordBreaker& breaker, std::string_view text) {
    breaker.set_text(text);
    std::vector<Boundary> boundaries;
    std::size_t begin = 0;
    for (Segment segment; breaker.next(segment); begin = segment.end_byte) {
        EXPECT_EQ(segment.begin_byte, begin);
        EXPECT_GT(segment.end_byte, begin);
        boundaries.push_back({segment.end_byte, segment.kind});
    }
    EXPECT_EQ(begin, text.size());
    return boundaries;
}

// The text's code points, for failure messages.
inline std::string code_points_of(std::string_view text) {
    std::string names;
    char name[16];
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint decoded = decode_utf8(text, at);
        std::snprintf(name, sizeof name, "U+%04X ", static_cast<unsigned>(decoded.value));
        names += name;
        at += decoded.bytes;
    }
    return names;
}

}  // namespace kwic
