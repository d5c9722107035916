#include "indexing/canaries.hpp"

#include "storage/term_space.hpp"

#include <functional>

namespace kwic {
namespace {

constexpr std::size_t max_canaries = 128;
constexpr Xapian::termcount sampled_terms = 4;

std::uint64_t hash_of(const std::string& text) {
    return std::hash<std::string>{}(text);
}

}  // namespace

Canaries::Canary Canaries::make_canary(const Xapian::Document& document) {
    Canary canary;
    canary.data_hash = hash_of(document.get_data());
    canary.id = document.get_value(static_cast<Xapian::valueno>(ValueSlot::id));
    const Xapian::termcount step = document.termlist_count() / sampled_terms + 1;
    Xapian::termcount number = 0;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term, ++number) {
        if (number % step != 0) continue;
        SampledTerm& sample = canary.terms.emplace_back();
        sample.term = *term;
        sample.wdf = term.get_wdf();
        if (term.positionlist_count() > 0) sample.first_position = *term.positionlist_begin();
    }
    canary.terms.push_back({make_term(TermSpace::id, canary.id), 0, 0});
    return canary;
}

void Canaries::note(Xapian::docid docid, const Xapian::Document& document) {
    if (!is_sampled(docid)) return;
    canaries_[docid] = make_canary(document);
    thin_out();
}

void Canaries::note_removed(Xapian::docid docid, const std::string& id_term) {
    canaries_.erase(docid);
    if (!is_sampled(docid)) return;
    removed_[docid] = id_term;
    thin_out();
}

// Mixed, so that no rhythm in the numbers passes all of them over (Fibonacci hashing; Knuth, TAOCP 3, 6.4).
bool Canaries::is_sampled(Xapian::docid docid) const noexcept {
    return (docid * 0x9E3779B1U >> 12) % every_ == 0;
}

void Canaries::thin_out() {
    if (canaries_.size() + removed_.size() <= max_canaries) return;
    every_ *= 2;
    std::erase_if(canaries_, [this](const auto& entry) { return !is_sampled(entry.first); });
    std::erase_if(removed_, [this](const auto& entry) { return !is_sampled(entry.first); });
}

bool Canaries::finds(const Xapian::Database& database, Xapian::docid docid, const SampledTerm& sample) {
    auto posting = database.postlist_begin(sample.term);
    posting.skip_to(docid);
    if (posting == database.postlist_end(sample.term) || *posting != docid || posting.get_wdf() != sample.wdf)
        return false;
    if (sample.first_position == 0) return true;
    const auto position = posting.positionlist_begin();
    return position != posting.positionlist_end() && *position == sample.first_position;
}

std::string Canaries::find_fault(const Xapian::Database& database) const {
    for (const auto& [docid, canary] : canaries_) {
        const std::string name = "document " + std::to_string(docid);
        const Xapian::Document stored = database.get_document(docid);
        if (hash_of(stored.get_data()) != canary.data_hash) return name + " is not stored as it was given";
        if (stored.get_value(static_cast<Xapian::valueno>(ValueSlot::id)) != canary.id) return name + " has another id";
        for (const SampledTerm& sample : canary.terms) {
            if (!finds(database, docid, sample)) return name + " is not found by one of its words";
        }
    }
    for (const auto& [docid, id_term] : removed_) {
        auto posting = database.postlist_begin(id_term);
        posting.skip_to(docid);
        if (posting != database.postlist_end(id_term) && *posting == docid) {
            return "document " + std::to_string(docid) + " was removed and is still found";
        }
    }
    return {};
}

}  // namespace kwic
