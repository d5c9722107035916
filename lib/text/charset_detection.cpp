#include "text/charset_detection.hpp"

#include <uchardet/uchardet.h>
#include <unicode/uchar.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace kwic {

namespace {

constexpr std::size_t wide_sample_bytes = std::size_t{64} << 10;
constexpr std::size_t statistics_sample_bytes = std::size_t{256} << 10;
constexpr std::size_t min_high_bytes = 4;
constexpr std::size_t few_high_bytes = 16;
constexpr std::size_t few_high_percent = 2;

using NamePair = std::pair<std::string_view, std::string_view>;

constexpr std::array<NamePair, 31> wider_names{{{"ascii", "windows-1252"},
                                                {"us-ascii", "windows-1252"},
                                                {"iso-8859-1", "windows-1252"},
                                                {"iso8859-1", "windows-1252"},
                                                {"latin1", "windows-1252"},
                                                {"latin-1", "windows-1252"},
                                                {"cp1252", "windows-1252"},
                                                {"iso-8859-9", "windows-1254"},
                                                {"latin5", "windows-1254"},
                                                {"tis-620", "windows-874"},
                                                {"iso-8859-11", "windows-874"},
                                                {"euc-kr", "windows-949"},
                                                {"uhc", "windows-949"},
                                                {"cp949", "windows-949"},
                                                {"ks_c_5601-1987", "windows-949"},
                                                {"korean", "windows-949"},
                                                {"gb2312", "gb18030"},
                                                {"gbk", "gb18030"},
                                                {"x-gbk", "gb18030"},
                                                {"cp936", "gb18030"},
                                                {"hz-gb-2312", "hz"},
                                                {"shift_jis", "windows-31j"},
                                                {"shift-jis", "windows-31j"},
                                                {"x-sjis", "windows-31j"},
                                                {"cp932", "windows-31j"},
                                                {"iso-8859-8-i", "iso-8859-8"},
                                                {"utf8", "utf-8"},
                                                {"mac-cyrillic", "x-mac-cyrillic"},
                                                {"maccyrillic", "x-mac-cyrillic"},
                                                {"mac-centraleurope", "x-mac-centraleurroman"},
                                                {"macroman", "macintosh"}}};

// What uchardet names for want of evidence far more often than documents are written in it.
constexpr std::array<std::string_view, 13> rare_names{
    "ibm852",      "ibm850",       "ibm865",       "iso-8859-3", "iso-8859-4",  "iso-8859-10",          "iso-8859-13",
    "iso-8859-16", "windows-1257", "windows-1258", "viscii",     "georgian-ps", "x-mac-centraleurroman"};

constexpr std::array<std::string_view, 2> western_names{"windows-1252", "iso-8859-15"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct WideForm {
    const char* name;
    std::size_t unit_bytes;
    bool little_endian;
};

constexpr std::array<WideForm, 4> wide_forms{
    {{"UTF-32LE", 4, true}, {"UTF-32BE", 4, false}, {"UTF-16LE", 2, true}, {"UTF-16BE", 2, false}}};

char32_t unit_at(std::string_view bytes, std::size_t at, const WideForm& form) {
    char32_t value = 0;
    for (std::size_t i = 0; i < form.unit_bytes; ++i) {
        const std::size_t place = form.little_endian ? form.unit_bytes - 1 - i : i;
        value = value << 8 | static_cast<unsigned char>(bytes[at + place]);
    }
    return value;
}

bool is_plausible(char32_t value) {
    if (value < 0x20) return value == '\t' || value == '\n' || value == '\r' || value == '\f';
    if (value > 0x10FFFF) return false;
    const auto type = u_charType(static_cast<UChar32>(value));
    return type != U_UNASSIGNED && type != U_PRIVATE_USE_CHAR && type != U_CONTROL_CHAR && type != U_SURROGATE;
}

// Whether all of the sample is plausible in the form, and a share of it ASCII.
bool reads_as(std::string_view sample, const WideForm& form) {
    std::size_t ascii = 0;
    std::size_t units = 0;
    for (std::size_t at = 0; at + form.unit_bytes <= sample.size(); at += form.unit_bytes, ++units) {
        char32_t value = unit_at(sample, at, form);
        const bool lead = form.unit_bytes == 2 && value >= 0xD800 && value < 0xDC00;
        if (lead && at + 4 > sample.size()) break;
        if (lead) {
            const char32_t trail = unit_at(sample, at += 2, form);
            if (trail < 0xDC00 || trail > 0xDFFF) return false;
            value = 0x10000 + ((value - 0xD800) << 10) + (trail - 0xDC00);
        }
        if (!is_plausible(value)) return false;
        ascii += value < 0x80 ? 1 : 0;
    }
    return units >= 2 && ascii * 100 >= units;
}

std::string name_by_uchardet(std::string_view sample) {
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
    uchardet_data_end(detector.get());
    return widest_charset(uchardet_get_charset(detector.get()));
}

// ICU's best match but for UTF-16 and UTF-32, which charset_by_zeros has ruled out.
std::string name_by_icu(std::string_view sample) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
    ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
    ucsdet_enableInputFilter(detector.get(), true);
    int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        const char* found = ucsdet_getName(matches[i], &status);
        if (found == nullptr) break;
        std::string name = widest_charset(found);
        if (!name.starts_with("utf-")) return name;
    }
    return {};
}

struct HighBytes {
    std::size_t count = 0;
    std::size_t letters = 0;  // ASCII letters and high bytes

    [[nodiscard]] bool are_hardly_any() const { return count * 2 < letters && count < min_high_bytes; }
    [[nodiscard]] bool are_few() const {
        return count * 2 < letters && (count < few_high_bytes || count * 100 < letters * few_high_percent);
    }
};

HighBytes count_high_bytes(std::string_view sample) {
    const auto is_high = [](char byte) { return (static_cast<unsigned char>(byte) & 0x80) != 0; };
    const auto is_letter = [](char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); };
    const auto high = static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), is_high));
    const auto ascii = static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), is_letter));
    return {.count = high, .letters = ascii + high};
}

}  // namespace

std::string widest_charset(std::string_view name) {
    std::string lower(name.substr(0, 64));
    for (char& byte : lower) {
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
    }
    const auto found =
        std::find_if(wider_names.begin(), wider_names.end(), [&](const NamePair& pair) { return pair.first == lower; });
    return found == wider_names.end() ? lower : std::string(found->second);
}

std::string charset_by_zeros(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, wide_sample_bytes);
    if (sample.find('\0') == sample.npos) return {};
    for (const WideForm& form : wide_forms) {
        if (bytes.size() % form.unit_bytes == 0 && reads_as(sample, form)) return form.name;
    }
    return {};
}

std::string charset_by_statistics(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, statistics_sample_bytes);
    const HighBytes high = count_high_bytes(sample);
    if (high.count != 0 && high.are_hardly_any()) return "windows-1252";
    const std::string by_uchardet = name_by_uchardet(sample);
    const std::string by_icu = name_by_icu(sample);
    const bool western = contains(western_names, by_icu);
    if (contains(western_names, by_uchardet)) return by_uchardet;
    if (western && high.are_few()) return by_icu;
    if (!by_icu.empty() && contains(rare_names, by_uchardet)) return by_icu;
    if (!by_uchardet.empty()) return by_uchardet;
    return by_icu.empty() ? "windows-1252" : by_icu;
}

}  // namespace kwic
