#include "text/fold.hpp"

#include "text/property_pages.hpp"
#include "text/utf8.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <new>
#include <span>
#include <stdexcept>

namespace kwic {
namespace {

// Stands in the tables below for "no single code point tells it".
constexpr char32_t not_simple = 0xFFFFFFFF;

void check(UErrorCode status) {
    if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU normalization: ") + u_errorName(status));
}

const icu::Normalizer2* find_nfkc_casefold() noexcept {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
    return U_SUCCESS(status) ? normalizer : nullptr;
}

// Whether the code point may stand anywhere in folded text without touching its neighbours.
bool stands_alone(const icu::Normalizer2& normalizer, UChar32 code_point) {
    UErrorCode status = U_ZERO_ERROR;
    return normalizer.getCombiningClass(code_point) == 0 &&
           normalizer.quickCheck(icu::UnicodeString(code_point), status) == UNORM_YES && U_SUCCESS(status);
}

// The code point's fold if that is one code point and neither composes with a neighbour before it.
char32_t find_simple_fold(char32_t code_point) noexcept {
    const icu::Normalizer2* normalizer = find_nfkc_casefold();
    const auto asked = static_cast<UChar32>(code_point);
    if (!normalizer || U_IS_SURROGATE(asked) || normalizer->getCombiningClass(asked) != 0) return not_simple;
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString folded = normalizer->normalize(icu::UnicodeString(asked), status);
    if (U_FAILURE(status) || folded.countChar32() != 1) return not_simple;
    const UChar32 fold = folded.char32At(0);
    return stands_alone(*normalizer, fold) ? static_cast<char32_t>(fold) : not_simple;
}

constinit PropertyPages<char32_t, find_simple_fold> simple_folds;

void append_ascii_fold(std::string_view ascii, std::string& out) {
    const std::size_t before = out.size();
    out.append(ascii);
    for (char& character : std::span(out).subspan(before)) {
        const bool upper = character >= 'A' && character <= 'Z';
        character = upper ? static_cast<char>(character | 0x20) : character;
    }
}

// False, and `out` is unfinished, when a character needs the normalizer.
bool fold_simply(std::string_view word, std::string& out) {
    out.clear();
    std::size_t at = 0;
    while (at < word.size()) {
        const std::size_t ascii = count_ascii_bytes(word, at);
        append_ascii_fold(word.substr(at, ascii), out);
        at += ascii;
        if (at == word.size()) break;
        const DecodedCodePoint decoded = decode_utf8(word, at);
        const char32_t fold = decoded.well_formed ? simple_folds[decoded.value] : not_simple;
        if (fold == not_simple) return false;
        append_utf8(out, fold);
        at += decoded.bytes;
    }
    return true;
}

std::string without_ill_formed(std::string_view word) {
    std::string kept;
    while (!word.empty()) {
        const std::size_t ill_formed = find_ill_formed(word);
        kept.append(word.substr(0, ill_formed));
        if (ill_formed == std::string_view::npos) break;
        word.remove_prefix(ill_formed + decode_utf8(word, ill_formed).bytes);
    }
    return kept;
}

icu::StringPiece piece_of(std::string_view text) {
    if (text.size() > static_cast<std::size_t>(INT32_MAX)) throw std::length_error("a word of more than 2 GiB");
    return {text.data(), static_cast<std::int32_t>(text.size())};
}

void fold_with_normalizer(std::string_view word, std::string& out) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
    check(status);
    const bool well_formed = find_ill_formed(word) == std::string_view::npos;
    const std::string kept = well_formed ? std::string() : without_ill_formed(word);
    out.clear();
    icu::StringByteSink<std::string> sink(&out);
    normalizer->normalizeUTF8(0, piece_of(well_formed ? word : std::string_view(kept)), sink, nullptr, status);
    check(status);
}

// Lower-case letters that Unicode does not decompose: a stroke is part of the letter there.
constexpr char32_t base_without_stroke(char32_t code_point) {
    switch (code_point) {
        case 0x0111:
            return 'd';  // đ
        case 0x0127:
            return 'h';  // ħ
        case 0x0142:
            return 'l';  // ł
        case 0x00F8:
            return 'o';  // ø
        case 0x0167:
            return 't';  // ŧ
        case 0x0180:
            return 'b';  // ƀ
        case 0x019A:
            return 'l';  // ƚ
        case 0x01B6:
            return 'z';  // ƶ
        case 0x01E5:
            return 'g';  // ǥ
        case 0x0247:
            return 'e';  // ɇ
        case 0x0249:
            return 'j';  // ɉ
        case 0x024D:
            return 'r';  // ɍ
        case 0x024F:
            return 'y';  // ɏ
        case 0x0268:
            return 'i';  // ɨ
        case 0x0275:
            return 'o';  // ɵ
        case 0x0289:
            return 'u';  // ʉ
        case 0x023C:
            return 'c';  // ȼ
        case 0x2C65:
            return 'a';  // ⱥ
        case 0x2C66:
            return 't';  // ⱦ
        case 0x1D7D:
            return 'p';  // ᵽ
        case 0xA741:
            return 'k';  // ꝁ
        default:
            return code_point;
    }
}

UChar32 first_of_decomposition(UChar32 code_point) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString decomposition;
    if (U_FAILURE(status) || !normalizer->getDecomposition(code_point, decomposition)) return code_point;
    return decomposition.char32At(0);
}

struct LatinProperty {
    char32_t base = 0;  // of a Latin letter, else 0
    bool is_mark = false;
};

LatinProperty find_latin_property(char32_t code_point) noexcept {
    const auto asked = static_cast<UChar32>(code_point);
    if ((U_GET_GC_MASK(asked) & U_GC_M_MASK) != 0) return {0, true};
    UErrorCode status = U_ZERO_ERROR;
    if (uscript_getScript(asked, &status) != USCRIPT_LATIN || U_FAILURE(status)) return {};
    return {base_without_stroke(static_cast<char32_t>(first_of_decomposition(asked))), false};
}

constinit PropertyPages<LatinProperty, find_latin_property> latin_properties;

constexpr bool is_ascii_letter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

}  // namespace

void fold_word(std::string_view word, std::string& out) {
    if (!fold_simply(word, out)) fold_with_normalizer(word, out);
}

void strip_latin_marks(std::string& word) {
    std::size_t at = count_ascii_bytes(word, 0);
    if (at == word.size()) return;
    std::string stripped(word, 0, at);
    bool after_latin = at > 0 && is_ascii_letter(word[at - 1]);
    while (at < word.size()) {
        const DecodedCodePoint decoded = decode_utf8(word, at);
        const std::string_view bytes = std::string_view(word).substr(at, decoded.bytes);
        at += decoded.bytes;
        const LatinProperty latin = decoded.well_formed ? latin_properties[decoded.value] : LatinProperty{};
        if (latin.is_mark && after_latin) continue;
        after_latin = latin.base != 0;
        if (latin.base == u'æ' || latin.base == u'œ') {
            stripped += latin.base == u'æ' ? "ae" : "oe";
        } else if (latin.base != 0) {
            append_utf8(stripped, latin.base);
        } else {
            stripped.append(bytes);
        }
    }
    word = std::move(stripped);
}

}  // namespace kwic
