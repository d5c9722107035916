#include "indexing/mend_document.hpp"

#include "text/character_boundary.hpp"
#include "text/utf8.hpp"

#include <string>

namespace kwic {
namespace {

bool is_well_formed(const std::string& text) {
    return find_ill_formed(text) == std::string::npos;
}

void cut_at_character(std::string& text, std::size_t max_bytes) {
    if (text.size() > max_bytes) text.resize(boundary_at_or_before(text, max_bytes));
}

}  // namespace

DocumentDefects find_defects(const Document& document) {
    DocumentDefects defects;
    defects.ill_formed = !is_well_formed(document.text) || !is_well_formed(document.title) ||
                         !is_well_formed(document.date) || !is_well_formed(document.language) ||
                         !is_well_formed(document.url);
    for (const FieldValue& field : document.fields) {
        defects.ill_formed = defects.ill_formed || !is_well_formed(field.name) || !is_well_formed(field.value);
    }
    defects.too_long = document.text.size() > max_text_bytes;
    return defects;
}

Document mend_document(const Document& document) {
    Document mended = document;
    cut_at_character(mended.text, max_text_bytes);
    for (std::string* text : {&mended.text, &mended.title, &mended.date, &mended.language, &mended.url}) {
        *text = mend_utf8(*text);
    }
    for (FieldValue& field : mended.fields) {
        field.name = mend_utf8(field.name);
        field.value = mend_utf8(field.value);
    }
    cut_at_character(mended.text, max_text_bytes);
    return mended;
}

}  // namespace kwic
