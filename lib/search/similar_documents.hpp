// More like this: from a document to the query of its most telling words.
#pragma once

#include "search/query_compiler.hpp"
#include "search/search_session.hpp"

#include <xapian.h>

#include <cstddef>
#include <string>

namespace kwic {

// How the words are chosen and what each counts. CHANGELOG's figure of `kwic similar` is that of the defaults.
struct SimilarSettings {
    std::size_t words = 30;           // the best of the document, by their weight in it
    std::uint64_t min_documents = 2;  // that have the word
    double exponent = 1;              // each counts as its share of the best one's weight, to this power
};

struct SimilarQuery {
    std::string written;     // the words, the most telling first
    CompiledQuery compiled;  // finds all documents that have any of them, but not the document itself
};

// Throws Xapian's exceptions, Error{damaged}. Thread rule: that of the session.
SimilarQuery make_similar_query(SearchSession& session, Xapian::docid docid, const SimilarSettings& settings = {});

}  // namespace kwic
