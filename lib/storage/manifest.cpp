#include "storage/manifest.hpp"

#include "query/field_types.hpp"
#include "storage/file_hash.hpp"
#include "storage/sha256.hpp"
#include "storage/translate_error.hpp"

#include <kwic/error.hpp>

#include <array>
#include <charconv>
#include <optional>

namespace kwic {
namespace {

constexpr std::string_view manifest_magic = "kwic-manifest";

std::string escape(std::string_view value) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string escaped;
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != '%' && byte != 0x7F) {
            escaped += c;
        } else {
            escaped += '%';
            escaped += digits[byte >> 4];
            escaped += digits[byte & 15];
        }
    }
    return escaped;
}

void add_line(std::string& text, std::string_view name, std::string_view value) {
    text += name;
    text += ' ';
    text += escape(value);
    text += '\n';
}

void add_line(std::string& text, std::string_view name, std::uint64_t value) {
    add_line(text, name, std::to_string(value));
}

// Reads lines in the one order in which they are printed; whatever differs is damage.
class LineParser {
  public:
    LineParser(std::string_view text, const std::string& path) : rest_(text), path_(path) {}

    [[noreturn]] void fail(std::string_view what) const {
        throw_damaged("line " + std::to_string(line_) + " is damaged (" + std::string(what) + ')', path_);
    }

    // The value of the next line if it has this name.
    std::optional<std::string> maybe(std::string_view name) {
        if (!rest_.starts_with(name) || rest_.substr(name.size(), 1) != " ") return std::nullopt;
        const std::size_t end = rest_.find('\n');
        ++line_;
        if (end == std::string_view::npos) fail("no line end");
        const std::string_view raw = rest_.substr(name.size() + 1, end - name.size() - 1);
        rest_.remove_prefix(end + 1);
        return unescape(raw);
    }

    std::string text(std::string_view name) {
        if (auto value = maybe(name)) return *std::move(value);
        ++line_;
        fail("expected " + std::string(name));
    }

    std::uint64_t number(std::string_view name) { return to_number(text(name)); }

    std::uint64_t to_number(std::string_view digits) const {
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || end != digits.data() + digits.size() || std::to_string(value) != digits) {
            fail("expected a number");
        }
        return value;
    }

    void version(std::string_view magic) {
        const std::uint64_t found = number(magic);
        if (found != static_cast<std::uint64_t>(index_format_version)) {
            throw Error(ErrorCode::incompatible,
                        "the index has format " + std::to_string(found) + ", this program reads " +
                            std::to_string(index_format_version) +
                            "; use a program that reads it, or index into another folder",
                        path_);
        }
    }

    // Checks that the rest is the hash of everything before it.
    void finish(std::string_view whole) {
        const std::string_view hashed = whole.substr(0, whole.size() - rest_.size());
        if (text("self") != sha256_hex(hashed)) fail("the hash does not fit");
        if (!rest_.empty()) fail("something follows the end");
    }

  private:
    std::string unescape(std::string_view raw) const {
        std::string value;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            if (raw[i] != '%') {
                value += raw[i];
                continue;
            }
            unsigned byte = 0;
            const char* digits = raw.data() + i + 1;
            if (i + 2 >= raw.size() || std::from_chars(digits, digits + 2, byte, 16).ptr != digits + 2)
                fail("bad escape");
            value += static_cast<char>(byte);
            i += 2;
        }
        if (escape(value) != raw) fail("bad escape");
        return value;
    }

    std::string_view rest_;
    const std::string& path_;
    std::size_t line_ = 0;
};

std::pair<std::string, std::uint64_t> parse_count(const LineParser& lines, const std::string& value) {
    const std::size_t space = value.rfind(' ');
    if (space == std::string::npos) lines.fail("expected a name and a number");
    return {value.substr(0, space), lines.to_number(std::string_view(value).substr(space + 1))};
}

ManifestFile parse_file(const LineParser& lines, const std::string& value) {
    const std::size_t hash_space = value.find(' ');
    const std::size_t size_space = value.find(' ', hash_space + 1);
    if (hash_space == std::string::npos || size_space == std::string::npos) lines.fail("expected a file");
    ManifestFile file;
    file.hash = value.substr(0, hash_space);
    file.bytes = lines.to_number(std::string_view(value).substr(hash_space + 1, size_space - hash_space - 1));
    file.path = value.substr(size_space + 1);
    const bool outside = file.path.empty() || file.path.front() == '/' || file.path.find("..") != std::string::npos;
    if (!is_file_hash_hex(file.hash) || outside) lines.fail("expected a file");
    return file;
}

std::string print_field(const FieldSpec& field) {
    return std::string(name_of(field.type)) + ' ' + std::to_string(static_cast<std::uint64_t>(field.boost)) + ' ' +
           field.name;
}

FieldSpec parse_field(const LineParser& lines, const std::string& value) {
    const std::size_t type_end = value.find(' ');
    const std::size_t boost_end = value.find(' ', type_end + 1);
    if (type_end == std::string::npos || boost_end == std::string::npos) lines.fail("expected a field");
    const std::optional<FieldType> type = field_type_of(value.substr(0, type_end));
    if (!type) lines.fail("expected a field");
    FieldSpec field;
    field.type = *type;
    field.boost =
        static_cast<double>(lines.to_number(std::string_view(value).substr(type_end + 1, boost_end - type_end - 1)));
    const bool may_boost = field.type == FieldType::text;
    if (field.boost < 1 || field.boost > (may_boost ? max_field_boost : 1)) lines.fail("expected a boost");
    field.name = value.substr(boost_end + 1);
    return field;
}

void add_self_hash(std::string& text) {
    add_line(text, "self", sha256_hex(text));
}

}  // namespace

std::string print_manifest(const Manifest& manifest) {
    std::string text;
    add_line(text, manifest_magic, static_cast<std::uint64_t>(index_format_version));
    add_line(text, "generation", manifest.generation);
    add_line(text, "tool", manifest.tool_version);
    add_line(text, "analyzer", manifest.fingerprint);
    add_line(text, "default-language", manifest.default_language);
    add_line(text, "documents", manifest.documents);
    add_line(text, "text-bytes", manifest.text_bytes);
    for (const auto& [code, count] : manifest.languages) add_line(text, "language", code + ' ' + std::to_string(count));
    for (const std::string& source : manifest.sources) add_line(text, "source", source);
    for (const FieldSpec& field : manifest.fields) add_line(text, "field", print_field(field));
    for (const ManifestFile& file : manifest.files) {
        add_line(text, "file", file.hash + ' ' + std::to_string(file.bytes) + ' ' + file.path);
    }
    add_self_hash(text);
    return text;
}

Manifest parse_manifest(std::string_view text, const std::string& path) {
    LineParser lines(text, path);
    Manifest manifest;
    lines.version(manifest_magic);
    manifest.generation = lines.number("generation");
    manifest.tool_version = lines.text("tool");
    manifest.fingerprint = lines.text("analyzer");
    manifest.default_language = lines.text("default-language");
    manifest.documents = lines.number("documents");
    manifest.text_bytes = lines.number("text-bytes");
    while (const auto value = lines.maybe("language")) manifest.languages.push_back(parse_count(lines, *value));
    while (auto value = lines.maybe("source")) manifest.sources.push_back(*std::move(value));
    while (const auto value = lines.maybe("field")) manifest.fields.push_back(parse_field(lines, *value));
    while (const auto value = lines.maybe("file")) manifest.files.push_back(parse_file(lines, *value));
    lines.finish(text);
    return manifest;
}

std::string print_current(const CurrentGeneration& current) {
    std::string text;
    add_line(text, current_magic, static_cast<std::uint64_t>(index_format_version));
    add_line(text, "generation", current.generation);
    add_line(text, "manifest", current.manifest_sha256);
    add_self_hash(text);
    return text;
}

CurrentGeneration parse_current(std::string_view text, const std::string& path) {
    LineParser lines(text, path);
    CurrentGeneration current;
    lines.version(current_magic);
    current.generation = lines.number("generation");
    current.manifest_sha256 = lines.text("manifest");
    if (!is_sha256_hex(current.manifest_sha256)) lines.fail("expected a hash");
    lines.finish(text);
    return current;
}

}  // namespace kwic
