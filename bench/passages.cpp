// Where does the time of a query with passages go?
//
//     passages INDEX queries.tsv [ROUNDS]
//
// Asks each query (a line: id, tab, query) as `kwic search --literal -n 10 --passages 1` does, ROUNDS times (7 by
// default), and prints the processor time of each stage by query: what all hits of a query take together, in the best
// of the rounds, since other programs take from what the processor remembers. "Whole" is the library's answer, ranking
// and all. The last lines are of one text of 1 MiB, made of the texts of the hits. Decides which stage is worth work.
#include "snippet/passages.hpp"
#include "search/query_compiler.hpp"
#include "search/search_session.hpp"
#include "snippet/marks.hpp"
#include "snippet/text_matcher.hpp"
#include "storage/generation.hpp"

#include <kwic/index.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t long_text_bytes = std::size_t{1} << 20;

double processor_microseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) * 1e-3;
}

template <class Work>
double time_of(Work&& work) {
    const double before = processor_microseconds();
    work();
    return processor_microseconds() - before;
}

struct Stage {
    const char* name;
    std::vector<double> microseconds = {};  // by query

    void note(std::size_t query, double time) {
        if (query >= microseconds.size()) microseconds.resize(query + 1, time);
        microseconds[query] = std::min(microseconds[query], time);
    }

    void print() {
        std::sort(microseconds.begin(), microseconds.end());
        const auto at = [&](double share) { return microseconds[static_cast<std::size_t>(share * last())]; };
        std::printf("| %-22s | %9.1f | %9.1f | %9.1f |\n", name, at(0.5), at(0.95), at(0.99));
    }
    [[nodiscard]] double last() const { return static_cast<double>(microseconds.size() - 1); }
};

struct Asked {
    kwic::ParsedQuery parsed;
    std::string text;
    std::vector<kwic::TextClause> clauses;
    std::vector<Xapian::docid> hits;
};

std::vector<std::string> read_queries(const char* path) {
    std::ifstream file(path);
    std::vector<std::string> queries;
    for (std::string line; std::getline(file, line);) queries.push_back(line.substr(line.find('\t') + 1));
    return queries;
}

class Bench {
  public:
    explicit Bench(const std::string& index_folder)
        : generation_(kwic::open_generation(index_folder)),
          mapped_(kwic::MappedDatabase::open(generation_.database_folder())),
          words_(generation_.folder + "/words"),
          text_fields_(generation_.manifest.fields),
          session_(generation_.database_folder(), mapped_.get(), nullptr, words_, text_fields_),
          index_(kwic::Index::open(index_folder)) {
        for (const auto& [code, count] : generation_.manifest.languages) languages_.push_back(code);
    }

    Asked prepare(const std::string& text) {
        Asked asked{kwic::parse_query(text, {.literal = true}), text};
        asked.clauses = kwic::QueryCompiler(session_, languages_, text, true, true).compile(asked.parsed.query).clauses;
        for (const kwic::Hit& hit : index_.search(asked.parsed.query, ids_).hits) {
            asked.hits.push_back(kwic::find_document(session_.database, hit.id));
        }
        return asked;
    }

    void ask(std::size_t query, const Asked& asked) {
        ranking_.note(query, time_of([&] { hits_ += index_.search(asked.text, ids_).hits.size(); }));
        whole_.note(query, time_of([&] { hits_ += index_.search(asked.text, passages_).hits.size(); }));
        std::vector<kwic::StoredDocument> stored;
        reading_.note(query, time_of([&] {
                          for (const Xapian::docid docid : asked.hits) {
                              stored.push_back(read(docid));
                          }
                      }));
        std::vector<std::vector<kwic::Match>> in_titles;
        std::vector<std::vector<kwic::Match>> in_texts;
        matching_.note(
            query, time_of([&] {
                const kwic::TextMatcher matcher(asked.clauses);
                for (const kwic::StoredDocument& hit : stored) {
                    in_titles.push_back(match(matcher, hit.document.title, hit.language, kwic::ClauseScope::title));
                    in_texts.push_back(match(matcher, hit.document.text, hit.language, kwic::ClauseScope::anywhere));
                }
            }));
        making_.note(query, time_of([&] {
                         for (std::size_t i = 0; i < stored.size(); ++i) {
                             kwic::make_marks(stored[i].document.title, in_titles[i]);
                             make_passages(asked, stored[i].document.text, in_texts[i]);
                         }
                     }));
    }

    void add_to_long_text(const Asked& asked) {
        for (const Xapian::docid docid : asked.hits) {
            if (long_text_.size() >= long_text_bytes) break;
            long_text_ += read(docid).document.text + "\n\n";
        }
        long_text_.resize(std::min(long_text_.size(), long_text_bytes));
    }

    void ask_long_text(std::size_t query, const Asked& asked) {
        std::vector<kwic::Match> matches;
        matching_long_.note(query, time_of([&] {
                                matches = match(kwic::TextMatcher(asked.clauses), long_text_, languages_[0],
                                                kwic::ClauseScope::anywhere);
                            }));
        making_long_.note(query, time_of([&] { make_passages(asked, long_text_, matches); }));
    }

    void print() {
        std::puts("| CPU us of a query      |       p50 |       p95 |       p99 |");
        std::puts("|------------------------|----------:|----------:|----------:|");
        for (Stage* stage : stages()) stage->print();
        std::printf("\n%zu hits in all\n", hits_);
    }

  private:
    kwic::StoredDocument read(Xapian::docid docid) {
        return session_.documents.read(session_.entries.document_data(docid, data_));
    }

    std::array<Stage*, 7> stages() {
        return {&ranking_, &reading_, &matching_, &making_, &whole_, &matching_long_, &making_long_};
    }

    std::vector<kwic::Match> match(const kwic::TextMatcher& matcher, std::string_view text, std::string_view language,
                                   kwic::ClauseScope scope) {
        return matcher.match(text, language, scope, session_.tokenizer);
    }

    void make_passages(const Asked& asked, std::string_view text, const std::vector<kwic::Match>& matches) {
        const std::vector<kwic::Passage> passages =
            kwic::make_passages(text, matches, asked.clauses, {1, 40}, session_.breaker);
        kwic::find_shown(matches, passages, asked.clauses.size());
        if (passages.empty()) kwic::make_opening(text, 40, session_.breaker);
    }

    static kwic::SearchOptions options_of(kwic::HitDetail detail) {
        kwic::SearchOptions options;
        options.literal = true;
        options.detail = detail;
        return options;
    }

    kwic::Generation generation_;
    std::unique_ptr<const kwic::MappedDatabase> mapped_;
    kwic::LazyWordList words_;
    kwic::TextFields text_fields_;
    kwic::SearchSession session_;
    std::string data_;
    kwic::Index index_;
    std::vector<std::string> languages_;
    kwic::SearchOptions ids_ = options_of(kwic::HitDetail::ids);
    kwic::SearchOptions passages_ = options_of(kwic::HitDetail::passages);
    std::string long_text_;
    std::size_t hits_ = 0;
    Stage ranking_{"ranking, ids"};
    Stage reading_{"reading"};
    Stage matching_{"matching"};
    Stage making_{"making passages"};
    Stage whole_{"whole"};
    Stage matching_long_{"1 MiB: matching"};
    Stage making_long_{"1 MiB: making passages"};
};

void run(const char* index_folder, const char* queries_file, int rounds) {
    Bench bench(index_folder);
    std::vector<Asked> queries;
    for (const std::string& query : read_queries(queries_file)) queries.push_back(bench.prepare(query));
    for (const Asked& asked : queries) bench.add_to_long_text(asked);
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < queries.size(); ++i) bench.ask(i, queries[i]);
    }
    for (std::size_t i = 0; i < queries.size(); ++i) bench.ask_long_text(i, queries[i]);
    bench.print();
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3 || count > 4) {
        std::fputs("usage: passages INDEX queries.tsv [ROUNDS]\n", stderr);
        return 2;
    }
    run(arguments[1], arguments[2], count == 4 ? std::max(1, std::atoi(arguments[3])) : 7);
}
