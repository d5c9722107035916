#include "ingest/markdown_reader.hpp"

#include "ingest/front_matter.hpp"
#include "ingest/input_text.hpp"
#include "ingest/language_tag.hpp"
#include "ingest/markdown_page.hpp"
#include "ingest/plain_text_reader.hpp"
#include "ingest/text_date.hpp"
#include "ingest/text_line.hpp"

namespace kwic {

namespace {

void report(AccountKind kind, const InputFile& input, const Account& account, const std::string& reason,
            const std::string& detail) {
    account.report({.kind = kind, .path = input.path, .line = 0, .id = input.id, .reason = reason, .detail = detail});
}

// True if the value found its place in the document itself.
bool take_value(const FieldValue& field, Document& document) {
    std::string* place = nullptr;
    std::string value = field.value;
    if (field.name == "title") place = &document.title;
    if (field.name == "url") place = &document.url;
    if (field.name == "date") {
        place = &document.date;
        value = written_date(value);
    }
    if (field.name == "lang" || field.name == "language") {
        place = &document.language;
        value = primary_language(value);
    }
    if (place == nullptr || !place->empty() || value.empty()) return false;
    *place = std::move(value);
    return true;
}

}  // namespace

void read_markdown(std::string_view bytes, const InputFile& input, const Account& account, Document& document) {
    const std::string text = input_text(bytes, input, account);
    const FrontMatter front = read_front_matter(text);
    for (const FieldValue& field : front.values) {
        if (take_value(field, document)) continue;
        document.fields.push_back(field);
        if (field.name == "date") {
            report(AccountKind::recoded, input, account, "bad-date", "not a date: " + field.value);
        }
    }
    if (front.passed_over != 0) {
        const std::string lines = std::to_string(front.passed_over);
        report(AccountKind::cut, input, account, "front-matter", "lines that are not understood: " + lines);
    }
    MarkdownPage page = parse_markdown(front.body);
    document.text = std::move(page.text);
    if (document.title.empty()) document.title = std::move(page.title);
    if (document.title.empty()) document.title = title_or_name(document.text, input);
}

}  // namespace kwic
