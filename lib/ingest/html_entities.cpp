#include "ingest/html_entities.hpp"

#include "text/utf8.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <utility>

namespace kwic {

namespace {

constexpr std::size_t max_name_bytes = 32;
constexpr std::uint32_t max_code_point = 0x10FFFF;

constexpr std::array<char16_t, 32> windows_1252{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

using Name = std::pair<std::string_view, char16_t>;

// Sorted by byte order; the names of HTML 5 that HTML 4 lacks and pages use.
constexpr std::array html5_names = std::to_array<Name>(
    {{"Abreve", 0x102},   {"Amacr", 0x100},      {"Aogon", 0x104},   {"Cacute", 0x106},  {"Ccaron", 0x10C},
     {"Ccirc", 0x108},    {"Cdot", 0x10A},       {"Dcaron", 0x10E},  {"Dstrok", 0x110},  {"Ecaron", 0x11A},
     {"Edot", 0x116},     {"Emacr", 0x112},      {"Eogon", 0x118},   {"Gbreve", 0x11E},  {"Gcirc", 0x11C},
     {"Hstrok", 0x126},   {"Idot", 0x130},       {"Imacr", 0x12A},   {"Iogon", 0x12E},   {"Lcaron", 0x13D},
     {"Lstrok", 0x141},   {"Nacute", 0x143},     {"Ncaron", 0x147},  {"NewLine", 0xA},   {"NoBreak", 0x2060},
     {"Odblac", 0x150},   {"Omacr", 0x14C},      {"Racute", 0x154},  {"Rcaron", 0x158},  {"Sacute", 0x15A},
     {"Scedil", 0x15E},   {"Tab", 0x9},          {"Tcaron", 0x164},  {"Tcedil", 0x162},  {"Ubreve", 0x16C},
     {"Udblac", 0x170},   {"Umacr", 0x16A},      {"Uogon", 0x172},   {"Uring", 0x16E},   {"Wcirc", 0x174},
     {"Ycirc", 0x176},    {"Zacute", 0x179},     {"Zcaron", 0x17D},  {"Zdot", 0x17B},    {"ZeroWidthSpace", 0x200B},
     {"abreve", 0x103},   {"amacr", 0x101},      {"aogon", 0x105},   {"apos", 0x27},     {"ast", 0x2A},
     {"bsol", 0x5C},      {"cacute", 0x107},     {"ccaron", 0x10D},  {"ccirc", 0x109},   {"cdot", 0x10B},
     {"check", 0x2713},   {"checkmark", 0x2713}, {"colon", 0x3A},    {"comma", 0x2C},    {"commat", 0x40},
     {"copysr", 0x2117},  {"cross", 0x2717},     {"dash", 0x2010},   {"dcaron", 0x10F},  {"dollar", 0x24},
     {"dstrok", 0x111},   {"ecaron", 0x11B},     {"edot", 0x117},    {"emacr", 0x113},   {"eogon", 0x119},
     {"equals", 0x3D},    {"excl", 0x21},        {"female", 0x2640}, {"ffilig", 0xFB03}, {"fflig", 0xFB00},
     {"filig", 0xFB01},   {"flat", 0x266D},      {"fllig", 0xFB02},  {"frac13", 0x2153}, {"frac15", 0x2155},
     {"frac18", 0x215B},  {"frac23", 0x2154},    {"gbreve", 0x11F},  {"gcirc", 0x11D},   {"grave", 0x60},
     {"hairsp", 0x200A},  {"half", 0xBD},        {"horbar", 0x2015}, {"hstrok", 0x127},  {"hyphen", 0x2010},
     {"imacr", 0x12B},    {"imath", 0x131},      {"inodot", 0x131},  {"iogon", 0x12F},   {"lbrack", 0x5B},
     {"lcaron", 0x13E},   {"lcub", 0x7B},        {"lowbar", 0x5F},   {"lpar", 0x28},     {"lsqb", 0x5B},
     {"lstrok", 0x142},   {"male", 0x2642},      {"mldr", 0x2026},   {"nacute", 0x144},  {"napos", 0x149},
     {"natural", 0x266E}, {"ncaron", 0x148},     {"nldr", 0x2025},   {"num", 0x23},      {"numero", 0x2116},
     {"numsp", 0x2007},   {"odblac", 0x151},     {"omacr", 0x14D},   {"percnt", 0x25},   {"period", 0x2E},
     {"phone", 0x260E},   {"plus", 0x2B},        {"puncsp", 0x2008}, {"quest", 0x3F},    {"racute", 0x155},
     {"rbrack", 0x5D},    {"rcaron", 0x159},     {"rcub", 0x7D},     {"rpar", 0x29},     {"rsqb", 0x5D},
     {"rsquor", 0x2019},  {"sacute", 0x15B},     {"scedil", 0x15F},  {"semi", 0x3B},     {"sharp", 0x266F},
     {"sol", 0x2F},       {"star", 0x2606},      {"starf", 0x2605},  {"tcaron", 0x165},  {"tcedil", 0x163},
     {"ubreve", 0x16D},   {"udblac", 0x171},     {"umacr", 0x16B},   {"uogon", 0x173},   {"uring", 0x16F},
     {"verbar", 0x7C},    {"vert", 0x7C},        {"wcirc", 0x175},   {"ycirc", 0x177},   {"zacute", 0x17A},
     {"zcaron", 0x17E},   {"zdot", 0x17C}});

static_assert(std::is_sorted(html5_names.begin(), html5_names.end()));

char32_t html5_code_point(std::string_view name) {
    const auto found =
        std::lower_bound(html5_names.begin(), html5_names.end(), name,
                         [](const Name& entry, std::string_view wanted) { return entry.first < wanted; });
    return found != html5_names.end() && found->first == name ? found->second : 0;
}

int digit_value(char byte) {
    if (byte >= '0' && byte <= '9') return byte - '0';
    const char lower = static_cast<char>(byte | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
}

// A reference at the front of a text: "&", then a number or a name, then ";" if there is one.
struct Reference {
    std::size_t bytes = 0;  // 0: there is none
    bool numeric = false;
    bool open = false;        // a name without its ";"
    std::uint32_t value = 0;  // of a number; beyond max_code_point once it is
    std::string_view name = {};
};

Reference number_at(std::string_view text) {
    const bool hexadecimal = text.size() > 2 && (text[2] | 0x20) == 'x';
    const std::uint32_t base = hexadecimal ? 16 : 10;
    std::size_t at = hexadecimal ? 3 : 2;
    const std::size_t first = at;
    Reference reference{.numeric = true};
    for (; at < text.size() && digit_value(text[at]) < static_cast<int>(base); ++at) {
        const auto digit = static_cast<std::uint32_t>(digit_value(text[at]));
        if (reference.value <= max_code_point) reference.value = reference.value * base + digit;
    }
    if (at == first) return {};
    reference.bytes = at + (at < text.size() && text[at] == ';' ? 1 : 0);
    return reference;
}

char32_t html4_code_point(std::string_view name) {
    const std::string terminated(name);
    const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
    return entity == nullptr ? 0 : static_cast<char32_t>(entity->value);
}

// The old names, those of Latin-1, need no ";".
bool may_stand_open(std::string_view name) {
    const char32_t value = html4_code_point(name);
    return value != 0 && value < 0x100 && value != 0x27;
}

Reference reference_at(std::string_view text) {
    if (text.starts_with("&#")) return number_at(text);
    std::size_t at = 1;
    const auto is_alphanumeric = [](char byte) {
        const char lower = static_cast<char>(byte | 0x20);
        return (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9');
    };
    while (at < text.size() && at <= max_name_bytes && is_alphanumeric(text[at])) ++at;
    if (at == 1 || at > max_name_bytes) return {};
    const std::string_view name = text.substr(1, at - 1);
    if (at < text.size() && text[at] == ';') return {.bytes = at + 1, .name = name};
    const bool in_address = at < text.size() && text[at] == '=';
    return in_address || !may_stand_open(name) ? Reference{} : Reference{.bytes = at, .open = true, .name = name};
}

// What the parser would not read as it is meant; 0 for the rest.
char32_t replacement_of(const Reference& reference) {
    if (reference.open) return html4_code_point(reference.name);
    if (!reference.numeric) return html5_code_point(reference.name);
    const char32_t meant = code_point_of_reference(reference.value);
    return meant == reference.value ? 0 : meant;
}

// Writes what stands for the "&" or zero byte at the front of `html`; returns how much of it that is.
std::size_t append_plain(std::string_view html, std::string& out) {
    if (html.front() == '\0') {
        append_utf8(out, replacement_character);
        return 1;
    }
    const Reference reference = reference_at(html);
    if (reference.bytes == 0) {
        out += html.starts_with("&#") ? "&amp;" : "&";
        return 1;
    }
    const char32_t value = replacement_of(reference);
    if (value == 0) {
        out.append(html.substr(0, reference.bytes));
    } else {
        out += "&#" + std::to_string(static_cast<std::uint32_t>(value)) + ";";
    }
    return reference.bytes;
}

}  // namespace

char32_t code_point_of_reference(std::uint32_t value) noexcept {
    if (value >= 0x80 && value < 0xA0) return windows_1252[value - 0x80];
    const bool control = value < 0x20 && value != '\t' && value != '\n' && value != '\r' && value != '\f';
    const bool surrogate = value >= 0xD800 && value < 0xE000;
    return control || surrogate || value > max_code_point || (value & 0xFFFE) == 0xFFFE ? replacement_character : value;
}

char32_t code_point_of_name(std::string_view name) {
    if (const char32_t value = html5_code_point(name); value != 0) return value;
    return html4_code_point(name);
}

std::string text_of_reference(std::string_view reference) {
    const Reference parsed = reference.starts_with('&') ? reference_at(reference) : Reference{};
    if (parsed.bytes != reference.size()) return std::string(reference);
    const char32_t value = parsed.numeric ? code_point_of_reference(parsed.value) : code_point_of_name(parsed.name);
    if (value == 0) return std::string(reference);
    std::string out;
    append_utf8(out, value);
    return out;
}

std::string with_plain_references(std::string_view html) {
    std::string out;
    out.reserve(html.size());
    while (!html.empty()) {
        const std::size_t stop = std::min(html.find_first_of(std::string_view("&\0", 2)), html.size());
        out.append(html.substr(0, stop));
        html.remove_prefix(stop);
        if (!html.empty()) html.remove_prefix(append_plain(html, out));
    }
    return out;
}

}  // namespace kwic
