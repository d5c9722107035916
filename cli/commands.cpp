#include "commands.hpp"

#include <array>

namespace kwic::cli {

std::span<const Command> commands() {
    static const std::array<Command, 15> all = {{
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
         "  kwic search --format json opec        for programs (`kwic schema search`)\n"
         "  kwic search --passages 3 --budget 500 --format json opec\n"
         "                                        500 words at most, for a language model\n"
         "  kwic search --format html opec > opec.html\n"
         "  kwic search -l0 opec | xargs -0 ...   ids alone\n"
         "  kwic search --topics queries.tsv --format trec -n 1000 > run.txt\n",
         &setup_search},
        {"lines", "QUERY...", "Show each place that matches on a line, keywords aligned",
         "  kwic lines summit                   a line for each place\n"
         "  kwic lines --sort right '\"cold war\"' by the words that follow\n"
         "  kwic lines --context 8w -n 50 opec  eight words on each side, at most 50 lines\n"
         "  kwic lines --max-per-doc 1 opec     one line of each document\n"
         "  kwic lines --context sentence --format tsv opec > opec.tsv\n",
         &setup_lines},
        {"show", "ID", "Print a document as the index holds it",
         "  kwic show articles/opec.txt\n"
         "  kwic show articles/opec.txt --query 'oil price*'\n"
         "  kwic show --format json who\n",
         &setup_show},
        {"suggest", "PREFIX...", "Complete a word, or correct it, from the words of the index",
         "  kwic suggest bel\n"
         "  kwic suggest -n 1 belgrade sumit     corrected: no word begins so\n"
         "  kwic suggest --format json summ      for programs\n",
         &setup_suggest},
        {"explain", "QUERY [ID]", "Tell how a query is read, and why a document is found or not",
         "  kwic explain 'belgrade summit'      stems, spellings, documents\n"
         "  kwic explain '+belgrade -cairo' articles/opec.txt\n"
         "                                      what makes the score, or what fails\n"
         "  kwic explain --format json 'opec' articles/opec.txt\n",
         &setup_explain},
        {"similar", "ID", "Find documents that are like one",
         "  kwic similar articles/opec.txt\n"
         "  kwic similar -n 3 --format json articles/opec.txt\n"
         "  kwic similar -l articles/opec.txt          ids alone\n",
         &setup_similar},
        {"analyze", "TEXT...", "Show the tokens that a text becomes",
         "  kwic analyze 'Non-aligned countries'\n"
         "  kwic analyze --lang fr 'les pays non alignés'\n"
         "  kwic analyze --format tsv - < article.txt\n",
         &setup_analyze},
        {"info", "", "Tell what the index holds and where it lies",
         "  kwic info\n"
         "  kwic info -d news.kwic --format json\n",
         &setup_info},
        {"remove", "ID...", "Remove documents, or all that a source brought",
         "  kwic remove articles/opec.txt\n"
         "  kwic search -l0 -n 1000 opec | xargs -0 kwic remove --\n"
         "  kwic search -l0 -n 1000 opec | kwic remove -0 --from -\n"
         "                              the same in one step, however many\n"
         "  kwic remove --source docs   what was read from there, and the source itself\n",
         &setup_remove},
        {"check", "", "See whether the files of the index are what was written",
         "  kwic check\n"
         "  kwic check --deep -d news.kwic --format json\n",
         &setup_check},
        {"rollback", "", "Serve again what was served before the last change",
         "  kwic rollback\n"
         "  kwic rollback -d news.kwic --lock-timeout 10\n",
         &setup_rollback},
        {"dump", "[FILE]", "Write all documents of the index, to be loaded again",
         "  kwic dump saved.ndjson\n"
         "  kwic dump | gzip > saved.ndjson.gz\n"
         "  kwic dump -d old.kwic | kwic load -d new.kwic\n",
         &setup_dump},
        {"load", "[FILE]", "Make an index of what dump wrote",
         "  kwic load -d copy.kwic saved.ndjson\n"
         "  gzip -dc saved.ndjson.gz | kwic load --replace\n",
         &setup_load},
        {"schema", "[NAME]", "Print the JSON Schema of what --format json prints",
         "  kwic schema search > search.schema.json\n"
         "  kwic schema hit             of a line of `kwic search --format ndjson`\n",
         &setup_schema},
    }};
    return all;
}

}  // namespace kwic::cli
