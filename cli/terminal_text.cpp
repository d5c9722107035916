#include "terminal_text.hpp"

#include "code_points.hpp"

namespace kwic::cli {
namespace {

void append_hexadecimal(std::string& out, char32_t value, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        out += "0123456789ABCDEF"[(value >> static_cast<unsigned>(shift)) & 0xFU];
    }
}

}  // namespace

std::size_t append_visible(std::string& out, std::string_view text, std::size_t at) {
    if (const std::size_t bytes = visible_ascii_bytes(text, at)) {
        out += text.substr(at, bytes);
        return bytes;
    }
    const CodePoint point = code_point_at(text, at);
    if (!point.well_formed || (point.bytes == 1 && is_control(point.value))) {
        out += "\\x";
        append_hexadecimal(out, point.value, 2);
    } else if (is_control(point.value)) {
        out += "\\u";
        append_hexadecimal(out, point.value, 4);
    } else {
        out += text.substr(at, point.bytes);
    }
    return point.bytes;
}

std::string terminal_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) at += append_visible(out, text, at);
    return out;
}

std::string terminal_lines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at, 2) == "\r\n") ++at;
        if (text[at] == '\n' || text[at] == '\t') {
            out += text[at++];
        } else {
            at += append_visible(out, text, at);
        }
    }
    return out;
}

}  // namespace kwic::cli
