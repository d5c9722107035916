#include "storage/stored_document.hpp"

#include "storage/byte_stream.hpp"

#include <zstd.h>

#include <memory>
#include <new>

namespace kwic {
namespace {

constexpr char layout_version = 1;
constexpr int compression_level = 1;

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

std::string decompress(std::string_view compressed) {
    // One for each call: one of the thread's own ends the program where memory runs out when it is made.
    const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
    if (!context) throw std::bad_alloc();
    const unsigned long long bytes = ZSTD_getFrameContentSize(compressed.data(), compressed.size());
    // A frame cannot hold more than this for each of its bytes (format: 128 KiB in a block of at least 4 bytes).
    constexpr unsigned long long max_ratio = (128 << 10) / 3;
    // What zstd returns for a frame without a size is larger than any.
    if (bytes > max_stored_text_bytes || bytes / max_ratio > compressed.size()) {
        ByteParser::fail();
    }
    std::string text(bytes, '\0');
    const std::size_t done =
        ZSTD_decompressDCtx(context.get(), text.data(), text.size(), compressed.data(), compressed.size());
    if (ZSTD_isError(done) || done != bytes) ByteParser::fail();
    return text;
}

}  // namespace

StoredDocumentWriter::StoredDocumentWriter() : context_(ZSTD_createCCtx()) {
    if (context_ == nullptr) throw std::bad_alloc();
}

StoredDocumentWriter::~StoredDocumentWriter() {
    ZSTD_freeCCtx(static_cast<ZSTD_CCtx*>(context_));
}

std::string StoredDocumentWriter::write(const Document& document, std::string_view language) {
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
    std::string compressed(ZSTD_compressBound(document.text.size()), '\0');
    const std::size_t bytes = ZSTD_compressCCtx(static_cast<ZSTD_CCtx*>(context_), compressed.data(), compressed.size(),
                                                document.text.data(), document.text.size(), compression_level);
    if (ZSTD_isError(bytes)) throw std::bad_alloc();
    compressed.resize(bytes);
    append_text(out, compressed);
    return out;
}

StoredDocument read_stored_document(std::string_view data) {
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
    document.text = decompress(bytes.view());
    bytes.finish();
    return stored;
}

}  // namespace kwic
