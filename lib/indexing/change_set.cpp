#include "indexing/change_set.hpp"

#include "indexing/rare_language.hpp"
#include "storage/document_access.hpp"

#include <utility>

namespace kwic {
namespace {

// Whether the two differ at most in where they were read.
bool differ_in_origin_only(const Document& a, Document b) {
    b.origin = a.origin;
    return a == b;
}

}  // namespace

ChangeSet::ChangeSet(const Xapian::Database& base, const std::string& folder)
    : base_(base),
      reader_(base),
      spool_(folder),
      touched_(std::size_t{base.get_lastdocid()} + 1),
      put_(std::size_t{base.get_lastdocid()} + 1) {}

Placement ChangeSet::put(const IncomingDocument& incoming) {
    const Xapian::docid docid = find_document(base_, incoming.document->id);
    return docid == 0 ? put_new(incoming) : put_in_place_of(docid, incoming);
}

Placement ChangeSet::put_new(const IncomingDocument& incoming) {
    const auto [number, is_new] = added_numbers_.try_emplace(incoming.document->id, next_added_);
    added_[number->second] = make_change(incoming);
    if (is_new) ++next_added_;
    return {.twice = !is_new};
}

Placement ChangeSet::put_in_place_of(Xapian::docid docid, const IncomingDocument& incoming) {
    const bool again = put_[docid];
    if (again && !replaced_.contains(docid)) --unchanged_;
    touched_[docid] = put_[docid] = true;
    removed_.erase(docid);
    formers_.erase(docid);
    drop_replacement(docid);
    const StoredDocument stored = reader_.read(docid);
    if (stored.document == *incoming.document) {
        ++unchanged_;
        return {.twice = again};
    }
    const std::string& former_path = stored.document.origin.path;
    const bool other_source = !again && former_path != incoming.document->origin.path;
    Change change = make_change(incoming);
    change.only_data = differ_in_origin_only(stored.document, *incoming.document);
    if (change.only_data) {
        change.language = stored.language;
        change.detected = false;
        ++only_data_;
    }
    replaced_[docid] = std::move(change);
    note_former(docid, stored);
    return {again, other_source, other_source ? former_path : std::string()};
}

void ChangeSet::drop_replacement(Xapian::docid docid) {
    const auto replacement = replaced_.find(docid);
    if (replacement == replaced_.end()) return;
    if (replacement->second.only_data) --only_data_;
    replaced_.erase(replacement);
}

Change ChangeSet::make_change(const IncomingDocument& incoming) {
    const Document& document = *incoming.document;
    Change change;
    change.id = document.id;
    change.place = spool_.add(document, incoming.language);
    change.language = incoming.language;
    change.detected = incoming.detected;
    change.text_bytes = text_bytes_of(document);
    return change;
}

void ChangeSet::note_former(Xapian::docid docid, const StoredDocument& stored) {
    formers_[docid] = {stored.language, text_bytes_of(stored.document)};
}

bool ChangeSet::remove(std::string_view id) {
    if (const auto number = added_numbers_.find(std::string(id)); number != added_numbers_.end()) {
        added_.erase(number->second);
        added_numbers_.erase(number);
        return true;
    }
    const Xapian::docid docid = find_document(base_, id);
    if (docid == 0 || removed_.contains(docid)) return false;
    remove(docid, std::string(id));
    return true;
}

void ChangeSet::remove(Xapian::docid docid, std::string id) {
    if (put_[docid] && !replaced_.contains(docid)) --unchanged_;
    touched_[docid] = true;
    put_[docid] = false;
    drop_replacement(docid);
    note_former(docid, reader_.read(docid));
    removed_[docid] = std::move(id);
}

void ChangeSet::remove_untouched(const std::function<bool(const std::string& id, const Origin& origin)>& gone) {
    for_each_document(base_, [&](Xapian::docid docid) {
        if (touched_[docid]) return true;
        const Document document = reader_.read(docid).document;
        if (gone(document.id, document.origin)) remove(docid, document.id);
        return true;
    });
}

std::map<std::string, std::uint64_t> ChangeSet::count_languages(const Manifest& base) const {
    std::map<std::string, std::uint64_t> counts(base.languages.begin(), base.languages.end());
    for (const auto& [docid, former] : formers_) --counts[former.language];
    for (const auto& [docid, change] : replaced_) ++counts[change.language];
    for (const auto& [number, change] : added_) ++counts[change.language];
    std::erase_if(counts, [](const auto& entry) { return entry.second == 0; });
    return counts;
}

void ChangeSet::settle_languages(const Manifest& base) {
    const std::map<std::string, std::uint64_t> counts = count_languages(base);
    const LanguageCounts ordered = order_languages({counts.begin(), counts.end()});
    std::uint64_t documents = 0;
    for (const auto& [language, count] : counts) documents += count;
    const auto settle = [&](Change& change) {
        const bool rare = change.detected && is_rare(counts.at(change.language), documents);
        if (rare) change.language = ordered.front().first;
    };
    for (auto& [docid, change] : replaced_) settle(change);
    for (auto& [number, change] : added_) settle(change);
}

void ChangeSet::count_into(Manifest& manifest) const {
    const std::map<std::string, std::uint64_t> counts = count_languages(manifest);
    manifest.languages = order_languages({counts.begin(), counts.end()});
    manifest.documents += added_.size();
    manifest.documents -= removed_.size();
    for (const auto& [docid, change] : replaced_) manifest.text_bytes += change.text_bytes;
    for (const auto& [number, change] : added_) manifest.text_bytes += change.text_bytes;
    for (const auto& [docid, former] : formers_) manifest.text_bytes -= former.text_bytes;
}

Document ChangeSet::read(const Change& change) {
    Document document = spool_.read(change.place);
    document.id = change.id;
    return document;
}

std::vector<const Change*> ChangeSet::added() const {
    std::vector<const Change*> changes;
    changes.reserve(added_.size());
    for (const auto& [number, change] : added_) changes.push_back(&change);
    return changes;
}

}  // namespace kwic
