#include "ingest/byte_source.hpp"
#include "ingest/content_sniffer.hpp"
#include "ingest/document_id.hpp"
#include "ingest/document_source.hpp"
#include "ingest/file_content.hpp"
#include "ingest/file_walker.hpp"
#include "ingest/format_table.hpp"
#include "ingest/json_lines_reader.hpp"
#include "ingest/text_line.hpp"
#include "text/charset.hpp"

#include <optional>
#include <utility>

#include <unistd.h>

namespace kwic {

namespace {

constexpr std::size_t head_bytes = std::size_t{64} << 10;

class FileDocuments final : public DocumentSource {
  public:
    FileDocuments(std::vector<std::string> paths, const ReadOptions& options, const Account& account)
        : options_(options),
          account_(account),
          base_(absolute_folder(options.base_folder)),
          walker_(std::move(paths), options.excluded_folders, account) {}

    bool next(Document& document) override {
        while (!records_ || !records_->next(document)) {
            if (records_) finish_records();
            if (!walker_.next(file_)) return false;
            if (read_file(document)) return true;
        }
        return true;
    }

  private:
    // True if the file is one document; sets records_ if it is many.
    bool read_file(Document& document) {
        const std::string head = read_head(file_, head_bytes);
        if (std::string binary = describe_binary(head); !binary.empty()) {
            account_.report_skipped(file_.path, "binary", binary);
            return false;
        }
        const FormatRow& row = choose_row(head);
        return row.read_whole == nullptr ? open_records(head) : read_whole(row, document);
    }

    const FormatRow& choose_row(std::string_view head) {
        if (options_.format != InputFormat::automatic) return row_of(options_.format);
        if (const FormatRow* row = find_row_of_name(file_.path)) return *row;
        if (looks_like_html(head)) return row_of(InputFormat::html);
        return row_of(begins_with_object(head) ? InputFormat::jsonl : InputFormat::text);
    }

    // Whether the first line that is not blank is an object that parses.
    bool begins_with_object(std::string_view head) {
        const bool wide = is_wide_text(head);
        std::string text = wide ? to_utf8(head).text : std::string(head);
        if (std::string_view(text).starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
        if (!trim(text).starts_with('{')) return false;
        std::unique_ptr<ByteSource> source;
        if (wide) {
            source = std::make_unique<MemorySource>(std::move(text));
        } else {
            if (!rewind()) return false;
            source = std::make_unique<FileSource>(file_.descriptor.get());
        }
        LineReader lines(*source, options_.max_record_bytes);
        Line line;
        while (lines.next(line)) {
            if (line.number == 1 && line.text.starts_with("\xEF\xBB\xBF")) line.text.remove_prefix(3);
            if (!trim(line.text).empty() || line.too_long) return JsonRecordParser().is_object(line.text);
        }
        return false;
    }

    bool read_whole(const FormatRow& row, Document& document) {
        std::string content;
        if (!read_content(content)) return false;
        const InputFile input = describe_file();
        document = {};
        document.id = input.id;
        document.origin = input.origin;
        document.origin.end_byte = content.size();
        row.read_whole(content, input, account_, document);
        return true;
    }

    bool open_records(std::string_view head) {
        InputFile input = describe_file();
        std::unique_ptr<ByteSource> source;
        if (is_wide_text(head)) {
            std::string content;
            if (!read_content(content)) return false;
            ConvertedText converted = to_utf8(content);
            report_record_file(AccountKind::recoded, "encoding", "read as " + converted.charset);
            source = std::make_unique<MemorySource>(std::move(converted.text));
            input.offsets_hold = false;
        } else if (rewind()) {
            source = std::make_unique<FileSource>(file_.descriptor.get());
        } else {
            return false;
        }
        records_.emplace(std::move(source), std::move(input), options_.max_record_bytes, account_);
        return false;
    }

    bool rewind() { return ::lseek(file_.descriptor.get(), 0, SEEK_SET) == 0; }

    bool read_content(std::string& content) {
        std::string reason;
        std::string detail;
        if (kwic::read_content(file_, options_.max_file_bytes, content, reason, detail)) return true;
        account_.report_skipped(file_.path, reason, detail);
        return false;
    }

    // Records are handed out while the file is read, so that it cannot be read again.
    void finish_records() {
        records_.reset();
        if (has_changed(file_))
            report_record_file(AccountKind::cut, "changed", "it changed while its records were read");
    }

    void report_record_file(AccountKind kind, const std::string& reason, const std::string& detail) const {
        account_.report({.kind = kind, .path = file_.path, .line = 0, .id = {}, .reason = reason, .detail = detail});
    }

    [[nodiscard]] InputFile describe_file() const {
        InputFile input;
        input.path = file_.path;
        input.id = id_of_file(file_.path, base_);
        input.origin.path = file_.path;
        input.origin.end_byte = file_.state.bytes;
        input.origin.file_bytes = file_.state.bytes;
        input.origin.modified_ns = file_.state.modified_ns;
        return input;
    }

    const ReadOptions& options_;
    const Account& account_;
    std::string base_;
    FileWalker walker_;
    OpenFile file_;
    std::optional<JsonLinesReader> records_;  // of file_
};

}  // namespace

std::unique_ptr<DocumentSource> make_file_documents(std::vector<std::string> paths, const ReadOptions& options,
                                                    const Account& account) {
    return std::make_unique<FileDocuments>(std::move(paths), options, account);
}

}  // namespace kwic
