#include "commands.hpp"
#include "exit_codes.hpp"
#include "message.hpp"
#include "open_index.hpp"
#include "option_values.hpp"
#include "printer.hpp"
#include "timings.hpp"
#include "unknown_id.hpp"
#include "usage_error.hpp"

#include <kwic/index.hpp>

#include <algorithm>
#include <memory>

namespace kwic::cli {
namespace {

constexpr const char* description =
    "Ranks other documents by the words that tell most of this one, which the\n"
    "passages mark. Exit code: 0 found, 1 nothing found, 2 error.";
constexpr std::uint64_t max_hits = 1'000'000'000;

using MakePrinter = std::unique_ptr<Printer> (*)(Output& out, const PrintOptions& options);

struct SimilarCommand {
    std::vector<std::string> named_index;
    SearchOptions search;
    MakePrinter make_printer = &make_text_printer;
    ColourChoice colour = ColourChoice::automatic;
    HyperlinkChoice hyperlinks = HyperlinkChoice::automatic;
    bool ids_only = false;
    bool ended_by_zero = false;
};

void declare_options(CLI::App& app, SimilarCommand& command) {
    add_index_option(app, command.named_index);
    add_value_option(app, "-n,--limit", "N", "At most N hits (default: 10)",
                     [&command](const std::string& option, const std::string& text) {
                         command.search.limit = std::min(parse_count(option, text), max_hits);
                     });
    add_value_option(app, "--offset", "N", "Pass over the N best hits",
                     [&command](const std::string& option, const std::string& text) {
                         command.search.offset = std::min(parse_count(option, text), max_hits);
                     });
    add_value_option(app, "--passages", "N", "Passages for a hit (default: 1), or 'all'; 0: none",
                     [&command](const std::string& option, const std::string& text) {
                         command.search.passages = parse_passages(option, text);
                     });
    add_choice_option<MakePrinter>(app, "--format", "FORMAT", "text, json, ndjson, tsv, trec or html",
                                   command.make_printer,
                                   {{"text", &make_text_printer},
                                    {"json", &make_json_printer},
                                    {"ndjson", &make_ndjson_printer},
                                    {"tsv", &make_tsv_printer},
                                    {"trec", &make_trec_printer},
                                    {"html", &make_html_printer}});
    app.add_flag("-l,--ids", command.ids_only, "Ids only, one a line");
    app.add_flag("-0,--null", command.ended_by_zero, "With -l: NUL after each id");
    add_colour_option(app, command.colour);
    add_hyperlinks_option(app, command.hyperlinks);
}

HitDetail detail_wanted(const SimilarCommand& command) {
    if (command.ids_only || command.make_printer == &make_trec_printer) return HitDetail::ids;
    return command.search.passages > 0 ? HitDetail::passages : HitDetail::documents;
}

PrintOptions print_options(const SimilarCommand& command) {
    PrintOptions options;
    options.appearance = appearance_of_output(command.colour, command.hyperlinks);
    options.ended_by_zero = command.ended_by_zero;
    options.base_folder = base_folder(command.named_index);
    return options;
}

int run_similar(const SimilarCommand& command, const std::vector<std::string>& words, Output& out) {
    if (words.size() != 1) throw UsageError("similar takes one ID (ids come from `kwic search -l WORDS`)");
    if (command.ended_by_zero && !command.ids_only) throw UsageError("-0 goes with -l");
    const Index index = open_index(command.named_index);
    SearchOptions options = command.search;
    options.detail = detail_wanted(command);
    const Stopwatch stopwatch;
    const SearchResults results = ask_about(words.front(), [&] { return index.similar(words.front(), options); });
    const Elapsed elapsed = stopwatch.elapsed();
    const MakePrinter make_printer = command.ids_only ? &make_id_printer : command.make_printer;
    const std::unique_ptr<Printer> printer = make_printer(out, print_options(command));
    printer->print({{words.front(), results.query}, results, elapsed.wall_us / 1000});
    printer->finish();
    if (!results.hits.empty()) return exit_done;
    print_message("no other document shares a telling word with '" + words.front() + "'");
    return exit_nothing_found;
}

}  // namespace

RunCommand setup_similar(CLI::App& app) {
    const auto command = std::make_shared<SimilarCommand>();
    app.description(description);
    declare_options(app, *command);
    return [command](const std::vector<std::string>& words, Output& out) { return run_similar(*command, words, out); };
}

}  // namespace kwic::cli
