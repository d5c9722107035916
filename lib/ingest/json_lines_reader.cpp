#include "ingest/json_lines_reader.hpp"

#include "ingest/text_line.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

#include <utility>

namespace kwic {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t max_shown_bytes = 60;

// How `kwic dump` begins. Its records have their documents' ids, and would take their places.
constexpr std::string_view dump_beginning = "{\"kwic_dump\":";

}  // namespace

JsonLinesReader::JsonLinesReader(std::unique_ptr<ByteSource> source, InputFile input, std::uint64_t max_record_bytes,
                                 const Account& account)
    : source_(std::move(source)), input_(std::move(input)), account_(account), lines_(*source_, max_record_bytes) {}

bool JsonLinesReader::next(Document& document) {
    Line line;
    while (lines_.next(line)) {
        if (line.number == 1 && line.text.starts_with(dump_beginning)) {
            report(AccountKind::skipped, 0, {}, "dump", "a dump of an index, which `kwic load` reads");
            return false;
        }
        if (line.too_long) {
            report(AccountKind::skipped, line.number, {}, "too-large", "the line is longer than a record may be");
        } else if (read_record(line, document)) {
            return true;
        }
    }
    if (!source_->error().empty()) report(AccountKind::cut, 0, input_.id, "unreadable", source_->error());
    return false;
}

bool JsonLinesReader::read_record(const Line& line, Document& document) {
    const bool is_marked = line.number == 1 && line.text.starts_with(byte_order_mark);
    const std::size_t mark_bytes = is_marked ? byte_order_mark.size() : 0;
    const std::string_view json = line.text.substr(mark_bytes);
    if (trim(json).empty()) return false;
    ConvertedText converted;
    JsonOutcome outcome = parser_.parse(json, line.readable_bytes - mark_bytes, document);
    const bool recode = !outcome.reason.empty() && find_ill_formed(json) != json.npos;
    if (recode) {
        converted = to_utf8(json);
        outcome = parser_.parse(converted.text, document);
    }
    if (!outcome.reason.empty()) {
        report(AccountKind::skipped, line.number, document.id, outcome.reason, outcome.detail);
        return false;
    }
    set_origin(line, document);
    if (recode) report(AccountKind::recoded, line.number, document.id, "encoding", "read as " + converted.charset);
    report_changes(outcome, document);
    return true;
}

void JsonLinesReader::set_origin(const Line& line, Document& document) const {
    if (document.id.empty()) document.id = input_.id + ":" + std::to_string(line.number);
    document.origin = input_.origin;
    document.origin.line = line.number;
    if (!input_.offsets_hold) return;
    document.origin.begin_byte = line.begin_byte;
    document.origin.end_byte = line.end_byte;
}

void JsonLinesReader::report_changes(const JsonOutcome& outcome, const Document& document) const {
    const std::uint64_t line = document.origin.line;
    if (outcome.mended_escapes != 0) {
        report(AccountKind::recoded, line, document.id, "encoding", "lone surrogates became U+FFFD");
    }
    if (!outcome.bad_date.empty()) {
        const std::string shown(cut_at_word(single_line(outcome.bad_date), max_shown_bytes));
        report(AccountKind::recoded, line, document.id, "bad-date", "not a date of ISO 8601: " + shown);
    }
}

void JsonLinesReader::report(AccountKind kind, std::uint64_t line, const std::string& id, const std::string& reason,
                             const std::string& detail) const {
    account_.report({.kind = kind, .path = input_.path, .line = line, .id = id, .reason = reason, .detail = detail});
}

}  // namespace kwic
