// Everything that a database holds, as lines.
#pragma once

#include "storage/document_access.hpp"
#include "storage/generation.hpp"
#include "storage/term_space.hpp"

#include <xapian.h>

#include <string>
#include <vector>

namespace kwic::testing {

// All of a stored document but its id.
inline std::string document_text(const StoredDocument& stored) {
    const Document& document = stored.document;
    const Origin& origin = document.origin;
    std::string text = document.title + '|' + document.text + '|' + document.date + '|' + document.language + '|' +
                       stored.language + '|' + document.url + '|' + origin.path;
    for (const FieldValue& field : document.fields) text += '|' + field.name + '=' + field.value;
    for (const std::uint64_t number : {origin.line, origin.begin_byte, origin.end_byte, origin.file_bytes}) {
        text += '|' + std::to_string(number);
    }
    return text + '|' + std::to_string(origin.modified_ns);
}

// Postings with wdf, values, documents, document lengths and metadata of the served generation.
inline std::vector<std::string> database_text(const std::string& index_folder) {
    const Generation generation = open_generation(index_folder);
    const Xapian::Database database(generation.database_folder());
    DocumentReader reader(database);
    std::vector<std::string> lines;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        lines.push_back("term " + *term + ' ' + std::to_string(term.get_termfreq()) + ' ' +
                        std::to_string(database.get_collection_freq(*term)));
        for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
            lines.push_back(std::to_string(*posting) + ' ' + std::to_string(posting.get_wdf()));
        }
    }
    for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
        const Xapian::Document document = database.get_document(*posting);
        lines.push_back("document " + std::to_string(*posting) + ' ' +
                        std::to_string(database.get_doclength(*posting)) + ' ' + document_text(reader.read(*posting)));
        for (const ValueSlotRow& row : value_slots)
            lines.push_back("value " + document.get_value(slot_number(row.slot)));
    }
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
        lines.push_back("metadata " + *key + ' ' + database.get_metadata(*key));
    }
    return lines;
}

}  // namespace kwic::testing
