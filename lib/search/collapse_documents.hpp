// One document for many: those with the same value, those with nearly the same text.
#pragma once

#include "columns/columns.hpp"
#include "topk/best_documents.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kwic {

struct Representative {
    TopDocument document;
    std::uint64_t hidden = 0;  // documents for which it stands besides itself
};

// The first document of each value, in their order; those without a value stand for themselves. Of several values of a
// document the first in the column's order counts. Throws Error{damaged}. Thread rule: any thread.
std::vector<Representative> collapse_by_value(const std::vector<TopDocument>& documents, const Column& column);

// The first of documents with nearly the same text (text_likeness.hpp). Goes through the documents in their order until
// `wanted` stand for themselves, and then through so many more that there are `looked_at` in all: only those are found
// to be copies. What a document stood for before, it or its first stands for. `read_text(docid)`: the text of a
// document; throws what that throws. Thread rule: any thread.
std::vector<Representative> collapse_copies(const std::vector<Representative>& documents, std::size_t wanted,
                                            std::size_t looked_at,
                                            const std::function<std::string(std::uint32_t)>& read_text);

}  // namespace kwic
