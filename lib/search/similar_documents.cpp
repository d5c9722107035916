#include "search/similar_documents.hpp"

#include "indexing/document_terms.hpp"
#include "storage/term_space.hpp"
#include "topk/term_weight.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Of the documents that are relevant to topics of CISI, Cranfield, LISA and DBpedia-Entity, those that one of them
// finds among its first ten: on average 0.242 with 30 words that count as the square root of their weight; 0.216 with
// 10, 0.242 with 100; 0.237 where all count alike, 0.235 where each counts as its weight.
constexpr std::size_t max_words = 30;

// Other words find nothing but the document itself.
constexpr std::uint64_t min_documents = 2;

struct TellingWord {
    std::string stem;
    std::string form;
    std::uint64_t count = 0;  // as in the index: those in the title twice, in a field its boost
    double weight = 0;
};

// Words that weigh.
class WordCounter : public TokenSink {
  public:
    void count(std::string_view text, std::string_view language, std::uint64_t each, Tokenizer& tokenizer) {
        each_ = each;
        tokenizer.tokenize(text, language, 1, *this);
    }

    void take(const TokenView& token) override {
        if (!token.weighs || token.stem.empty()) return;
        stem_ = token.stem;
        const auto [known, is_new] = numbers_.try_emplace(stem_, words_.size());
        if (is_new) words_.push_back({stem_, std::string(token.form.empty() ? token.stem : token.form), 0, 0});
        words_[known->second].count += each_;
    }

    std::vector<TellingWord> words() && { return std::move(words_); }

  private:
    std::uint64_t each_ = 1;
    std::string stem_;
    std::unordered_map<std::string, std::size_t> numbers_;
    std::vector<TellingWord> words_;  // in the order in which they come first
};

std::vector<TellingWord> count_words(SearchSession& session, Xapian::docid docid) {
    const StoredDocument stored = session.documents.read(docid);
    WordCounter counter;
    counter.count(stored.document.title, stored.language, title_wdf, session.tokenizer);
    counter.count(stored.document.text, stored.language, text_wdf, session.tokenizer);
    session.text_fields.for_each_value(stored.document, [&](std::uint32_t field, const std::string& value) {
        counter.count(value, stored.language, session.text_fields.wdf(field), session.tokenizer);
    });
    return std::move(counter).words();
}

std::vector<TellingWord> choose_words(SearchSession& session, Xapian::docid docid) {
    std::vector<TellingWord> words = count_words(session, docid);
    const Xapian::Database& database = session.database;
    const double factor = length_factor(database.get_avlength(), database.get_doclength(docid));
    for (TellingWord& word : words) {
        const TermStatistics statistics = session.vocabulary.statistics(word.stem);
        if (statistics.documents < min_documents) continue;
        word.weight =
            term_factor(statistics, database.get_doccount()) * saturation(static_cast<double>(word.count) * factor);
    }
    std::erase_if(words, [](const TellingWord& word) { return !(word.weight > 0); });
    std::stable_sort(words.begin(), words.end(),
                     [](const TellingWord& a, const TellingWord& b) { return a.weight > b.weight; });
    if (words.size() > max_words) words.resize(max_words);
    return words;
}

}  // namespace

SimilarQuery make_similar_query(SearchSession& session, Xapian::docid docid) {
    SimilarQuery query;
    std::vector<QueryPlan> plans;
    double best = 0;
    for (TellingWord& word : choose_words(session, docid)) {
        best = std::max(best, word.weight);
        const double share = std::sqrt(word.weight / best);
        plans.push_back(plan_scaled(plan_term(make_term(TermSpace::stem, word.stem)), share));
        query.written += (query.written.empty() ? "" : " ") + word.form;
        TextClause& clause = query.compiled.clauses.emplace_back();
        clause.written = std::move(word.form);
        clause.places.patterns.push_back({2, {{0, 1, {{{std::move(word.stem)}}}}}});
    }
    if (plans.empty()) return query;
    const std::string id = read_id(session.database, docid);
    query.compiled.plan =
        plan_of(PlanKind::without, {plan_of(PlanKind::any, std::move(plans)), plan_term(make_term(TermSpace::id, id))});
    return query;
}

}  // namespace kwic
