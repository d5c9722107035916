// A sample of the documents that were put in, to ask a finished database for.
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kwic {

// Keeps at most some hundred documents, evenly spread over all that were noted. Thread rule: one thread at a time.
class Canaries {
  public:
    // Notes what a document's number must find, instead of what was noted of that number before.
    void note(Xapian::docid docid, const Xapian::Document& document);

    // Notes that the document `docid`, which has the term `id_term`, is gone.
    void note_removed(Xapian::docid docid, const std::string& id_term);

    // What the database does not answer as it should: a sentence for the first such thing, or an empty one. Throws
    // Xapian's exceptions.
    [[nodiscard]] std::string find_fault(const Xapian::Database& database) const;

  private:
    struct SampledTerm {
        std::string term;
        Xapian::termcount wdf = 0;
        Xapian::termpos first_position = 0;  // 0: it has none
    };

    struct Canary {
        std::vector<SampledTerm> terms;
        std::uint64_t data_hash = 0;
        std::string id;
    };

    [[nodiscard]] static Canary make_canary(const Xapian::Document& document);
    [[nodiscard]] static bool finds(const Xapian::Database& database, Xapian::docid docid, const SampledTerm& sample);
    [[nodiscard]] bool is_sampled(Xapian::docid docid) const noexcept;
    void thin_out();

    std::map<Xapian::docid, Canary> canaries_;
    std::map<Xapian::docid, std::string> removed_;
    std::uint32_t every_ = 1;  // one number in so many is noted
};

}  // namespace kwic
