#include "commands.hpp"

#include <array>

namespace kwic::cli {

std::span<const Command> commands() {
    static const std::array<Command, 5> all = {{
        {"index", "[PATH...]", "Build or refresh the index of files, folders and records",
         "  kwic index                  refresh all sources; at first: this folder\n"
         "  kwic index docs notes.jsonl add a folder and a file of records\n"
         "  kwic index -d news.kwic - < news.jsonl\n"
         "                              records from standard input, an index elsewhere\n"
         "  kwic index --account skipped.ndjson docs\n"
         "                              and an account of what did not arrive whole\n",
         &setup_index},
        {"search", "QUERY...", "Find documents, best first, with the passages that match",
         "  kwic search belgrade summit           documents with any of the words\n"
         "  kwic search '\"belgrade summit\" -1961' a phrase, and a word that must not occur\n"
         "  kwic search -- -1961 +belgrade        words that begin with '-' go after '--'\n"
         "  kwic search -n 3 --passages all opec  three documents with all their passages\n"
         "  kwic search --format json opec        for programs\n"
         "  kwic search -l0 opec | xargs -0 ...   ids alone\n"
         "  kwic search --topics queries.tsv --format trec -n 1000 > run.txt\n",
         &setup_search},
        {"show", "ID", "Print a document as the index holds it",
         "  kwic show articles/opec.txt\n"
         "  kwic show --format json who\n",
         &setup_show},
        {"analyze", "TEXT...", "Show the tokens that a text becomes",
         "  kwic analyze 'Non-aligned countries'\n"
         "  kwic analyze --lang fr 'les pays non alignés'\n"
         "  kwic analyze --format tsv - < article.txt\n",
         &setup_analyze},
        {"info", "", "Tell what the index holds and where it lies",
         "  kwic info\n"
         "  kwic info -d news.kwic --format json\n",
         &setup_info},
    }};
    return all;
}

}  // namespace kwic::cli
