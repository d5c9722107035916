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

// What a field takes besides its name and value.
constexpr std::size_t bytes_around_field = 8;

std::size_t bytes_of(const FieldValue& field) {
    return field.name.size() + field.value.size() + bytes_around_field;
}

std::size_t bytes_beside_text(const Document& document) {
    std::size_t bytes = document.title.size() + document.date.size() + document.language.size() + document.url.size() +
                        document.origin.path.size();
    for (const FieldValue& field : document.fields) bytes += bytes_of(field);
    return bytes;
}

void cut_beside_text(Document& document) {
    std::size_t room = max_bytes_beside_text;
    for (std::string* text :
         {&document.title, &document.date, &document.language, &document.url, &document.origin.path}) {
        cut_at_character(*text, room);
        room -= text->size();
    }
    std::size_t kept = 0;
    for (; kept < document.fields.size(); ++kept) {
        const std::size_t bytes = bytes_of(document.fields[kept]);
        if (bytes > room) break;
        room -= bytes;
    }
    document.fields.resize(kept);
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
    defects.too_much_beside = bytes_beside_text(document) > max_bytes_beside_text;
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
    cut_beside_text(mended);
    return mended;
}

}  // namespace kwic
