#include "commands.hpp"
#include "exit_codes.hpp"
#include "hit_notes.hpp"
#include "message.hpp"
#include "nothing_found.hpp"
#include "open_index.hpp"
#include "option_values.hpp"
#include "order_options.hpp"
#include "printer.hpp"
#include "query_input.hpp"
#include "reading_options.hpp"
#include "timings.hpp"
#include "topics.hpp"
#include "usage_error.hpp"

#include <kwic/error.hpp>
#include <kwic/index.hpp>

#include <algorithm>
#include <memory>
#include <optional>

namespace kwic::cli {
namespace {

constexpr const char* description =
    "QUERY: word, +must, -mustnot, \"a phrase\", gover*, colour~, =exact, word^2,\n"
    "title:word, a NEAR/5 b, AND OR NOT ( ). Words rank the documents that have any\n"
    "of them. A lone '-' reads the query from standard input. Exit code: 0 found,\n"
    "1 nothing found, 2 error.";
constexpr std::uint64_t max_hits = 1'000'000'000;

enum class SearchFormat { text, json, ndjson, tsv, trec, html };

struct SearchCommand {
    std::vector<std::string> named_index;
    SearchOptions search;
    std::optional<std::size_t> limit;
    std::optional<std::size_t> passages;
    SearchFormat format = SearchFormat::text;
    ColourChoice colour = ColourChoice::automatic;
    HyperlinkChoice hyperlinks = HyperlinkChoice::automatic;
    std::string topics_file;
    std::string timings_file;
    std::uint64_t rounds = 1;
    bool ids_only = false;
    bool count_only = false;
    bool quiet = false;
    bool ended_by_zero = false;
    bool strict = false;

    [[nodiscard]] bool prints_hits() const { return !quiet && !ids_only && !count_only; }
    [[nodiscard]] bool writes_json() const { return prints_hits() && format == SearchFormat::json; }
    [[nodiscard]] bool writes_warnings() const {
        return writes_json() || (prints_hits() && format == SearchFormat::html);
    }
    [[nodiscard]] bool is_for_people() const { return prints_hits() && format == SearchFormat::text; }
};

void declare_hit_options(CLI::App& app, SearchCommand& command) {
    add_value_option(app, "-n,--limit", "N", "At most N hits (default: 10; with -l all)",
                     [&command](const std::string& option, const std::string& text) {
                         command.limit = std::min(parse_count(option, text), max_hits);
                     });
    add_value_option(app, "--offset", "N", "Pass over the N best hits",
                     [&command](const std::string& option, const std::string& text) {
                         command.search.offset = std::min(parse_count(option, text), max_hits);
                     });
    add_value_option(app, "--passages", "N", "Passages for a hit (default: 1), or 'all'; 0: none",
                     [&command](const std::string& option, const std::string& text) {
                         command.passages = parse_passages(option, text);
                     });
    add_value_option(app, "--budget", "TOKENS",
                     "All passages together have at most so many words, those of the best hits first",
                     [&command](const std::string& option, const std::string& text) {
                         command.search.budget_tokens = parse_count(option, text);
                     });
    declare_reading_options(app, command.search, command.strict);
    app.add_flag("--exact-total", command.search.exact_total, "Count all documents that match");
}

void declare_order_options(CLI::App& app, SearchCommand& command) {
    SearchOptions& search = command.search;
    add_repeated_option(app, "--sort", "FIELD",
                        "Order by a field's values, FIELD:desc from the highest down ('score': by rank); may be given "
                        "again for what is the same so far",
                        [&search](const std::string& text) { search.sort.push_back(parse_sort_key(text)); });
    add_repeated_option(app, "--facet", "FIELD",
                        "Count the values of all matches: FIELD:N the N most frequent (default: 10), FIELD/STEP in "
                        "steps (year, month, day, or a number), FIELD:LOW..HIGH,LOW..HIGH in ranges",
                        [&search](const std::string& text) { search.facets.push_back(parse_facet(text)); });
    add_value_option(app, "--collapse", "FIELD", "Show only the first hit of each value of a field",
                     [&search](const std::string&, const std::string& text) { search.collapse = text; });
    app.add_flag("--hide-copies", search.collapse_copies, "Show only the first of texts that are nearly the same");
}

void declare_output_options(CLI::App& app, SearchCommand& command) {
    add_choice_option<SearchFormat>(app, "--format", "FORMAT",
                                    "text, json, ndjson (one hit a line), tsv (rank, score, id, title, date, language, "
                                    "path, line, passage), trec or html",
                                    command.format,
                                    {{"text", SearchFormat::text},
                                     {"json", SearchFormat::json},
                                     {"ndjson", SearchFormat::ndjson},
                                     {"tsv", SearchFormat::tsv},
                                     {"trec", SearchFormat::trec},
                                     {"html", SearchFormat::html}});
    app.add_flag("-l,--ids", command.ids_only, "Ids only, one a line");
    app.add_flag("-0,--null", command.ended_by_zero, "With -l: NUL after each id");
    app.add_flag("-c,--count", command.count_only, "Only how many documents match, exactly");
    app.add_flag("-q,--quiet", command.quiet, "Print nothing: only the exit code");
    add_colour_option(app, command.colour);
    add_hyperlinks_option(app, command.hyperlinks);
}

void declare_topic_options(CLI::App& app, SearchCommand& command) {
    add_value_option(app, "--topics", "FILE", "Many queries: ID, tab, query on each line; or TREC topics",
                     [&command](const std::string&, const std::string& text) { command.topics_file = text; });
    add_value_option(app, "--timings", "FILE",
                     "Search again after the first round and write KIND, query id, wall and CPU microseconds",
                     [&command](const std::string&, const std::string& text) { command.timings_file = text; });
    add_value_option(
        app, "--repeat", "N", "With --timings: how many timed rounds (default: 1)",
        [&command](const std::string& option, const std::string& text) { command.rounds = parse_count(option, text); });
}

// A run file holds no passages, so they are made for it only when they are asked for.
HitDetail detail_wanted(const SearchCommand& command) {
    if (!command.prints_hits()) return HitDetail::ids;
    const bool is_run = command.format == SearchFormat::trec;
    if (command.passages.value_or(is_run ? 0 : 1) > 0) return HitDetail::passages;
    return is_run ? HitDetail::ids : HitDetail::documents;
}

SearchOptions search_options(const SearchCommand& command) {
    SearchOptions options = command.search;
    options.limit = command.limit.value_or(command.ids_only ? max_hits : options.limit);
    options.detail = detail_wanted(command);
    options.passages = command.passages.value_or(1);
    options.suggest = command.is_for_people() || command.writes_json();
    if (command.count_only) {
        options.limit = 0;
        options.exact_total = true;
    } else if (command.quiet) {
        options.limit = 1;
    }
    return options;
}

PrintOptions print_options(const SearchCommand& command) {
    PrintOptions options;
    options.appearance = appearance_of_output(command.colour, command.hyperlinks);
    options.many_topics = !command.topics_file.empty();
    options.ended_by_zero = command.ended_by_zero;
    options.base_folder = base_folder(command.named_index);
    return options;
}

std::unique_ptr<Printer> make_printer(const SearchCommand& command, Output& out) {
    if (command.quiet) return nullptr;
    const PrintOptions options = print_options(command);
    if (command.count_only) return make_count_printer(out, options);
    if (command.ids_only) return make_id_printer(out, options);
    switch (command.format) {
        case SearchFormat::json:
            return make_json_printer(out, options);
        case SearchFormat::ndjson:
            return make_ndjson_printer(out, options);
        case SearchFormat::tsv:
            return make_tsv_printer(out, options);
        case SearchFormat::trec:
            return make_trec_printer(out, options);
        case SearchFormat::html:
            return make_html_printer(out, options);
        default:
            return make_text_printer(out, options);
    }
}

std::vector<Topic> topics_from_file(const SearchCommand& command) {
    Topics read = read_topics(command.topics_file);
    for (const TopicProblem& problem : read.problems) {
        print_message(command.topics_file + ":" + std::to_string(problem.line) + ": " + problem.message);
    }
    if (command.strict && !read.problems.empty()) throw UsageError("--strict: the topics are not all well formed");
    if (!read.topics.empty()) return std::move(read.topics);
    throw Error(ErrorCode::invalid_argument, "no topics in it: a topic is a line of id, tab and query",
                command.topics_file);
}

std::vector<Topic> topics_of(const SearchCommand& command, const std::vector<std::string>& words) {
    if (command.topics_file.empty()) {
        if (words.empty())
            throw UsageError("search needs words to look for, or --topics FILE (see `kwic search --help`)");
        return {{"1", query_from(words)}};
    }
    if (!words.empty()) throw UsageError("--topics and words to look for exclude each other");
    return topics_from_file(command);
}

void check(const SearchCommand& command) {
    if (command.ids_only && command.count_only) throw UsageError("-l and -c exclude each other");
    if (command.ended_by_zero && !command.ids_only) throw UsageError("-0 goes with -l");
    const bool shows_counts = command.format == SearchFormat::text || command.format == SearchFormat::json ||
                              command.format == SearchFormat::html;
    if (!command.search.facets.empty() && !(shows_counts && command.prints_hits())) {
        throw UsageError("--facet goes with --format text, json or html");
    }
    if (command.rounds == 0) throw UsageError("--repeat takes a number from 1 on");
    if (command.rounds > 1 && command.timings_file.empty()) throw UsageError("--repeat goes with --timings");
}

std::string prefix_of(const SearchCommand& command, const Topic& topic) {
    return command.topics_file.empty() ? "" : "topic " + topic.id + ": ";
}

// JSON and HTML carry warnings themselves.
void print_warnings(const SearchCommand& command, const Topic& topic, const std::vector<Diagnostic>& warnings) {
    if (!command.quiet && !command.writes_warnings())
        print_diagnostics(warnings, "warning: " + prefix_of(command, topic));
}

// For --strict: says what cannot be taken as written in all of the topics, before anything is printed.
bool are_as_written(const SearchCommand& command, const Index& index, const std::vector<Topic>& topics) {
    SearchOptions options = command.search;
    options.limit = 0;
    options.detail = HitDetail::ids;
    bool as_written = true;
    for (const Topic& topic : topics) {
        const std::vector<Diagnostic> warnings = index.search(topic.query, options).warnings;
        as_written = is_as_written(topic.query, warnings, prefix_of(command, topic)) && as_written;
    }
    return as_written;
}

// JSON carries the suggestion itself.
void print_suggestion(const SearchCommand& command, const Topic& topic, const std::string& suggestion) {
    if (suggestion.empty() || !command.is_for_people()) return;
    print_message(prefix_of(command, topic) + "did you mean \"" + suggestion + "\"?");
}

int search_and_print(const SearchCommand& command, const Index& index, const std::vector<Topic>& topics, Output& out) {
    if (command.strict && !are_as_written(command, index, topics)) return exit_error;
    const SearchOptions options = search_options(command);
    const std::unique_ptr<Printer> printer = make_printer(command, out);
    bool found = false;
    std::string nothing;
    for (const Topic& topic : topics) {
        const Stopwatch stopwatch;
        const SearchResults results = index.search(topic.query, options);
        const Elapsed elapsed = stopwatch.elapsed();
        print_warnings(command, topic, results.warnings);
        found = found || !results.hits.empty() || (options.limit == 0 && results.total > 0);
        if (printer) printer->print({topic, results, elapsed.wall_us / 1000});
        print_suggestion(command, topic, results.suggestion);
        nothing = topics.size() == 1 ? nothing_found_text(results.query, results.total) : "nothing found";
    }
    if (printer) printer->finish();
    if (!found && command.is_for_people()) print_message(nothing);
    return found ? exit_done : exit_nothing_found;
}

void write_timings(const SearchCommand& command, const Index& index, const std::vector<Topic>& topics) {
    Output file(command.timings_file);
    const SearchOptions options = search_options(command);
    const std::string kind = options.detail == HitDetail::passages ? "snippet" : "search";
    for (std::uint64_t round = 0; round < command.rounds; ++round) {
        for (const Topic& topic : topics) {
            const Stopwatch stopwatch;
            const SearchResults results = index.search(topic.query, options);
            file.write(timing_line(kind, topic.id, stopwatch.elapsed()));
        }
    }
    file.flush();
}

int run_search(const SearchCommand& command, const std::vector<std::string>& words, Output& out) {
    check(command);
    const std::vector<Topic> topics = topics_of(command, words);
    const Index index = open_index(command.named_index);
    const int code = search_and_print(command, index, topics, out);
    if (!command.timings_file.empty() && code != exit_error) write_timings(command, index, topics);
    return code;
}

}  // namespace

RunCommand setup_search(CLI::App& app) {
    const auto command = std::make_shared<SearchCommand>();
    app.description(description);
    add_index_option(app, command->named_index);
    declare_hit_options(app, *command);
    declare_order_options(app, *command);
    declare_output_options(app, *command);
    declare_topic_options(app, *command);
    return [command](const std::vector<std::string>& words, Output& out) { return run_search(*command, words, out); };
}

}  // namespace kwic::cli
