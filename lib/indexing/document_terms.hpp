// A document's terms, values and positions, as the database takes them: the plain way, which is the measure of the fast
// one.
#pragma once

#include "analysis/tokenizer.hpp"
#include "storage/document_positions.hpp"
#include "storage/text_fields.hpp"
#include "storage/usual_forms.hpp"

#include <kwic/document.hpp>

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {

// What a word of the title and one of the text add to the wdf of its stem.
inline constexpr std::uint32_t title_wdf = 2;
inline constexpr std::uint32_t text_wdf = 1;

struct MadeDocument {
    Xapian::Document document;  // without data
    std::string positions;      // the table that stands in the metadata
};

// Thread rule: one thread at a time.
class DocumentTerms {
  public:
    // Called with the stem of every joined form and its way of splitting.
    using SplitSink = std::function<void(std::string_view joined_stem, std::string_view split)>;

    DocumentTerms(UsualForms forms, SplitSink on_split, TextFields fields = {})
        : forms_(std::move(forms)), on_split_(std::move(on_split)), fields_(std::move(fields)) {}

    // `document`, analysed in `language`.
    MadeDocument make(const Document& document, std::string_view language);

  private:
    UsualForms forms_;
    Tokenizer tokenizer_;
    DocumentPositionsWriter positions_;
    SplitSink on_split_;
    TextFields fields_;
};

}  // namespace kwic
