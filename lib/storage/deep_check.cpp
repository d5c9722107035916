#include "storage/deep_check.hpp"

#include "storage/byte_hash.hpp"
#include "storage/document_access.hpp"
#include "storage/document_positions.hpp"
#include "storage/learned_tables.hpp"
#include "storage/term_space.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_set>

namespace kwic {
namespace {

// Sums of hashes do not depend on the order: the same for postings read by term and read by document.
std::uint64_t hash_posting(std::size_t term_hash, Xapian::docid docid, Xapian::termcount wdf) {
    std::uint64_t hash = term_hash ^ (std::uint64_t{docid} * 0x9E3779B97F4A7C15U);
    hash = (hash ^ (hash >> 31)) * 0xBF58476D1CE4E5B9U + wdf;
    return hash * 0x94D049BB133111EBU ^ (hash >> 29);
}

bool is_stem(const std::string& term) {
    return term.front() < 'A' || term.front() > 'Z';
}

class DeepCheck {
  public:
    DeepCheck(const Xapian::Database& database, const Manifest& manifest, const std::function<void()>& on_step)
        : database_(database), manifest_(manifest), on_step_(on_step), reader_(database) {}

    std::vector<std::string> run() {
        read_documents();
        read_terms();
        read_values();
        read_metadata();
        expect(by_term_ == by_document_, "posting lists and term lists", "differ");
        expect(database_.get_doccount() == manifest_.documents, "the manifest", "counts other documents");
        expect(documents_ == manifest_.documents, "the list of documents", "has another length than the manifest says");
        expect(total_length_ == database_.get_total_length(), "the total length", "is not the sum of the lengths");
        expect(text_bytes_ == manifest_.text_bytes, "the manifest", "counts other bytes of text");
        std::uint64_t of_all_languages = 0;
        for (const auto& [code, count] : manifest_.languages) {
            of_all_languages += count;
            expect(database_.get_termfreq(make_term(TermSpace::language, code)) == count, "language " + code,
                   "has another number of documents than the manifest says");
        }
        expect(of_all_languages == documents_, "the languages in the manifest", "do not add up to all documents");
        return std::move(faults_);
    }

  private:
    void expect(bool holds, const std::string& what, const char* fault) {
        if (!holds && faults_.size() < max_faults) faults_.push_back(what + ' ' + fault);
    }

    void step() const {
        if (on_step_) on_step_();
    }

    void read_documents() {
        for_each_document(database_, [&](Xapian::docid docid) {
            ++documents_;
            check_document(docid, "document " + std::to_string(docid));
            step();
            return true;
        });
    }

    void check_document(Xapian::docid docid, const std::string& name) {
        std::uint64_t length = 0;
        std::size_t stems = 0;
        const std::string table = database_.get_metadata(make_position_key(docid));
        const auto positions = read_positions(table, name);
        const std::string id = check_stored(docid, name);
        const std::string id_term = make_term(TermSpace::id, id);
        bool has_id_term = false;
        std::unordered_set<std::string> unusual = read_unusual(docid);
        for (auto term = database_.termlist_begin(docid); term != database_.termlist_end(docid); ++term) {
            const std::string text = *term;
            length += term.get_wdf();
            by_document_ += hash_posting(std::hash<std::string>{}(text), docid, term.get_wdf());
            has_id_term = has_id_term || text == id_term;
            if (!is_stem(text)) continue;
            ++stems;
            unusual.erase(make_term(TermSpace::unusual, text));
            if (positions) expect(have_places(*positions, text), name, "has a word without a place");
        }
        total_length_ += length;
        expect(!positions || positions->stems() == stems, name, "has places of other words than its own");
        expect(unusual.empty(), name, "lacks the usual form of a word that it does not have");
        expect(has_id_term, name, "is not found by its id");
        expect(length == database_.get_doclength(docid), name, "has another length than its words");
    }

    std::unordered_set<std::string> read_unusual(Xapian::docid docid) {
        std::unordered_set<std::string> terms;
        const std::string prefix(prefix_of(TermSpace::unusual));
        auto term = database_.termlist_begin(docid);
        const auto end = database_.termlist_end(docid);
        if (term != end) term.skip_to(prefix);
        for (; term != end && (*term).starts_with(prefix); ++term) terms.insert(*term);
        return terms;
    }

    std::optional<DocumentPositions> read_positions(const std::string& table, const std::string& name) {
        try {
            return DocumentPositions(table);
        } catch (const Error&) {
            expect(false, name, "has places of words that cannot be read");
            return std::nullopt;
        }
    }

    bool have_places(const DocumentPositions& positions, const std::string& stem) {
        try {
            places_.clear();
            positions.find(hash_bytes(stem), places_);
            return !places_.empty() && std::is_sorted(places_.begin(), places_.end());
        } catch (const Error&) {
            return false;
        }
    }

    std::string check_stored(Xapian::docid docid, const std::string& name) {
        try {
            const Document document = reader_.read(docid).document;
            text_bytes_ += text_bytes_of(document);
            return document.id;
        } catch (const Error&) {
            expect(false, name, "is stored in bytes that cannot be read");
            return read_id(database_, docid);
        }
    }

    void read_terms() {
        for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
            check_term(*term, term.get_termfreq());
            step();
        }
    }

    void check_term(const std::string& term, Xapian::doccount frequency) {
        const std::size_t term_hash = std::hash<std::string>{}(term);
        Xapian::doccount postings = 0;
        std::uint64_t occurrences = 0;
        for (auto posting = database_.postlist_begin(term); posting != database_.postlist_end(term); ++posting) {
            ++postings;
            occurrences += posting.get_wdf();
            by_term_ += hash_posting(term_hash, *posting, posting.get_wdf());
        }
        expect(postings == frequency, "a term", "occurs in another number of documents than it says");
        expect(occurrences == database_.get_collection_freq(term), "a term",
               "occurs another number of times than it says");
    }

    void read_values() {
        for (const ValueSlotRow& row : value_slots) {
            const auto slot = slot_number(row.slot);
            Xapian::doccount values = 0;
            for (auto value = database_.valuestream_begin(slot); value != database_.valuestream_end(slot); ++value) {
                const std::string text = *value;
                const bool bounded =
                    database_.get_value_lower_bound(slot) <= text && text <= database_.get_value_upper_bound(slot);
                expect(bounded, "value " + std::to_string(slot), "is outside its bounds");
                ++values;
                step();
            }
            expect(values == database_.get_value_freq(slot), "value " + std::to_string(slot),
                   "occurs in another number of documents than it says");
        }
        expect(database_.get_value_freq(slot_number(ValueSlot::id)) == documents_, "some document",
               "has no id");
    }

    void check_splits(const std::string& key, const std::string& ways) {
        const auto lines = static_cast<std::size_t>(std::count(ways.begin(), ways.end(), '\n'));
        expect(key.starts_with(split_key_prefix) && lines >= 1 && lines <= max_splits && ways.ends_with('\n'),
               "a way of splitting a word", "cannot be read");
    }

    void check_usual_forms() {
        try {
            read_usual_forms(database_);
        } catch (const Error&) {
            expect(false, "the table of usual forms", "cannot be read");
        }
    }

    void read_metadata() {
        std::uint64_t tables = 0;
        for (auto key = database_.metadata_keys_begin(); key != database_.metadata_keys_end(); ++key) {
            const std::string name = *key;
            if (name.starts_with(position_key_prefix)) {
                ++tables;
            } else if (name == usual_forms_key) {
                check_usual_forms();
            } else if (name != text_dictionary_key) {
                check_splits(name, database_.get_metadata(name));
            }
            step();
        }
        expect(tables == documents_, "some document", "has no places of words, or they are left of one that is gone");
    }

    const Xapian::Database& database_;
    const Manifest& manifest_;
    const std::function<void()>& on_step_;
    DocumentReader reader_;
    std::vector<std::string> faults_;
    std::vector<std::uint32_t> places_;
    std::uint64_t documents_ = 0;
    std::uint64_t total_length_ = 0;
    std::uint64_t text_bytes_ = 0;
    std::uint64_t by_term_ = 0;
    std::uint64_t by_document_ = 0;
};

}  // namespace

std::vector<std::string> check_deeply(const Xapian::Database& database, const Manifest& manifest,
                                      const std::function<void()>& on_step) {
    return DeepCheck(database, manifest, on_step).run();
}

}  // namespace kwic
