#include "text/graphemes.hpp"

#include "text/character_boundary.hpp"
#include "text/property_pages.hpp"
#include "text/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <cstdint>

namespace kwic {
namespace {

// The values of Grapheme_Cluster_Break, and one more for pictographs, which have none of their own.
using ClusterClass = std::uint8_t;
constexpr ClusterClass pictograph = U_GCB_ZWJ + 1;
constexpr int max_code_points_back = 64;

// What a character does in a conjunct of consonants.
enum class ConjunctRole : std::uint8_t { none, consonant, virama, extends };

struct ClusterProperty {
    ClusterClass cluster = U_GCB_CONTROL;
    ConjunctRole conjunct = ConjunctRole::none;
};

bool is_script_of_conjuncts(UChar32 code_point) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(code_point, &status)) {
        case USCRIPT_GUJARATI:
        case USCRIPT_TELUGU:
        case USCRIPT_MALAYALAM:
        case USCRIPT_ORIYA:
        case USCRIPT_BENGALI:
        case USCRIPT_DEVANAGARI:
            return true;
        default:
            return false;
    }
}

ConjunctRole find_conjunct_role(UChar32 code_point, int cluster) {
    const int category = u_getIntPropertyValue(code_point, UCHAR_INDIC_SYLLABIC_CATEGORY);
    if (category == U_INSC_CONSONANT && is_script_of_conjuncts(code_point)) return ConjunctRole::consonant;
    if (category == U_INSC_VIRAMA && is_script_of_conjuncts(code_point)) return ConjunctRole::virama;
    const bool extends = cluster == U_GCB_EXTEND && u_getCombiningClass(code_point) != 0;
    return extends || cluster == U_GCB_ZWJ ? ConjunctRole::extends : ConjunctRole::none;
}

ClusterProperty find_cluster_property(char32_t code_point) noexcept {
    const auto asked = static_cast<UChar32>(code_point);
    const int value = u_getIntPropertyValue(asked, UCHAR_GRAPHEME_CLUSTER_BREAK);
    const bool is_pictograph = value == U_GCB_OTHER && u_hasBinaryProperty(asked, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
    return {is_pictograph ? pictograph : static_cast<ClusterClass>(value), find_conjunct_role(asked, value)};
}

constinit PropertyPages<ClusterProperty, find_cluster_property> pages;

ClusterProperty property_at(std::string_view text, std::size_t at) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    return decoded.well_formed ? pages[decoded.value] : ClusterProperty{};
}

// Walks back from a boundary of code points.
class BackwardWalk {
  public:
    BackwardWalk(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    // Of the code point before; a control's at the text's begin, and when too many have been looked at.
    ClusterProperty next() {
        if (at_ == 0 || count_++ == max_code_points_back) return {};
        at_ = boundary_at_or_before(text_, at_ - 1);
        return property_at(text_, at_);
    }

  private:
    std::string_view text_;
    std::size_t at_;
    int count_ = 0;
};

bool ends_line_or_is_control(ClusterClass value) {
    return value == U_GCB_CONTROL || value == U_GCB_CR || value == U_GCB_LF;
}

// Rules GB6 to GB8.
bool is_hangul_pair(ClusterClass before, ClusterClass after) {
    switch (before) {
        case U_GCB_L:
            return after == U_GCB_L || after == U_GCB_V || after == U_GCB_LV || after == U_GCB_LVT;
        case U_GCB_LV:
        case U_GCB_V:
            return after == U_GCB_V || after == U_GCB_T;
        case U_GCB_LVT:
        case U_GCB_T:
            return after == U_GCB_T;
        default:
            return false;
    }
}

// A consonant stands after `at`.
bool joins_consonants(std::string_view text, std::size_t at) {
    BackwardWalk walk(text, at);
    bool virama = false;
    ConjunctRole before = walk.next().conjunct;
    for (; before == ConjunctRole::virama || before == ConjunctRole::extends; before = walk.next().conjunct) {
        virama = virama || before == ConjunctRole::virama;
    }
    return virama && before == ConjunctRole::consonant;
}

// Rule GB11; a joiner stands before `at` and a pictograph after it.
bool joins_pictographs(std::string_view text, std::size_t at) {
    BackwardWalk walk(text, at);
    walk.next();
    ClusterClass before = walk.next().cluster;
    while (before == U_GCB_EXTEND) before = walk.next().cluster;
    return before == pictograph;
}

// Rules GB12 and GB13; regional indicators stand before and after `at`.
bool is_within_flag(std::string_view text, std::size_t at) {
    BackwardWalk walk(text, at);
    bool odd = false;
    while (walk.next().cluster == U_GCB_REGIONAL_INDICATOR) odd = !odd;
    return odd;
}

}  // namespace

bool is_grapheme_boundary(std::string_view text, std::size_t at) noexcept {
    if (at == 0 || at == text.size()) return true;
    if (is_ascii(text[at - 1]) && is_ascii(text[at])) return text[at - 1] != '\r' || text[at] != '\n';
    if (is_continuation(text[at])) return false;
    const ClusterClass before = BackwardWalk(text, at).next().cluster;
    const auto [after, conjunct] = property_at(text, at);
    if (ends_line_or_is_control(before) || ends_line_or_is_control(after)) return true;
    if (after == U_GCB_EXTEND || after == U_GCB_ZWJ || after == U_GCB_SPACING_MARK) return false;
    if (before == U_GCB_PREPEND || is_hangul_pair(before, after)) return false;
    if (conjunct == ConjunctRole::consonant) return !joins_consonants(text, at);
    if (before == U_GCB_ZWJ && after == pictograph) return !joins_pictographs(text, at);
    const bool flags = before == U_GCB_REGIONAL_INDICATOR && after == U_GCB_REGIONAL_INDICATOR;
    return !flags || !is_within_flag(text, at);
}

std::size_t grapheme_boundary_at_or_before(std::string_view text, std::size_t at) noexcept {
    while (!is_grapheme_boundary(text, at)) --at;
    return at;
}

std::size_t grapheme_boundary_at_or_after(std::string_view text, std::size_t at) noexcept {
    while (!is_grapheme_boundary(text, at)) ++at;
    return at;
}

}  // namespace kwic
