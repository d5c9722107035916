#include "storage/stored_document.hpp"

#include "storage/byte_stream.hpp"

#include <utility>

namespace kwic {
namespace {

constexpr char layout_version = 1;
constexpr std::size_t max_kept_bytes = std::size_t{1} << 20;

void put_origin(std::string& out, const Origin& origin) {
    append_text(out, origin.path);
    append_number(out, origin.line);
    append_number(out, origin.begin_byte);
    append_number(out, origin.end_byte);
    append_number(out, origin.file_bytes);
    append_number(out, static_cast<std::uint64_t>(origin.modified_ns));
}

Origin take_origin(ByteParser& bytes) {
    Origin origin;
    origin.path = bytes.text();
    origin.line = bytes.number();
    origin.begin_byte = bytes.number();
    origin.end_byte = bytes.number();
    origin.file_bytes = bytes.number();
    origin.modified_ns = static_cast<std::int64_t>(bytes.number());
    return origin;
}

}  // namespace

std::string StoredDocumentWriter::write(const Document& document, std::string_view language, std::string_view codes) {
    std::string out(1, layout_version);
    append_text(out, document.title);
    append_text(out, document.date);
    append_text(out, document.language);
    append_text(out, language);
    append_text(out, document.url);
    put_origin(out, document.origin);
    append_number(out, document.fields.size());
    for (const FieldValue& field : document.fields) {
        append_text(out, field.name);
        append_text(out, field.value);
    }
    if (text_.capacity() > max_kept_bytes) text_ = std::string();
    text_.clear();
    texts_.append(document.text, codes, text_);
    append_text(out, text_);
    return out;
}

StoredHead read_stored_head(std::string_view data) {
    ByteParser bytes(data);
    if (bytes.number() != layout_version) ByteParser::fail();
    StoredHead head;
    bytes.view();  // the title
    head.date = bytes.view();
    head.given_language = bytes.view();
    head.language = bytes.view();
    bytes.view();  // the URL
    head.path = bytes.view();
    for (int left = 5; left > 0; --left) bytes.number();  // the rest of the origin
    for (std::uint64_t left = bytes.number(); left > 0; --left) {
        const std::string_view name = bytes.view();
        head.fields.emplace_back(name, bytes.view());
    }
    head.text_bytes = stored_text_bytes(bytes.view());
    return head;
}

StoredDocument StoredDocumentReader::read(std::string_view data) {
    ByteParser bytes(data);
    if (bytes.number() != layout_version) ByteParser::fail();
    StoredDocument stored;
    Document& document = stored.document;
    document.title = bytes.text();
    document.date = bytes.text();
    document.language = bytes.text();
    stored.language = bytes.text();
    document.url = bytes.text();
    document.origin = take_origin(bytes);
    for (std::uint64_t left = bytes.number(); left > 0; --left) {
        std::string name = bytes.text();
        document.fields.push_back({std::move(name), bytes.text()});
    }
    document.text = texts_.read(bytes.view());
    bytes.finish();
    return stored;
}

}  // namespace kwic
