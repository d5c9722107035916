// How answers to queries are written, one format a file.
#pragma once

#include "json_text.hpp"
#include "output.hpp"
#include "terminal.hpp"
#include "topics.hpp"

#include <kwic/index.hpp>

#include <memory>
#include <string>

namespace kwic::cli {

// One query and what it found. Valid during Printer::print only.
struct Answer {
    const Topic& topic;
    const SearchResults& results;
    double milliseconds = 0;  // the search took
};

class Printer {
  public:
    Printer() = default;
    virtual ~Printer() = default;
    Printer(const Printer&) = delete;
    Printer& operator=(const Printer&) = delete;

    // Throws what Output::write throws.
    virtual void print(const Answer& answer) = 0;

    // After the last answer.
    virtual void finish() {}
};

struct PrintOptions {
    Appearance appearance;
    bool many_topics = false;      // the query's id tells answers apart
    bool ended_by_zero = false;    // ids end with NUL instead of a line feed
    std::string base_folder = {};  // from where a relative path of a hit is meant
};

// For people: heading, place and passages of each hit.
std::unique_ptr<Printer> make_text_printer(Output& out, const PrintOptions& options);

// One object a query; indented for a person who asked a single one.
std::unique_ptr<Printer> make_json_printer(Output& out, const PrintOptions& options);

// One object a hit, each on a line.
std::unique_ptr<Printer> make_ndjson_printer(Output& out, const PrintOptions& options);

// One hit a line: [query id,] rank, score, id, title, date, language, path, line, best passage; tabs between them.
// Tabs, line ends and backslashes inside a column are written \t, \n, \r and \\.
std::unique_ptr<Printer> make_tsv_printer(Output& out, const PrintOptions& options);

// A run file for trec_eval: "QUERY-ID Q0 ID RANK SCORE kwic".
std::unique_ptr<Printer> make_trec_printer(Output& out, const PrintOptions& options);

// A page for a browser.
std::unique_ptr<Printer> make_html_printer(Output& out, const PrintOptions& options);

// Ids alone, one a line.
std::unique_ptr<Printer> make_id_printer(Output& out, const PrintOptions& options);

// How many documents match; with many topics after the query's id and a tab.
std::unique_ptr<Printer> make_count_printer(Output& out, const PrintOptions& options);

// A score with nine significant digits.
std::string score_text(double score);

}  // namespace kwic::cli
