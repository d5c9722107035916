#include "ingest/html_entities.hpp"
#include "ingest/html_page.hpp"
#include "ingest/html_page_builder.hpp"
#include "ingest/html_tags.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <new>

namespace kwic {

namespace {

// The parser looks through all open elements at some tags; a new parser forgets them, which bounds the time.
constexpr int max_open_elements = 256;
constexpr std::size_t piece_bytes = 2048;
constexpr std::string_view within_body = "<html><body>";

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

void on_open(void* builder, const xmlChar* name, const xmlChar** attributes) {
    HtmlAttributes all;
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
        all.emplace_back(view(attributes[0]), view(attributes[1]));
    }
    static_cast<HtmlPageBuilder*>(builder)->open(view(name), all);
}

void on_close(void* builder, const xmlChar* name) {
    static_cast<HtmlPageBuilder*>(builder)->close(view(name));
}

void on_text(void* builder, const xmlChar* text, int bytes) {
    const std::string_view piece(reinterpret_cast<const char*>(text), static_cast<std::size_t>(bytes));
    static_cast<HtmlPageBuilder*>(builder)->append(piece);
}

// No handler for errors, so that none are printed, and none that builds a tree.
htmlSAXHandler make_handler() {
    htmlSAXHandler handler{};
    handler.startElement = on_open;
    handler.endElement = on_close;
    handler.characters = on_text;
    handler.cdataBlock = on_text;
    handler.ignorableWhitespace = on_text;
    return handler;
}

struct FreeParser {
    void operator()(htmlParserCtxtPtr parser) const { htmlFreeParserCtxt(parser); }
};
using Parser = std::unique_ptr<htmlParserCtxt, FreeParser>;

Parser make_parser(HtmlPageBuilder& builder) {
    static std::once_flag once;
    std::call_once(once, xmlInitParser);
    htmlSAXHandler handler = make_handler();
    Parser parser(htmlCreatePushParserCtxt(&handler, &builder, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
    if (!parser) throw std::bad_alloc();
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC);
    parser->options |= XML_PARSE_HUGE;
    return parser;
}

void feed(const Parser& parser, std::string_view piece) {
    htmlParseChunk(parser.get(), piece.data(), static_cast<int>(piece.size()), 0);
}

// The end of the next piece: before a tag, if it may be the last piece of a parser.
std::size_t next_piece(std::string_view html) {
    if (html.size() <= piece_bytes) return html.size();
    const std::size_t tag = html.rfind('<', piece_bytes);
    return tag == html.npos || tag == 0 ? piece_bytes : tag;
}

}  // namespace

HtmlPage parse_html(std::string_view html) {
    const std::string plain = with_plain_references(with_plain_tags(html));
    HtmlPageBuilder builder;
    Parser parser = make_parser(builder);
    if (begins_with_end_tag(plain)) feed(parser, within_body);
    for (std::string_view rest = plain; !rest.empty();) {
        const std::size_t size = next_piece(rest);
        feed(parser, rest.substr(0, size));
        rest.remove_prefix(size);
        if (parser->nameNr <= max_open_elements || builder.is_dropping() || !rest.starts_with('<')) continue;
        htmlParseChunk(parser.get(), nullptr, 0, 1);
        parser = make_parser(builder);
        feed(parser, within_body);
    }
    htmlParseChunk(parser.get(), nullptr, 0, 1);
    return builder.take();
}

}  // namespace kwic
