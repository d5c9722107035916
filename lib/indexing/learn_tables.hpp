// From the first documents of an index to what all are written with.
#pragma once

#include "analysis/tokenizer.hpp"
#include "storage/learned_tables.hpp"
#include "storage/text_fields.hpp"

#include <kwic/document.hpp>

#include <memory>
#include <span>
#include <string>

namespace kwic {

// From documents with some text_sample_bytes of text; what is beyond is not looked at. The same documents give the same
// tables (FormCounts, PieceCounts); few of them give none. Documents whose language cannot be told are in
// `default_language`. Throws std::bad_alloc. Any thread.
LearnedTables learn_tables(std::span<const Document* const> sample, const std::string& default_language,
                           const TextFields& text_fields);

// The same, in a thread for each of the tokenizers, which know the words of the sample afterwards. A DocumentInverter
// may take them over; its notes are others.
LearnedTables learn_tables(std::span<const Document* const> sample, const std::string& default_language,
                           const TextFields& text_fields, std::span<const std::unique_ptr<Tokenizer>> tokenizers);

}  // namespace kwic
