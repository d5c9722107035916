#include "ingest/plain_text_reader.hpp"

#include "ingest/document_id.hpp"
#include "ingest/input_text.hpp"
#include "ingest/text_date.hpp"
#include "ingest/text_title.hpp"

namespace kwic {

void read_plain_text(std::string_view bytes, const InputFile& input, const Account& account, Document& document) {
    document.text = input_text(bytes, input, account);
    document.title = title_or_name(document.text, input);
    document.date = date_near_head(document.text);
}

std::string title_or_name(std::string_view text, const InputFile& input) {
    std::string title = title_of_text(text);
    return title.empty() ? stem_of(input.origin.path) : title;
}

}  // namespace kwic
