// Documents on their way to the thread that analyses them.
#pragma once

#include "storage/stored_document.hpp"

#include <kwic/document.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

// A document with its number, and the language to analyse it in; without one that is to be found out.
struct NumberedDocument {
    std::uint32_t docid = 0;
    Document document;
    std::string language;
};

struct DocumentBatch {
    std::uint64_t number = 0;
    std::vector<NumberedDocument> documents;
    std::size_t bytes = 0;  // content_bytes_of() them

    void add(std::uint32_t docid, const Document& document, const std::string& language) {
        documents.push_back({docid, document, language});
        bytes += content_bytes_of(document);
    }

    // The documents without what is known of them, as long as the batch stays as it is.
    [[nodiscard]] std::vector<const Document*> texts() const {
        std::vector<const Document*> texts;
        for (const NumberedDocument& numbered : documents) texts.push_back(&numbered.document);
        return texts;
    }
};

}  // namespace kwic
