// Where does the time of a ranked query go?
//
//     query_stages INDEX queries.tsv [ROUNDS]
//
// Asks each query (a line: id, tab, query) ROUNDS times (7 by default) for its 10 best documents, and prints for each
// stage the processor time of a query in microseconds, in the best of the rounds. "Natively" is Xapian's evaluation of
// the same plans. Then what single entries cost, by Xapian and where they lie in memory; how many queries one thread
// and two answer in a second; and what users write: a word, three words, a question, a phrase, a filter. Decides what a
// query is worth work on, and whether the side index pays.
#include "search/plan_top_query.hpp"
#include "search/query_compiler.hpp"
#include "search/rank_documents.hpp"
#include "search/search_session.hpp"
#include "storage/generation.hpp"
#include "storage/term_space.hpp"
#include "topk/top_search.hpp"

#include <kwic/index.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

double processor_microseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) * 1e-3;
}

double time_of(const std::function<void()>& work) {
    const double before = processor_microseconds();
    work();
    return processor_microseconds() - before;
}

std::vector<std::string> read_queries(const char* path) {
    std::ifstream file(path);
    std::vector<std::string> queries;
    for (std::string line; std::getline(file, line);) queries.push_back(line.substr(line.find('\t') + 1));
    return queries;
}

void print_percentiles(const char* name, std::vector<double> microseconds) {
    std::sort(microseconds.begin(), microseconds.end());
    const auto at = [&](double share) {
        return microseconds[static_cast<std::size_t>(share * static_cast<double>(microseconds.size() - 1))];
    };
    std::printf("| %-26s | %9.1f | %9.1f | %9.1f |\n", name, at(0.5), at(0.95), at(0.99));
}

class Bench {
  public:
    Bench(const std::string& index_folder, std::size_t rounds)
        : generation_(kwic::open_generation(index_folder)),
          mapped_(kwic::MappedDatabase::open(generation_.database_folder())),
          side_index_(kwic::SideIndex::open(generation_.folder + '/' + kwic::side_index_name)),
          words_(generation_.folder + '/' + kwic::word_list_name),
          text_fields_(generation_.manifest.fields),
          session_(generation_.database_folder(), mapped_.get(), side_index_.get(), words_, text_fields_),
          index_(kwic::Index::open(index_folder)),
          rounds_(rounds) {
        for (const auto& [code, count] : generation_.manifest.languages) languages_.push_back(code);
    }

    void measure_stages(const std::vector<std::string>& queries) {
        std::vector<double> compiling, planning, searching, natively, whole;
        for (const std::string& query : queries) {
            kwic::QueryPlan plan;
            compiling.push_back(best([&] { plan = compile(query); }));
            planning.push_back(best([&] { kwic::plan_top_query(plan, *side_index_, session_); }));
            searching.push_back(best_search(plan));
            natively.push_back(best([&] { kwic::rank_natively(plan, session_, ten_); }));
            whole.push_back(best([&] { hits_ += index_.search(query, ids_).hits.size(); }));
        }
        std::printf("| microseconds of a query      |       p50 |       p95 |       p99 |\n|---|---:|---:|---:|\n");
        print_percentiles("compile", compiling);
        print_percentiles("plan, read rare terms", planning);
        print_percentiles("search", searching);
        print_percentiles("natively, instead of both", natively);
        print_percentiles("whole, literal", whole);
        for (const auto& [name, shape] : shapes_) {
            std::vector<double> microseconds;
            for (const std::string& query : queries) {
                const std::string shaped = shape(query);
                if (!shaped.empty())
                    microseconds.push_back(best([&] { hits_ += index_.search(shaped, written_).hits.size(); }));
            }
            print_percentiles(name, std::move(microseconds));
        }
    }

    void measure_entries() {
        std::string buffer;
        const auto documents = static_cast<Xapian::docid>(side_index_->last_docid());
        for (const bool by_xapian : {true, false}) {
            const kwic::DatabaseEntries entries(session_.database, by_xapian ? nullptr : mapped_.get());
            const double positions = time_of([&] {
                for (Xapian::docid docid = 1; docid <= documents; docid += 7) {
                    entries.metadata(kwic::make_position_key(docid), buffer);
                }
            });
            const double data = time_of([&] {
                for (Xapian::docid docid = 1; docid <= documents; docid += 7) entries.document_data(docid, buffer);
            });
            const double count = (documents + 6) / 7;
            std::printf("%s: %.2f microseconds for positions of a document, %.2f for its data\n",
                        by_xapian ? "by Xapian" : "in memory", positions / count, data / count);
        }
    }

    void measure_threads(const std::vector<std::string>& queries) const {
        for (const unsigned threads : {1U, 2U}) {
            const auto begin = std::chrono::steady_clock::now();
            std::vector<std::thread> running;
            for (unsigned thread = 0; thread < threads; ++thread) {
                running.emplace_back([&] {
                    for (std::size_t round = 0; round < rounds_ * 4; ++round) {
                        for (const std::string& query : queries) static_cast<void>(index_.search(query, ids_));
                    }
                });
            }
            for (std::thread& thread : running) thread.join();
            const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
            std::printf("%u thread%s: %.0f queries a second\n", threads, threads == 1 ? "" : "s",
                        static_cast<double>(threads * rounds_ * 4 * queries.size()) / seconds.count());
        }
    }

  private:
    [[nodiscard]] double best(const std::function<void()>& work) const {
        double least = time_of(work);
        for (std::size_t round = 1; round < rounds_; ++round) least = std::min(least, time_of(work));
        return least;
    }

    kwic::QueryPlan compile(const std::string& query) {
        kwic::ParseOptions options;
        options.literal = true;
        const kwic::Query tree = kwic::parse_query(query, options).query;
        return kwic::QueryCompiler(session_, languages_, query, true, false).compile(tree).plan;
    }

    // A query serves one search, and is made outside of what is measured.
    double best_search(const kwic::QueryPlan& plan) {
        double least = 1e12;
        for (std::size_t round = 0; round < rounds_; ++round) {
            auto query = kwic::plan_top_query(plan, *side_index_, session_);
            if (!query) return 0;
            least = std::min(
                least, time_of([&] { kwic::TopSearch(*query, side_index_->last_docid(), ten_.limit).find_best(); }));
        }
        return least;
    }

    // The first `count` words, or nothing if there are fewer; what the query language means by signs is left out.
    static std::string first_words(const std::string& query, std::size_t count) {
        std::string words;
        std::size_t found = 0;
        for (const char c : query + ' ') {
            const bool is_letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
            if (is_letter) {
                words += c;
            } else if (!words.empty() && words.back() != ' ') {
                if (++found == count) return words;
                words += ' ';
            }
        }
        return {};
    }

    static kwic::SearchOptions ids_only(bool literal) {
        kwic::SearchOptions options;
        options.detail = kwic::HitDetail::ids;
        options.literal = literal;
        return options;
    }

    static kwic::RankingWanted ten() {
        kwic::RankingWanted wanted;
        wanted.limit = 10;
        return wanted;
    }

    using Shape = std::function<std::string(const std::string&)>;

    kwic::Generation generation_;
    std::unique_ptr<const kwic::MappedDatabase> mapped_;
    std::unique_ptr<const kwic::SideIndex> side_index_;
    kwic::LazyWordList words_;
    kwic::TextFields text_fields_;
    kwic::SearchSession session_;
    kwic::Index index_;
    std::size_t rounds_;
    std::size_t hits_ = 0;  // counted, so that searching is not left out
    std::vector<std::string> languages_;
    kwic::RankingWanted ten_ = ten();
    kwic::SearchOptions ids_ = ids_only(true);
    kwic::SearchOptions written_ = ids_only(false);
    std::vector<std::pair<const char*, Shape>> shapes_ = {
        {"one word", [](const std::string& query) { return first_words(query, 1); }},
        {"three words", [](const std::string& query) { return first_words(query, 3); }},
        {"eight words", [](const std::string& query) { return first_words(query, 8); }},
        {"a phrase of three words",
         [](const std::string& query) {
             const std::string words = first_words(query, 3);
             return words.empty() ? words : '"' + words + '"';
         }},
        {"three words, one required",
         [](const std::string& query) {
             const std::string words = first_words(query, 3);
             return words.empty() ? words : '+' + words;
         }},
        {"three words, title filter",
         [](const std::string& query) {
             const std::string words = first_words(query, 3);
             return words.empty() ? words : "+title:" + first_words(query, 1) + ' ' + words;
         }},
    };
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "query_stages INDEX queries.tsv [ROUNDS]\n");
        return 2;
    }
    const std::vector<std::string> queries = read_queries(argv[2]);
    Bench bench(argv[1], argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 7);
    bench.measure_stages(queries);
    bench.measure_entries();
    bench.measure_threads(queries);
}
