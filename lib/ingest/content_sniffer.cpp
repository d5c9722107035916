#include "ingest/content_sniffer.hpp"

#include "ingest/text_line.hpp"
#include "text/charset.hpp"

#include <algorithm>
#include <array>

namespace kwic {

namespace {

constexpr std::size_t max_control_percent = 4;
constexpr std::size_t max_html_sniff_bytes = 4096;

struct Signature {
    std::string_view bytes;
    const char* name;
};

constexpr std::array<Signature, 26> signatures{{{"%PDF-", "PDF document"},
                                                {"PK\x03\x04", "ZIP archive, or an office document or e-book in one"},
                                                {"PK\x05\x06", "empty ZIP archive"},
                                                {"\x1F\x8B", "gzip archive"},
                                                {"\x89PNG", "PNG image"},
                                                {"\x7F"
                                                 "ELF",
                                                 "ELF program"},
                                                {"GIF87a", "GIF image"},
                                                {"GIF89a", "GIF image"},
                                                {"\xFF\xD8\xFF", "JPEG image"},
                                                {"BZh", "bzip2 archive"},
                                                {{"\xFD"
                                                  "7zXZ\0",
                                                  6},
                                                 "xz archive"},
                                                {"7z\xBC\xAF\x27\x1C", "7z archive"},
                                                {"\x28\xB5\x2F\xFD", "Zstandard archive"},
                                                {"Rar!\x1A\x07", "RAR archive"},
                                                {{"SQLite format 3\0", 16}, "SQLite database"},
                                                {"\xD0\xCF\x11\xE0", "Microsoft Office document of the old format"},
                                                {"{\\rtf", "RTF document"},
                                                {"%!PS", "PostScript document"},
                                                {"OggS", "Ogg media"},
                                                {"ID3", "MP3 audio"},
                                                {"wOFF", "web font"},
                                                {"wOF2", "web font"},
                                                {{"\0asm", 4}, "WebAssembly program"},
                                                {"\xCA\xFE\xBA\xBE", "Java class or Mach-O program"},
                                                {{"II*\0", 4}, "TIFF image"},
                                                {{"MM\0*", 4}, "TIFF image"}}};

// Signatures of letters alone could begin a text: a control or high byte must be near.
bool matches(const Signature& signature, std::string_view head) {
    if (!head.starts_with(signature.bytes)) return false;
    const auto is_plain = [](char byte) { return byte >= '\t' && static_cast<unsigned char>(byte) < 0x7F; };
    const bool telling =
        signature.bytes.size() >= 4 || !std::all_of(signature.bytes.begin(), signature.bytes.end(), is_plain);
    const std::string_view near = head.substr(0, 32);
    return telling || !std::all_of(near.begin(), near.end(), is_plain);
}

// Escape and the shifts of ISO-2022 belong to text.
bool is_control(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value == 0x7F || value < 8 || value == 0x0B || (value > 0x0F && value < 0x20 && value != 0x1B);
}

bool has_many_controls(std::string_view text) {
    const auto count = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_control));
    return count * 100 > text.size() * max_control_percent;
}

bool is_wide_charset(std::string_view charset) {
    return charset.starts_with("UTF-16") || charset.starts_with("UTF-32");
}

}  // namespace

bool is_wide_text(std::string_view head) {
    const bool may_be = head.find('\0') != head.npos || head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
    return may_be && is_wide_charset(detect_charset(head.substr(0, head.size() / 4 * 4)));
}

std::string describe_binary(std::string_view head) {
    const auto known = std::find_if(signatures.begin(), signatures.end(),
                                    [&](const Signature& signature) { return matches(signature, head); });
    if (known != signatures.end()) return known->name;
    if (is_wide_text(head)) {
        const ConvertedText converted = to_utf8(head);
        const bool broken = converted.replaced * 3 * 100 > converted.text.size() * max_control_percent;
        return broken || has_many_controls(converted.text) ? "binary data" : "";
    }
    return head.find('\0') != head.npos || has_many_controls(head) ? "binary data" : "";
}

bool looks_like_html(std::string_view head) {
    std::string text = to_utf8(head.substr(0, max_html_sniff_bytes)).text;
    text = ascii_lower(text);
    std::string_view rest = trim(text);
    while (rest.starts_with("<!--") || rest.starts_with("<?xml")) {
        const std::string_view close = rest.starts_with("<!--") ? "-->" : "?>";
        const std::size_t end = rest.find(close);
        if (end == rest.npos) return false;
        rest = trim(rest.substr(end + close.size()));
    }
    return rest.starts_with("<!doctype html") || rest.starts_with("<html") || rest.starts_with("<head") ||
           rest.starts_with("<body");
}

}  // namespace kwic
