#include "search/hit_reader.hpp"

#include "search/field_marks.hpp"
#include "snippet/marks.hpp"
#include "snippet/passages.hpp"
#include "storage/term_space.hpp"

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

constexpr std::size_t max_passage_tokens = 100'000;

}  // namespace

void HitReader::read(Xapian::docid docid, Hit& hit) {
    if (hit.id.empty()) hit.id = read_id(session_.database, docid);
    if (options_.detail == HitDetail::ids) return;
    StoredDocument stored = session_.documents.read(session_.entries.document_data(docid, data_));
    if (options_.detail == HitDetail::passages) read_passages(stored, hit);
    hit.title = std::move(stored.document.title);
    hit.date = std::move(stored.document.date);
    hit.language = stored.document.language.empty() ? stored.language : stored.document.language;
    hit.path = std::move(stored.document.origin.path);
    hit.line = stored.document.origin.line;
    hit.file_bytes = stored.document.origin.file_bytes;
    hit.modified_ns = stored.document.origin.modified_ns;
    hit.url = std::move(stored.document.url);
    hit.fields = std::move(stored.document.fields);
}

void HitReader::read_passages(const StoredDocument& stored, Hit& hit) {
    const std::string& title = stored.document.title;
    const std::string& text = stored.document.text;
    const std::vector<Match> in_title = matcher_.match(title, stored.language, ClauseScope::title, session_.tokenizer);
    hit.title_marks = make_marks(title, in_title);
    const std::vector<Match> in_text = matcher_.match(text, stored.language, ClauseScope::anywhere, session_.tokenizer);
    const std::size_t words = std::min(options_.passage_tokens, max_passage_tokens);
    if (options_.passages > 0) choose_passages(text, in_text, words, hit);
    std::vector<bool> shown = find_shown(in_text, hit.passages, clauses_.size());
    for (const Match& match : in_title) shown[match.clause] = true;
    const std::vector<Match> in_fields = read_fields(stored, hit);
    if (budget_) hit.field_marks.clear();
    for (const Match& match : in_fields) shown[match.clause] = shown[match.clause] || !budget_;
    for (const std::vector<Match>* matches : {&in_text, &in_fields}) {
        for (const Match& match : *matches) {
            if (shown[match.clause]) continue;
            shown[match.clause] = true;
            hit.unshown.push_back(clauses_[match.clause].written);
        }
    }
    note_synonyms(in_title, hit);
    note_synonyms(in_text, hit);
    if (hit.passages.empty() && !budget_) hit.opening = make_opening(text, words, session_.breaker);
}

// Marks what matches there, and returns the first match of each clause.
std::vector<Match> HitReader::read_fields(const StoredDocument& stored, Hit& hit) {
    std::vector<Match> firsts;
    std::vector<bool> is_met(clauses_.size());
    hit.field_marks = find_field_marks(session_, stored, matcher_, [&](const std::vector<Match>& matches) {
        for (const Match& match : matches) {
            if (!is_met[match.clause]) firsts.push_back(match);
            is_met[match.clause] = true;
        }
        note_synonyms(matches, hit);
    });
    return firsts;
}

void HitReader::choose_passages(const std::string& text, const std::vector<Match>& matches, std::size_t words,
                                Hit& hit) {
    hit.passages = make_passages(text, matches, clauses_, {options_.passages, words}, session_.breaker);
    if (!budget_) return;
    BudgetOutcome outcome =
        budget_->spend(hit.passages, hit.rank, [&](const Passage& passage, std::size_t fewer_words) {
            return shorten_passage(text, matches, clauses_, passage, fewer_words, session_.breaker);
        });
    hit.budget_left_out = outcome.left_out;
    hit.repeats = std::move(outcome.repeats);
}

void HitReader::note_synonyms(const std::vector<Match>& matches, Hit& hit) const {
    for (const Match& match : matches) {
        const TextClause& clause = clauses_[match.clause];
        if (clause.synonym_of.empty()) continue;
        const SynonymFound found{clause.written, clause.synonym_of};
        if (std::find(hit.synonyms.begin(), hit.synonyms.end(), found) == hit.synonyms.end()) {
            hit.synonyms.push_back(found);
        }
    }
}

}  // namespace kwic
