#include "percent_encoding.hpp"

#include "code_points.hpp"

#include <cstddef>

namespace kwic::cli {
namespace {

void append_encoded(std::string& out, std::string_view bytes) {
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        out += {'%', "0123456789ABCDEF"[value >> 4U], "0123456789ABCDEF"[value & 0xFU]};
    }
}

bool is_unreserved(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           std::string_view("-._~/").find(byte) != std::string_view::npos;
}

}  // namespace

std::string trec_id(std::string_view id) {
    if (id.empty()) return "%";
    std::string out;
    out.reserve(id.size());
    for (std::size_t at = 0; at < id.size();) {
        const CodePoint point = code_point_at(id, at);
        const std::string_view bytes = id.substr(at, point.bytes);
        at += point.bytes;
        if (bytes == "%" || (point.well_formed && is_white_space(point.value))) {
            append_encoded(out, bytes);
        } else {
            out += bytes;
        }
    }
    return out;
}

std::string file_url(std::string_view absolute_path) {
    std::string out = "file://";
    for (const char& byte : absolute_path) {
        if (is_unreserved(byte)) {
            out += byte;
        } else {
            append_encoded(out, {&byte, 1});
        }
    }
    return out;
}

}  // namespace kwic::cli
