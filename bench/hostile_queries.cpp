// What does the worst query cost?
//
//     hostile_queries INDEX
//
// Asks the index 200 queries that are made to be dear, each in a process of its own with ten hits and their passages,
// and prints those that cost most: milliseconds of processor time and MiB of memory at most, of the search alone (an
// open index is in the memory). Ends with 1 where one takes a second or 256 MiB. The figures decide the limits in
// include/kwic/query.hpp.
#include <kwic/kwic.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr double most_ms = 1000;
constexpr double most_mib = 256;

struct Cost {
    std::string query;
    double processor_ms = 0;
    double memory_mib = 0;
    int status = 0;
};

std::string repeated(const std::string& piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

std::string numbered(const std::string& before, const std::string& after, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += before + std::to_string(i) + after;
    return text;
}

// Frequent words of an index, as its texts have them.
std::vector<std::string> frequent_words() {
    return {"the", "of", "and", "to", "in", "a", "is", "for", "that", "with", "on", "as", "this", "are", "be", "it"};
}

std::vector<std::string> hostile_queries() {
    std::vector<std::string> queries;
    const std::vector<std::string> words = frequent_words();
    const std::vector<std::string> frames = {"\"%\"",   "=\"%\"",    "+\"%\"",    "-\"%\"",         "title:\"%\"",
                                             "\"%\"~3", "\"%\"~250", "NOT \"%\"", "(\"%\" AND of)", "\"%\"^50 it"};
    for (const std::string& frame : frames) {
        for (std::size_t count = 2; count <= 8; ++count) {
            std::string inner;
            for (std::size_t i = 0; i < count; ++i)
                inner += (i == 0 ? "" : " ") + words[(i * 5 + count) % words.size()];
            std::string query = frame;
            query.replace(query.find('%'), 1, inner);
            queries.push_back(std::move(query));
        }
    }
    for (const std::string& a : {"th*", "*er", "a?", "*in*", "e*e", "??", "*a*e*", "co*"}) {
        for (const std::string& frame :
             {"%", "\"% %\"", "\"of % the %\"", "% NEAR/20 %", "+% -%", "title:%", "(% OR the) NEAR (% OR of)"}) {
            std::string query = frame;
            for (std::size_t at; (at = query.find('%')) != std::string::npos;) query.replace(at, 1, a);
            queries.push_back(std::move(query));
        }
    }
    for (const std::string& word :
         {"the~2", "of~2", "an~", "information~2", "aaaaaaaaaa~2", "\xC3\xA9\xC3\xA9\xC3\xA9~2"}) {
        queries.push_back(word);
        queries.push_back("\"" + word + " " + word + "\"");
        queries.push_back(word + " NEAR " + word + " NEAR " + word);
    }
    for (const std::string& piece :
         {"(",   ")",       "\"", "+", "-", "NOT ", "AND ", "a OR ",        "(a ",          "a NEAR ",      "title:",
          "\\",  "*",       "~",  "^", "=", "a* ",  "\xFF", "\xE2\x80\xAE", "\xE4\xB8\xAD", "\xED\x95\x9C", "x-",
          "a.b", "\"a b\" "}) {
        queries.push_back(repeated(piece, 65536 / piece.size()));
        queries.push_back(repeated(piece, 300));
    }
    queries.push_back(numbered("word", " ", 8000));
    queries.push_back(numbered("+word", " ", 8000));
    queries.push_back(numbered("\"the ", "\" ", 4000));
    queries.push_back(repeated("(", 63) + "the" + repeated(" of)", 63));
    queries.push_back(repeated("-(", 63) + "the" + repeated(")", 63));
    queries.push_back("the NEAR/250 of NEAR/250 and NEAR/250 to NEAR/250 in NEAR/250 a NEAR/250 is NEAR/250 for");
    queries.push_back(
        "((the NEAR/100 of) NEAR/100 (and NEAR/100 to)) NEAR/250 ((in NEAR/100 a) NEAR/100 (is NEAR/9 for))");
    queries.push_back("the the the the the the the the the the the the the the the the of of of of of of");
    queries.resize(std::min<std::size_t>(queries.size(), 200));
    return queries;
}

void ask(const std::string& folder, const std::string& query) {
    const kwic::Index index = kwic::Index::open(folder);
    index.search(query);
    std::_Exit(0);
}

Cost measure(const std::string& folder, const std::string& query) {
    const pid_t child = fork();
    if (child == 0) ask(folder, query);
    Cost cost{query, 0, 0, 0};
    rusage usage{};
    wait4(child, &cost.status, 0, &usage);
    cost.processor_ms = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
                        static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
    cost.memory_mib = static_cast<double>(usage.ru_maxrss) / 1024;
    return cost;
}

void print(const char* what, std::vector<Cost>& costs, double Cost::*member) {
    std::sort(costs.begin(), costs.end(), [&](const Cost& a, const Cost& b) { return a.*member > b.*member; });
    std::printf("%s\n", what);
    for (std::size_t i = 0; i < std::min<std::size_t>(costs.size(), 12); ++i) {
        std::printf("%10.1f  %.90s\n", costs[i].*member, costs[i].query.c_str());
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: hostile_queries INDEX\n";
        return 2;
    }
    std::vector<Cost> costs;
    bool all_fit = true;
    for (const std::string& query : hostile_queries()) {
        costs.push_back(measure(argv[1], query));
        const Cost& cost = costs.back();
        all_fit = all_fit && cost.status == 0 && cost.processor_ms < most_ms && cost.memory_mib < most_mib;
        if (cost.status != 0) std::printf("ended with %d: %.90s\n", cost.status, query.c_str());
    }
    std::printf("%zu queries\n", costs.size());
    print("ms of processor time", costs, &Cost::processor_ms);
    print("MiB", costs, &Cost::memory_mib);
    return all_fit ? 0 : 1;
}
