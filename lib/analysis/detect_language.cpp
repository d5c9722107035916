#include "analysis/detect_language.hpp"

#include "analysis/english_text.hpp"
#include "text/character_boundary.hpp"
#include "text/utf8.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

namespace kwic {
namespace {

constexpr std::size_t sample_bytes = 512;
constexpr int min_sample_letters_bytes = 16;
constexpr int min_share_percent = 60;

// The head of a page is often navigation, so half of the sample comes from the middle.
std::string take_sample(std::string_view text) {
    if (text.size() <= sample_bytes) return mend_utf8(text);
    const std::size_t half = sample_bytes / 2;
    const std::size_t middle = boundary_at_or_after(text, text.size() / 2);
    std::string sample(text.substr(0, boundary_at_or_after(text, half)));
    sample += ' ';
    sample += text.substr(middle, boundary_at_or_after(text, std::min(text.size(), middle + half)) - middle);
    return mend_utf8(sample);
}

// The detector names some languages by codes that ISO 639-1 has replaced.
std::string iso_code(std::string_view code) {
    if (code == "iw") return "he";
    if (code == "jw") return "jv";
    return std::string(code.substr(0, code.find('-')));
}

}  // namespace

std::string detect_language(std::string_view text) {
    const std::string sample = take_sample(text);
    if (is_plainly_english(sample)) return "en";
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int text_bytes = 0;
    bool reliable = false;
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    const CLD2::Language found =
        CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, &hints, 0, languages,
                                       percents, scores, nullptr, &text_bytes, &reliable);
    if (!reliable || found == CLD2::UNKNOWN_LANGUAGE || text_bytes < min_sample_letters_bytes) return {};
    if (languages[0] != found || percents[0] < min_share_percent) return {};
    return iso_code(CLD2::LanguageCode(found));
}

}  // namespace kwic
