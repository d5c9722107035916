// A concordance, and a document with its marks, as JSON; docs/concordance.md has the members.
#pragma once

#include "json_text.hpp"

#include <kwic/concordance.hpp>

#include <string>

namespace kwic::cli {

// All of it; `query` is what was asked.
Json concordance_json(const Concordance& concordance, const std::string& query);

// One line with what tells its document, to stand by itself.
Json lone_line_json(const Concordance& concordance, const ConcordanceLine& line);

// What document_json has, then the marks of text and title.
Json marked_document_json(const MarkedDocument& marked);

}  // namespace kwic::cli
