// What an update is to change, document by document, against the index that it began with.
#pragma once

#include "indexing/change_spool.hpp"
#include "indexing/document_intake.hpp"
#include "storage/document_access.hpp"
#include "storage/manifest.hpp"

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

struct Change {
    std::string id;
    ChangeSpool::Place place;
    std::string language;    // to analyse it in
    bool detected = false;   // the document did not say its language
    bool only_data = false;  // terms and values are what they were
    std::uint64_t text_bytes = 0;
};

// Whose place a document takes.
struct Placement {
    bool twice = false;            // of one of the same id that this update has put before
    bool other_source = false;     // of one in the base that was read elsewhere
    std::string former_path = {};  // where, if other_source
};

// Some 200 bytes a changed document in memory; documents themselves are spooled. Throws Xapian's exceptions and Error.
// Thread rule: one thread at a time.
class ChangeSet {
  public:
    // `base` must stay open as long as this; documents are spooled into `folder`.
    ChangeSet(const Xapian::Database& base, const std::string& folder);

    Placement put(const IncomingDocument& incoming);

    bool remove(std::string_view id);
    void remove_untouched(const std::function<bool(const std::string& id, const Origin& origin)>& gone);

    // Gives documents of a detected language that hardly occurs in the changed index its main one.
    void settle_languages(const Manifest& base);

    // Makes documents, bytes and languages in a manifest of the base those of the changed index.
    void count_into(Manifest& manifest) const;

    [[nodiscard]] Document read(const Change& change);

    // The bytes of title and text of what number `docid`, which is replaced or removed, held before.
    [[nodiscard]] std::uint64_t former_text_bytes(Xapian::docid docid) const { return formers_.at(docid).text_bytes; }

    // In the place of number `first`, rising.
    [[nodiscard]] const std::map<Xapian::docid, Change>& replaced() const noexcept { return replaced_; }
    // Numbers that go, and their ids; rising.
    [[nodiscard]] const std::map<Xapian::docid, std::string>& removed() const noexcept { return removed_; }
    // New documents in the order in which they came.
    [[nodiscard]] std::vector<const Change*> added() const;

    // Put with the content that the base has, though perhaps read elsewhere or from a file that was touched.
    [[nodiscard]] std::uint64_t unchanged() const noexcept { return unchanged_ + only_data_; }
    // Documents to analyse or to remove.
    [[nodiscard]] std::uint64_t work() const noexcept { return size() - only_data_; }
    [[nodiscard]] std::uint64_t size() const noexcept {
        return replaced_.size() + removed_.size() + added_numbers_.size();
    }

  private:
    struct Former {
        std::string language;
        std::uint64_t text_bytes = 0;
    };

    Placement put_in_place_of(Xapian::docid docid, const IncomingDocument& incoming);
    Placement put_new(const IncomingDocument& incoming);
    void remove(Xapian::docid docid, std::string id);
    void drop_replacement(Xapian::docid docid);
    Change make_change(const IncomingDocument& incoming);
    void note_former(Xapian::docid docid, const StoredDocument& stored);
    [[nodiscard]] std::map<std::string, std::uint64_t> count_languages(const Manifest& base) const;

    const Xapian::Database& base_;
    DocumentReader reader_;
    ChangeSpool spool_;
    std::map<Xapian::docid, Change> replaced_;
    std::map<Xapian::docid, std::string> removed_;
    std::unordered_map<Xapian::docid, Former> formers_;  // of what is replaced or removed
    std::map<std::uint64_t, Change> added_;              // by order of coming
    std::unordered_map<std::string, std::uint64_t> added_numbers_;
    std::uint64_t next_added_ = 0;
    std::vector<bool> touched_;  // by number
    std::vector<bool> put_;      // by number
    std::uint64_t unchanged_ = 0;
    std::uint64_t only_data_ = 0;  // of replaced_
};

}  // namespace kwic
