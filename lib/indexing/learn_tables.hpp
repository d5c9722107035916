// From the first documents of an index to what all are written with.
#pragma once

#include "storage/learned_tables.hpp"
#include "storage/text_fields.hpp"

#include <kwic/document.hpp>

#include <span>
#include <string>

namespace kwic {

// From documents with some text_sample_bytes of text; what is beyond is not looked at. A form of a stem is its usual
// one if most documents with the stem have it, or the stem itself where that is as frequent. The same documents give
// the same tables; few of them give none. Documents whose language cannot be told are in `default_language`. Throws
// std::bad_alloc. Any thread.
LearnedTables learn_tables(std::span<const Document* const> sample, const std::string& default_language,
                           const TextFields& text_fields);

}  // namespace kwic
