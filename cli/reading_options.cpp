#include "reading_options.hpp"

#include "option_values.hpp"
#include "order_options.hpp"
#include "synonym_file.hpp"

#include <string>

namespace kwic::cli {

void declare_reading_options(CLI::App& app, QueryReading& reading, bool& strict) {
    reading.now = clock_seconds();
    app.add_flag("--literal", reading.literal, "Take the query as plain words: no operators");
    CLI::Option* all = app.add_flag("--all", reading.all_words, "Find only documents that have all of the words");
    app.add_flag_function(
           "--any", [](std::int64_t) {}, "Find documents that have any of the words (the default)")
        ->excludes(all);
    add_repeated_option(app, "--synonyms", "FILE",
                        "Words that are taken for one another: a line 'nam = non-aligned movement'",
                        [&reading](const std::string& path) { read_synonyms(path, reading.synonyms); });
    app.add_flag_function(
        "--no-synonyms", [&reading](std::int64_t) { reading.index_synonyms = false; },
        "Do without the synonyms that the index has of its own");
    add_value_option(app, "--tz", "OFFSET", "Whose days dates mean, such as +02:00 (default: UTC)",
                     [&reading](const std::string&, const std::string& text) {
                         reading.utc_offset_minutes = parse_utc_offset(text);
                     });
    app.add_flag("--strict", strict, "What cannot be taken as written is an error");
}

}  // namespace kwic::cli
