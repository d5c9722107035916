#include "percent_encoding.hpp"

#include "code_points.hpp"

#include <cstddef>

namespace kwic::cli {
namespace {

bool is_unreserved(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           std::string_view("-._~/").find(byte) != std::string_view::npos;
}

void append_path(std::string& out, std::string_view path) {
    for (const char& byte : path) out += is_unreserved(byte) ? std::string(1, byte) : percent_encoded({&byte, 1});
}

}  // namespace

std::string percent_encoded(std::string_view bytes) {
    std::string out;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        out += {'%', "0123456789ABCDEF"[value >> 4U], "0123456789ABCDEF"[value & 0xFU]};
    }
    return out;
}

std::string trec_id(std::string_view id) {
    if (id.empty()) return "%";
    std::string out;
    out.reserve(id.size());
    for (std::size_t at = 0; at < id.size();) {
        const CodePoint point = code_point_at(id, at);
        const std::string_view bytes = id.substr(at, point.bytes);
        at += point.bytes;
        if (bytes == "%" || (point.well_formed && is_white_space(point.value))) {
            out += percent_encoded(bytes);
        } else {
            out += bytes;
        }
    }
    return out;
}

std::string file_url(std::string_view host, std::string_view absolute_path) {
    std::string out = "file://" + std::string(host);
    append_path(out, absolute_path);
    return out;
}

std::string relative_url(std::string_view relative_path) {
    std::string out = "./";
    append_path(out, relative_path);
    return out;
}

}  // namespace kwic::cli
