#include "storage/deep_check.hpp"

#include "storage/byte_hash.hpp"
#include "storage/document_access.hpp"
#include "storage/document_positions.hpp"
#include "storage/learned_tables.hpp"
#include "storage/term_space.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace kwic {
namespace {

// What the terms of a document have to add up to, and then what is missing of it.
struct Balance {
    std::uint64_t length = 0;
    std::uint64_t keys = 0;  // of the table of positions, mixed; sums do not depend on the order of terms
    std::uint64_t own = 0;   // of the terms of its id and its language
    std::uint32_t stems = 0;
    DocumentPositions::Keys keys_of;
    bool has_positions = false;
};

std::uint64_t mix(std::uint64_t key) {
    key = (key ^ (key >> 31)) * 0xBF58476D1CE4E5B9U;
    return key ^ (key >> 29);
}

class DeepCheck {
  public:
    DeepCheck(const Xapian::Database& database, const Manifest& manifest, const std::function<void()>& on_step)
        : database_(database), manifest_(manifest), on_step_(on_step), reader_(database) {}

    std::vector<std::string> run() {
        read_documents();
        read_terms();
        expect_no_terms_left();
        check_unusual();
        read_values();
        read_metadata();
        expect(database_.get_doccount() == manifest_.documents, "the manifest", "counts other documents");
        expect(docids_.size() == manifest_.documents, "the list of documents",
               "has another length than the manifest says");
        expect(total_length_ == database_.get_total_length(), "the total length", "is not the sum of the lengths");
        expect(text_bytes_ == manifest_.text_bytes, "the manifest", "counts other bytes of text");
        std::uint64_t of_all_languages = 0;
        for (const auto& [code, count] : manifest_.languages) {
            of_all_languages += count;
            expect(database_.get_termfreq(make_term(TermSpace::language, code)) == count, "language " + code,
                   "has another number of documents than the manifest says");
        }
        expect(of_all_languages == docids_.size(), "the languages in the manifest", "do not add up to all documents");
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
            docids_.push_back(docid);
            balances_.push_back(read_document(docid, "document " + std::to_string(docid)));
            step();
            return true;
        });
    }

    Balance read_document(Xapian::docid docid, const std::string& name) {
        Balance balance;
        balance.length = database_.get_doclength(docid);
        total_length_ += balance.length;
        balance.own = check_stored(docid, name);
        const std::string table = database_.get_metadata(make_position_key(docid));
        const auto positions = read_positions(table, name);
        if (!positions) return balance;
        balance.has_positions = true;
        balance.keys_of = positions->keys();
        balance.stems = static_cast<std::uint32_t>(positions->stems());
        balance.keys = read_places(*positions, name);
        return balance;
    }

    void expect_no_terms_left() {
        for (std::size_t i = 0; i < docids_.size(); ++i) {
            const Balance& left = balances_[i];
            const std::string name = "document " + std::to_string(docids_[i]);
            expect(!left.has_positions || (left.stems == 0 && left.keys == 0), name,
                   "has places of other words than its own");
            expect(left.own == 0, name, "is not found by its id, or by its language");
            expect(left.length == 0, name, "has another length than its words");
        }
    }

    std::optional<DocumentPositions> read_positions(const std::string& table, const std::string& name) {
        try {
            return DocumentPositions(table);
        } catch (const Error&) {
            expect(false, name, "has places of words that cannot be read");
            return std::nullopt;
        }
    }

    // Returns the sum of the mixed keys. Only stems whose hashes are wholly the same share a key.
    std::uint64_t read_places(const DocumentPositions& positions, const std::string& name) {
        constexpr std::uint8_t whole_hash_bytes = 8;
        std::uint64_t sum = 0;
        std::uint64_t previous = 0;
        try {
            for (std::size_t stem = 0; stem < positions.stems(); ++stem) {
                places_.clear();
                const std::uint64_t key = positions.read(stem, places_);
                const bool may_be_same = stem == 0 || positions.keys().bytes == whole_hash_bytes;
                expect(key > previous || (key == previous && may_be_same), name, "has words in an order without use");
                expect(std::is_sorted(places_.begin(), places_.end()), name, "has a word whose places do not ascend");
                sum += mix(key);
                previous = key;
            }
        } catch (const Error&) {
            expect(false, name, "has a word whose places cannot be read");
        }
        return sum;
    }

    // Returns what the terms of id and language have to add up to.
    std::uint64_t check_stored(Xapian::docid docid, const std::string& name) {
        std::uint64_t own = hash_bytes(make_term(TermSpace::id, read_id(database_, docid)));
        try {
            const StoredDocument stored = reader_.read(docid);
            text_bytes_ += text_bytes_of(stored.document);
            own += hash_bytes(make_term(TermSpace::language, stored.language));
        } catch (const Error&) {
            expect(false, name, "is stored in bytes that cannot be read");
        }
        return own;
    }

    void read_terms() {
        for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
            check_term(*term, term.get_termfreq());
            step();
        }
    }

    void check_term(const std::string& term, Xapian::doccount frequency) {
        const bool is_stem = is_stem_term(term);
        const std::uint64_t term_hash = hash_bytes(term);
        const bool is_own =
            term.starts_with(prefix_of(TermSpace::id)) || term.starts_with(prefix_of(TermSpace::language));
        if (is_stem) note_stem(term);
        Xapian::doccount postings = 0;
        std::uint64_t occurrences = 0;
        auto document = docids_.begin();
        for (auto posting = database_.postlist_begin(term); posting != database_.postlist_end(term); ++posting) {
            ++postings;
            occurrences += posting.get_wdf();
            document = std::lower_bound(document, docids_.end(), *posting);
            const bool is_there = document != docids_.end() && *document == *posting;
            expect(is_there, "a term", "occurs in a document that is not there");
            if (!is_there) continue;
            Balance& balance = balances_[static_cast<std::size_t>(document - docids_.begin())];
            balance.length -= posting.get_wdf();
            if (is_own) balance.own -= term_hash;
            if (!is_stem) continue;
            --balance.stems;
            balance.keys -= mix(balance.keys_of.of(term_hash));
        }
        expect(postings == frequency, "a term", "occurs in another number of documents than it says");
        expect(occurrences == database_.get_collection_freq(term), "a term",
               "occurs another number of times than it says");
    }

    // Of a long stem the term of its unusual form does not tell it.
    void note_stem(const std::string& term) {
        std::string unusual = make_term(TermSpace::unusual, term);
        if (is_hashed(unusual)) long_stems_.emplace(std::move(unusual), term);
    }

    void check_unusual() {
        const std::string prefix(prefix_of(TermSpace::unusual));
        for (auto at = database_.allterms_begin(prefix); at != database_.allterms_end(prefix); ++at) {
            const std::string term = *at;
            const auto long_stem = long_stems_.find(term);
            const std::string stem = long_stem == long_stems_.end() ? term.substr(prefix.size()) : long_stem->second;
            const Xapian::docid odd = find_document_without(stem, term);
            expect(odd == 0, "document " + std::to_string(odd), "lacks the usual form of a word that it does not have");
            step();
        }
    }

    // One that has `term` and not `stem`, which may be empty and is then no term; or 0.
    [[nodiscard]] Xapian::docid find_document_without(const std::string& stem, const std::string& term) const {
        const auto end = stem.empty() ? Xapian::PostingIterator() : database_.postlist_end(stem);
        auto document = stem.empty() ? Xapian::PostingIterator() : database_.postlist_begin(stem);
        for (auto posting = database_.postlist_begin(term); posting != database_.postlist_end(term); ++posting) {
            if (document != end) document.skip_to(*posting);
            if (document == end || *document != *posting) return *posting;
        }
        return 0;
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
        expect(database_.get_value_freq(slot_number(ValueSlot::id)) == docids_.size(), "some document", "has no id");
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
        expect(tables == docids_.size(), "some document",
               "has no places of words, or they are left of one that is gone");
    }

    const Xapian::Database& database_;
    const Manifest& manifest_;
    const std::function<void()>& on_step_;
    DocumentReader reader_;
    std::vector<std::string> faults_;
    std::vector<std::uint32_t> places_;
    std::vector<Xapian::docid> docids_;
    std::vector<Balance> balances_;                            // of these
    std::unordered_map<std::string, std::string> long_stems_;  // by the term of the unusual form
    std::uint64_t total_length_ = 0;
    std::uint64_t text_bytes_ = 0;
};

}  // namespace

std::vector<std::string> check_deeply(const Xapian::Database& database, const Manifest& manifest,
                                      const std::function<void()>& on_step) {
    return DeepCheck(database, manifest, on_step).run();
}

}  // namespace kwic
