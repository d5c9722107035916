#include "ingest/document_id.hpp"

#include "text/utf8.hpp"

#include <kwic/error.hpp>

#include <filesystem>
#include <string_view>
#include <system_error>

namespace kwic {

namespace {

std::string absolute(const std::string& path) {
    std::error_code error;
    const std::filesystem::path whole = std::filesystem::absolute(path.empty() ? "." : path, error);
    if (error) throw Error(ErrorCode::io, "cannot tell the current folder: " + error.message(), path);
    return whole.lexically_normal().string();
}

void append_escaped(std::string& out, unsigned char byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
}

// Whether a name reads here like an escaped byte.
bool looks_escaped(std::string_view name, std::size_t at) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    return name[at] == '%' && at + 2 < name.size() && digits.find(name[at + 1]) >= 8 &&
           digits.find(name[at + 1]) != digits.npos && digits.find(name[at + 2]) != digits.npos;
}

// Bytes that are not UTF-8 as %XX, and so the '%' of a name that reads like that: different names stay different.
std::string as_text(std::string_view name) {
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const DecodedCodePoint decoded = decode_utf8(name, at);
        for (std::size_t i = 0; i < decoded.bytes; ++i, ++at) {
            const bool plain = decoded.well_formed && !looks_escaped(name, at);
            plain ? out.push_back(name[at]) : append_escaped(out, static_cast<unsigned char>(name[at]));
        }
    }
    return out;
}

}  // namespace

std::string absolute_folder(const std::string& folder) {
    std::string whole = absolute(folder);
    while (whole.size() > 1 && whole.ends_with('/')) whole.pop_back();
    return whole;
}

std::string id_of_file(const std::string& path, const std::string& base) {
    const std::string whole = absolute(path);
    const std::string below = base.ends_with('/') ? base : base + "/";
    return as_text(whole.size() > below.size() && whole.starts_with(below) ? whole.substr(below.size()) : whole);
}

std::string stem_of(const std::string& path) {
    return as_text(std::filesystem::path(path).stem().string());
}

}  // namespace kwic
