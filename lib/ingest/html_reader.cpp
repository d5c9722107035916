#include "ingest/html_reader.hpp"

#include "ingest/html_charset.hpp"
#include "ingest/html_page.hpp"
#include "ingest/input_text.hpp"
#include "ingest/language_tag.hpp"
#include "ingest/plain_text_reader.hpp"

namespace kwic {

void read_html(std::string_view bytes, const InputFile& input, const Account& account, Document& document) {
    const HtmlPage page = parse_html(input_text(bytes, input, account, declared_html_charset(bytes)));
    document.text = text_to_index(page);
    document.title = title_of_page(page);
    if (document.title.empty()) document.title = title_or_name(document.text, input);
    document.date = page.date;
    document.language = primary_language(page.language);
}

}  // namespace kwic
