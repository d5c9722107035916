#include "indexing/canaries.hpp"

#include "storage/byte_hash.hpp"
#include "storage/document_access.hpp"
#include "storage/learned_tables.hpp"
#include "storage/term_space.hpp"

#include <kwic/error.hpp>

#include <algorithm>

namespace kwic {
namespace {

constexpr std::size_t max_canaries = 32;
constexpr Xapian::termcount sampled_terms = 8;
// A longer text takes longer to analyse again than a look at it is worth; only its id is asked for.
constexpr std::size_t max_analysed_bytes = 64 << 10;

// Of everything that is stored.
std::uint64_t hash_document(const Document& document) {
    std::uint64_t hash = 0;
    const auto add = [&hash](std::string_view text) { hash = hash * 31 + hash_bytes(text); };
    for (const std::string* text : {&document.id, &document.title, &document.text, &document.date, &document.language,
                                    &document.url, &document.origin.path}) {
        add(*text);
    }
    for (const FieldValue& field : document.fields) {
        add(field.name);
        add(field.value);
    }
    return hash;
}

bool has_posting(const Xapian::Database& database, const std::string& term, Xapian::docid docid,
                 Xapian::termcount wdf) {
    auto posting = database.postlist_begin(term);
    posting.skip_to(docid);
    return posting != database.postlist_end(term) && *posting == docid && posting.get_wdf() == wdf;
}

bool finds_words(const Xapian::Database& database, Xapian::docid docid, const Xapian::Document& document) {
    const Xapian::termcount step = document.termlist_count() / sampled_terms + 1;
    Xapian::termcount number = 0;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term, ++number) {
        if (number % step == 0 && !has_posting(database, *term, docid, term.get_wdf())) return false;
    }
    return true;
}

}  // namespace

void Canaries::note(Xapian::docid docid, const Document& document, std::string_view language) {
    if (!is_sampled(docid)) return;
    canaries_[docid] = {document.id, std::string(language), hash_document(document)};
    thin_out();
}

void Canaries::note_removed(Xapian::docid docid, std::string_view id) {
    canaries_.erase(docid);
    if (!is_sampled(docid)) return;
    removed_[docid] = id;
    thin_out();
}

// Mixed, so that no rhythm in the numbers passes all of them over (Fibonacci hashing; Knuth, TAOCP 3, 6.4).
bool Canaries::is_sampled(Xapian::docid docid) const noexcept {
    return (docid * 0x9E3779B1U >> 12) % every_ == 0;
}

void Canaries::merge(const Canaries& later) {
    every_ = std::max(every_, later.every_);
    for (const auto& [docid, canary] : later.canaries_) canaries_.insert_or_assign(docid, canary);
    for (const auto& [docid, id] : later.removed_) removed_.insert_or_assign(docid, id);
    drop_unsampled();
    thin_out();
}

void Canaries::thin_out() {
    while (canaries_.size() + removed_.size() > max_canaries) {
        every_ *= 2;
        drop_unsampled();
    }
}

void Canaries::drop_unsampled() {
    std::erase_if(canaries_, [this](const auto& entry) { return !is_sampled(entry.first); });
    std::erase_if(removed_, [this](const auto& entry) { return !is_sampled(entry.first); });
}

std::string Canaries::find_fault(const Xapian::Database& database, Xapian::docid docid, const Canary& canary,
                                 DocumentReader& reader, DocumentTerms& analysis) {
    const std::string name = "document " + std::to_string(docid);
    StoredDocument stored;
    std::string positions;
    try {
        stored = reader.read(docid);
        positions = database.get_metadata(make_position_key(docid));
    } catch (const Error&) {
        return name + " cannot be read";
    }
    const Document& document = stored.document;
    if (hash_document(document) != canary.hash) return name + " is not stored as it was given";
    if (stored.language != canary.language) return name + " has another language";
    if (!has_posting(database, make_term(TermSpace::id, canary.id), docid, 0)) return name + " is not found by its id";
    if (document.text.size() > max_analysed_bytes) return {};
    const MadeDocument made = analysis.make(document, canary.language);
    if (!finds_words(database, docid, made.document)) return name + " is not found by one of its words";
    if (positions != made.positions) return name + " has its words at other places";
    return {};
}

std::string Canaries::find_fault(const Xapian::Database& database, const TextFields& text_fields) const {
    DocumentReader reader(database);
    DocumentTerms analysis(
        read_usual_forms(database), [](std::string_view, std::string_view) {}, text_fields);
    for (const auto& [docid, canary] : canaries_) {
        std::string fault = find_fault(database, docid, canary, reader, analysis);
        if (!fault.empty()) return fault;
    }
    for (const auto& [docid, id] : removed_) {
        if (has_posting(database, make_term(TermSpace::id, id), docid, 0)) {
            return "document " + std::to_string(docid) + " was removed and is still found";
        }
    }
    return {};
}

}  // namespace kwic
