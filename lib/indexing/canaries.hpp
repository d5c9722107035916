// A sample of the documents that were put in, to ask a finished database for.
#pragma once

#include "indexing/document_terms.hpp"
#include "storage/document_access.hpp"
#include "storage/text_fields.hpp"

#include <kwic/document.hpp>

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace kwic {

// Keeps the ids and hashes of at most a few dozen documents, evenly spread over all that were noted. The database is
// then asked for them, and for the terms that their texts have when they are analysed again, in the plain way. Thread
// rule: one thread at a time.
class Canaries {
  public:
    // Notes what number `docid` must be, instead of what was noted of it before: this document, analysed in `language`.
    void note(Xapian::docid docid, const Document& document, std::string_view language);

    // Notes that the document `docid`, which has this id, is gone.
    void note_removed(Xapian::docid docid, std::string_view id);

    // Notes what `later` has noted, instead of what was noted of the same documents before.
    void merge(const Canaries& later);

    // What the database of documents with these text fields does not answer as it should: a sentence for the first such
    // thing, or an empty one. Throws Xapian's exceptions.
    [[nodiscard]] std::string find_fault(const Xapian::Database& database, const TextFields& text_fields = {}) const;

  private:
    struct Canary {
        std::string id;
        std::string language;
        std::uint64_t hash = 0;  // of the whole document
    };

    [[nodiscard]] static std::string find_fault(const Xapian::Database& database, Xapian::docid docid,
                                                const Canary& canary, DocumentReader& reader, DocumentTerms& analysis);
    [[nodiscard]] bool is_sampled(Xapian::docid docid) const noexcept;
    void thin_out();
    void drop_unsampled();

    std::map<Xapian::docid, Canary> canaries_;
    std::map<Xapian::docid, std::string> removed_;  // ids
    std::uint32_t every_ = 1;                       // one number in so many is noted
};

}  // namespace kwic
