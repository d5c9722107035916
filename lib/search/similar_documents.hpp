// More like this: from a document to the query of its most telling words.
#pragma once

#include "search/query_compiler.hpp"
#include "search/search_session.hpp"

#include <xapian.h>

#include <string>

namespace kwic {

struct SimilarQuery {
    std::string written;     // the words, the most telling first
    CompiledQuery compiled;  // finds all documents that have any of them, but not the document itself
};

// Throws Xapian's exceptions, Error{damaged}. Thread rule: that of the session.
SimilarQuery make_similar_query(SearchSession& session, Xapian::docid docid);

}  // namespace kwic
