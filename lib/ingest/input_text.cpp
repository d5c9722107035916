#include "ingest/input_text.hpp"

#include "text/charset.hpp"

namespace kwic {

std::string input_text(std::string_view bytes, const InputFile& input, const Account& account,
                       std::string_view declared_charset) {
    ConvertedText converted = to_utf8(bytes, declared_charset);
    if (converted.verbatim) return std::move(converted.text);
    std::string detail = "read as " + converted.charset;
    if (converted.replaced != 0) detail += ", ill-formed sequences replaced: " + std::to_string(converted.replaced);
    account.report({.kind = AccountKind::recoded,
                    .path = input.path,
                    .line = 0,
                    .id = input.id,
                    .reason = "encoding",
                    .detail = detail});
    return std::move(converted.text);
}

}  // namespace kwic
