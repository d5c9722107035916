#include "text/charset.hpp"

#include "text/charset_detection.hpp"
#include "text/utf8.hpp"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>

namespace kwic {

namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

struct ByteOrderMark {
    std::string_view bytes;
    const char* charset;
};

// UTF-32LE before UTF-16LE, whose mark it begins with.
constexpr std::array<ByteOrderMark, 5> byte_order_marks{{{{"\xEF\xBB\xBF", 3}, "UTF-8"},
                                                         {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                                                         {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                                                         {{"\xFF\xFE", 2}, "UTF-16LE"},
                                                         {{"\xFE\xFF", 2}, "UTF-16BE"}}};

const ByteOrderMark* find_mark(std::string_view bytes) {
    const auto found = std::find_if(byte_order_marks.begin(), byte_order_marks.end(),
                                    [&](const ByteOrderMark& mark) { return bytes.starts_with(mark.bytes); });
    return found == byte_order_marks.end() ? nullptr : &*found;
}

Converter open_converter(const std::string& charset) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status)) converter.reset();
    return converter;
}

// Appends UTF-16 units; a lead surrogate at the end of one piece waits in `lead` for the next.
class Utf16Sink {
  public:
    explicit Utf16Sink(ConvertedText& out) : out_(out) {}

    void append(const UChar* begin, const UChar* end) {
        for (; begin != end; ++begin) append_unit(*begin);
    }

    void finish() {
        if (lead_ != 0) append_code_point(replacement_character);
        lead_ = 0;
    }

  private:
    void append_unit(UChar unit) {
        if (lead_ != 0 && U16_IS_TRAIL(unit)) {
            const auto code_point = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead_, unit));
            lead_ = 0;
            return append_code_point(code_point);
        }
        finish();
        if (U16_IS_LEAD(unit)) {
            lead_ = unit;
        } else {
            append_code_point(U16_IS_TRAIL(unit) ? replacement_character : static_cast<char32_t>(unit));
        }
    }

    void append_code_point(char32_t code_point) {
        if (code_point == replacement_character) ++out_.replaced;
        append_utf8(out_.text, code_point);
    }

    ConvertedText& out_;
    UChar lead_ = 0;
};

// False if ICU does not know the name.
bool convert(std::string_view bytes, const std::string& charset, ConvertedText& out) {
    const Converter converter = open_converter(charset);
    if (!converter) return false;
    out.charset = charset;
    out.verbatim = false;
    Utf16Sink sink(out);
    std::array<UChar, 4096> units;
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        UChar* target = units.data();
        ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, nullptr, true, &status);
        sink.append(units.data(), target);
    }
    sink.finish();
    return true;
}

bool is_ascii_superset(UConverter* converter) {
    switch (ucnv_getType(converter)) {
        case UCNV_UTF7:
        case UCNV_SCSU:
        case UCNV_BOCU1:
        case UCNV_CESU8:
        case UCNV_IMAP_MAILBOX:
            return false;
        default:
            break;
    }
    const std::string_view probe = "<az AZ 09 =\"'/&;>";
    std::array<UChar, 64> units;
    UErrorCode status = U_ZERO_ERROR;
    const int32_t size = ucnv_toUChars(converter, units.data(), static_cast<int32_t>(units.size()), probe.data(),
                                       static_cast<int32_t>(probe.size()), &status);
    return U_SUCCESS(status) && std::equal(probe.begin(), probe.end(), units.begin(), units.begin() + size,
                                           [](char byte, UChar unit) { return static_cast<UChar>(byte) == unit; });
}

bool decodes_as(std::string_view bytes, const std::string& charset) {
    const Converter converter = open_converter(charset);
    if (!converter || !is_ascii_superset(converter.get())) return false;
    ConvertedText converted;
    return convert(bytes, charset, converted) && converted.replaced == 0;
}

bool is_mostly_utf8(std::string_view bytes) {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const DecodedCodePoint decoded = decode_utf8(bytes, at);
        (decoded.well_formed ? good : bad) += decoded.bytes > 1 || !decoded.well_formed ? 1 : 0;
        at += decoded.bytes;
    }
    return good >= 8 * bad;
}

// Seven-bit encodings that are well-formed UTF-8 too.
bool may_be_escaped(std::string_view bytes) {
    return bytes.find("\x1B$") != bytes.npos || bytes.find("\x1B(") != bytes.npos || bytes.find("~{") != bytes.npos;
}

std::string detect_without_mark(std::string_view bytes, std::string_view declared) {
    if (std::string wide = charset_by_zeros(bytes); !wide.empty()) return wide;
    const bool escaped = may_be_escaped(bytes);
    if (!escaped && is_mostly_utf8(bytes)) return "UTF-8";
    const std::string widened = widest_charset(declared);
    if (!widened.empty() && widened != "utf-8" && decodes_as(bytes, widened)) return widened;
    const std::string guess = charset_by_statistics(bytes);
    const bool seven_bit = guess.starts_with("iso-2022-") || guess == "hz";
    if (escaped && !(seven_bit && decodes_as(bytes, guess)) && is_mostly_utf8(bytes)) return "UTF-8";
    return guess;
}

}  // namespace

std::string detect_charset(std::string_view bytes, std::string_view declared) {
    const ByteOrderMark* mark = find_mark(bytes);
    return mark != nullptr ? mark->charset : detect_without_mark(bytes, declared);
}

ConvertedText to_utf8(std::string_view bytes, std::string_view declared) {
    ConvertedText out;
    const ByteOrderMark* mark = find_mark(bytes);
    if (mark != nullptr) bytes.remove_prefix(mark->bytes.size());
    out.charset = mark != nullptr ? mark->charset : detect_without_mark(bytes, declared);
    if (out.charset != "UTF-8" && (convert(bytes, out.charset, out) || convert(bytes, "windows-1252", out))) return out;
    out.charset = "UTF-8";
    out.text = mend_utf8(bytes, &out.replaced);
    out.verbatim = out.replaced == 0;
    return out;
}

}  // namespace kwic
