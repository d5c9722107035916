#include "ingest/byte_source.hpp"
#include "ingest/content_sniffer.hpp"
#include "ingest/document_source.hpp"
#include "ingest/format_table.hpp"
#include "ingest/json_lines_reader.hpp"

namespace kwic {

namespace {

constexpr const char* stream_name = "-";
constexpr std::size_t head_bytes = std::size_t{64} << 10;

InputFile describe_stream() {
    InputFile input;
    input.path = stream_name;
    input.id = stream_name;
    return input;
}

class StreamRecords final : public DocumentSource {
  public:
    StreamRecords(std::istream& stream, const ReadOptions& options, const Account& account)
        : reader_(std::make_unique<StreamSource>(stream), describe_stream(), options.max_record_bytes, account) {}

    bool next(Document& document) override { return reader_.next(document); }

  private:
    JsonLinesReader reader_;
};

class StreamDocument final : public DocumentSource {
  public:
    StreamDocument(std::istream& stream, const ReadOptions& options, const Account& account)
        : source_(stream), options_(options), account_(account) {}

    bool next(Document& document) override {
        if (done_) return false;
        done_ = true;
        std::string content;
        if (!read_all(source_, options_.max_file_bytes, content)) {
            const std::string limit = std::to_string(options_.max_file_bytes);
            account_.report_skipped(stream_name, "too-large", "larger than " + limit + " bytes");
            return false;
        }
        if (std::string binary = describe_binary(std::string_view(content).substr(0, head_bytes)); !binary.empty()) {
            account_.report_skipped(stream_name, "binary", binary);
            return false;
        }
        document = {};
        document.id = stream_name;
        document.origin.end_byte = content.size();
        document.origin.file_bytes = content.size();
        row_of(options_.format).read_whole(content, describe_stream(), account_, document);
        return true;
    }

  private:
    StreamSource source_;
    const ReadOptions& options_;
    const Account& account_;
    bool done_ = false;
};

}  // namespace

std::unique_ptr<DocumentSource> make_stream_documents(std::istream& stream, const ReadOptions& options,
                                                      const Account& account) {
    const bool records = options.format == InputFormat::automatic || row_of(options.format).read_whole == nullptr;
    if (records) return std::make_unique<StreamRecords>(stream, options, account);
    return std::make_unique<StreamDocument>(stream, options, account);
}

}  // namespace kwic
