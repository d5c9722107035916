#include "columns.hpp"
#include "commands.hpp"
#include "concordance_json.hpp"
#include "exit_codes.hpp"
#include "line_table.hpp"
#include "message.hpp"
#include "nothing_found.hpp"
#include "open_index.hpp"
#include "option_values.hpp"
#include "printer.hpp"
#include "quantities.hpp"
#include "query_input.hpp"
#include "reading_options.hpp"
#include "usage_error.hpp"

#include <kwic/index.hpp>

#include <limits>
#include <memory>
#include <optional>

#include <unistd.h>

namespace kwic::cli {
namespace {

constexpr const char* description =
    "QUERY as for search. Each line shows a place that matches, with what stands\n"
    "before and after it; on a terminal it is as wide as the terminal.\n"
    "Columns of tsv: rank, score, id, 'text', 'title' or a field's name with a colon,\n"
    "line, column, begin and end byte of the keyword, left context, keyword, right\n"
    "context.\n"
    "Exit code: 0 found, 1 nothing found, 2 error.";

enum class LinesFormat { text, json, ndjson, tsv };

struct ContextWanted {
    ContextUnit unit = ContextUnit::characters;
    std::size_t amount = 0;
};

struct LinesCommand {
    std::vector<std::string> named_index;
    ConcordanceOptions options;
    std::optional<ContextWanted> context;
    LinesFormat format = LinesFormat::text;
    ColourChoice colour = ColourChoice::automatic;
    bool count_only = false;
    bool quiet = false;
    bool strict = false;
};

ContextWanted parse_context(const std::string& option, const std::string& text) {
    if (text == "sentence") return {ContextUnit::sentence, 0};
    const bool words = text.ends_with('w');
    const std::string number = words || text.ends_with('c') ? text.substr(0, text.size() - 1) : text;
    try {
        return {words ? ContextUnit::words : ContextUnit::characters, parse_count(option, number)};
    } catch (const UsageError&) {
        throw UsageError(option + " takes characters such as 40 or 40c, words such as 8w, or 'sentence', not '" + text +
                         "'");
    }
}

void declare_count_option(CLI::App& app, const std::string& names, const std::string& help, std::size_t& target) {
    add_value_option(app, names, "N", help, [&target](const std::string& option, const std::string& text) {
        target = parse_count(option, text);
    });
}

void declare_line_options(CLI::App& app, LinesCommand& command) {
    add_value_option(app, "--context", "N",
                     "On each side N or Nc characters, Nw words, or 'sentence' (default: 40; on a terminal what its "
                     "width takes)",
                     [&command](const std::string& option, const std::string& text) {
                         command.context = parse_context(option, text);
                     });
    add_choice_option<LineOrder>(
        app, "--sort", "ORDER", "rank (default), left (by the words before the keyword, the nearest first) or right",
        command.options.order, {{"rank", LineOrder::rank}, {"left", LineOrder::left}, {"right", LineOrder::right}});
    declare_count_option(app, "-n,--limit", "At most N lines, those of the best documents (default: 10000)",
                         command.options.limit);
    declare_count_option(app, "--max-per-doc", "At most N lines of a document (default: 0, all)",
                         command.options.max_per_document);
    declare_count_option(app, "--max-docs", "Look at the N best documents only (default: 10000)",
                         command.options.max_documents);
    declare_reading_options(app, command.options, command.strict);
}

void declare_output_options(CLI::App& app, LinesCommand& command) {
    add_choice_option<LinesFormat>(app, "--format", "FORMAT", "text, json, ndjson (one line of it each) or tsv",
                                   command.format,
                                   {{"text", LinesFormat::text},
                                    {"json", LinesFormat::json},
                                    {"ndjson", LinesFormat::ndjson},
                                    {"tsv", LinesFormat::tsv}});
    app.add_flag("-c,--count", command.count_only, "Only how many places there are");
    app.add_flag("-q,--quiet", command.quiet, "Print nothing: only the exit code");
    add_colour_option(app, command.colour);
}

// How far text reaches that no option says: as far as a line can.
std::size_t columns_of(const LinesCommand& command, const Appearance& appearance) {
    const bool fits = appearance.terminal && command.format == LinesFormat::text;
    return fits ? terminal_columns(STDOUT_FILENO) : unlimited_columns;
}

ConcordanceOptions options_of(const LinesCommand& command, std::size_t columns) {
    ConcordanceOptions options = command.options;
    if (command.context) {
        options.unit = command.context->unit;
        options.context = command.context->amount;
    } else if (columns != unlimited_columns) {
        options.context = columns;
    }
    return options;
}

// Of a field its name, behind a sign that tells it from title and text.
std::string source_column(const ConcordanceLine& line, bool terminal) {
    if (line.source != LineSource::field) return std::string(name_of(line.source));
    return column_text(line.field, terminal) + ":";
}

std::string tsv_line(const Concordance& concordance, const ConcordanceLine& line, bool terminal) {
    const ConcordanceDocument& document = concordance.documents[line.document];
    return std::to_string(document.rank) + "\t" + score_text(document.score) + "\t" +
           column_text(document.id, terminal) + "\t" + source_column(line, terminal) + "\t" +
           std::to_string(line.mark.line) + "\t" + std::to_string(line.mark.column) + "\t" +
           std::to_string(line.mark.begin_byte) + "\t" + std::to_string(line.mark.end_byte) + "\t" +
           column_text(line.left(), terminal) + "\t" + column_text(line.keyword(), terminal) + "\t" +
           column_text(line.right(), terminal) + "\n";
}

void print_lines(const LinesCommand& command, const std::string& query, const Concordance& concordance,
                 const Appearance& appearance, std::size_t columns, Output& out) {
    const JsonLayout layout = appearance.terminal ? JsonLayout::indented : JsonLayout::line;
    switch (command.format) {
        case LinesFormat::json:
            out.write(json_text(concordance_json(concordance, query), layout) + "\n");
            return;
        case LinesFormat::ndjson:
            for (const ConcordanceLine& line : concordance.lines) {
                out.write(json_text(lone_line_json(concordance, line), JsonLayout::line) + "\n");
            }
            return;
        case LinesFormat::tsv:
            for (const ConcordanceLine& line : concordance.lines) {
                out.write(tsv_line(concordance, line, appearance.terminal));
            }
            return;
        default:
            print_line_table(concordance, appearance, columns, out);
    }
}

std::string matching_documents_text(std::uint64_t count) {
    return count_text(count, "document") + (count == 1 ? " that matches" : " that match");
}

void print_left_out(const Concordance& concordance) {
    if (concordance.lines_left_out == 0 && concordance.documents_left_out == 0) return;
    std::string message = count_text(concordance.lines.size(), "line") + " of " +
                          count_text(concordance.documents.size(), "document") + "; left out: ";
    if (concordance.lines_left_out > 0) {
        message += count_text(concordance.lines_left_out, "line") + " of documents that were looked at";
    }
    if (concordance.documents_left_out > 0) {
        message +=
            (concordance.lines_left_out > 0 ? ", " : "") + matching_documents_text(concordance.documents_left_out);
    }
    print_message(message + " (see -n, --max-per-doc, --max-docs)");
}

// The places of the documents that are looked at, with one line of each document at most.
int count_places(const LinesCommand& command, const std::string& query, const Index& index, Output& out) {
    ConcordanceOptions options = command.options;
    options.limit = command.quiet ? 1 : std::numeric_limits<std::size_t>::max();
    options.max_per_document = 1;
    options.context = 0;
    const Concordance concordance = index.concordance(query, options);
    if (command.strict && !is_as_written(query, concordance.warnings)) return exit_error;
    print_diagnostics(concordance.warnings, "warning: ");
    const std::uint64_t places = concordance.lines.size() + concordance.lines_left_out;
    if (!command.quiet) out.write(std::to_string(places) + "\n");
    if (!command.quiet && concordance.documents_left_out > 0) {
        print_message("not looked at: " + matching_documents_text(concordance.documents_left_out) +
                      " (see --max-docs)");
    }
    return places > 0 ? exit_done : exit_nothing_found;
}

int run_lines(const LinesCommand& command, const std::vector<std::string>& words, Output& out) {
    if (words.empty()) throw UsageError("lines needs words to look for (see `kwic lines --help`)");
    const std::string query = query_from(words);
    const Index index = open_index(command.named_index);
    if (command.count_only || command.quiet) return count_places(command, query, index, out);
    const Appearance appearance = appearance_of_output(command.colour);
    const std::size_t columns = columns_of(command, appearance);
    const Concordance concordance = index.concordance(query, options_of(command, columns));
    const bool json = command.format == LinesFormat::json;
    if (command.strict && !is_as_written(query, concordance.warnings)) return exit_error;
    if (!json) print_diagnostics(concordance.warnings, "warning: ");
    print_lines(command, query, concordance, appearance, columns, out);
    if (!json) print_left_out(concordance);
    const bool found = !concordance.lines.empty() || (command.options.limit == 0 && concordance.total > 0);
    if (!found && command.format == LinesFormat::text)
        print_message(no_lines_text(concordance.query, concordance.total));
    return found ? exit_done : exit_nothing_found;
}

}  // namespace

RunCommand setup_lines(CLI::App& app) {
    const auto command = std::make_shared<LinesCommand>();
    app.description(description);
    add_index_option(app, command->named_index);
    declare_line_options(app, *command);
    declare_output_options(app, *command);
    return [command](const std::vector<std::string>& words, Output& out) { return run_lines(*command, words, out); };
}

}  // namespace kwic::cli
