// How long does it take to turn texts into tokens?
//
//     tokenize docs.jsonl LANGUAGE [ROUNDS]
//
// Reads the documents into memory, then tokenizes all titles and texts in LANGUAGE (an ISO 639-1 code), ROUNDS times (5
// by default) and each time with a new Tokenizer, which has seen no word before. The sink adds up positions and does
// nothing else, so that the figures are those of word boundaries, of the look-ups of words and of handing tokens on:
// they decide which tricks of lib/analysis/tokenizer, word_cache and part_folder and of lib/text/plain_words stay.
#include "analysis/tokenizer.hpp"

#include <kwic/reader.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace {

class PositionSum : public kwic::TokenSink {
  public:
    void take(const kwic::TokenView& token) override {
        ++tokens;
        positions += token.position;
    }

    std::uint64_t tokens = 0;
    std::uint64_t positions = 0;
};

std::vector<std::string> read_texts(const char* path) {
    kwic::Reader reader({path});
    std::vector<std::string> texts;
    for (kwic::Document document; reader.next(document);) {
        texts.push_back(document.title);
        texts.push_back(document.text);
    }
    return texts;
}

double processor_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

PositionSum tokenize_all(const std::vector<std::string>& texts, const std::string& language) {
    kwic::Tokenizer tokenizer;
    PositionSum sum;
    for (const std::string& text : texts) tokenizer.tokenize(text, language, 1, sum);
    return sum;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3 || argc > 4) {
        std::fputs("usage: tokenize docs.jsonl LANGUAGE [ROUNDS]\n", stderr);
        return 2;
    }
    const std::vector<std::string> texts = read_texts(argv[1]);
    const int rounds = argc == 4 ? std::max(1, std::atoi(argv[3])) : 5;
    double best = 0;
    double megabytes = 0;
    for (const std::string& text : texts) megabytes += static_cast<double>(text.size()) / 1e6;
    std::puts(
        "| round |   CPU s |   MB/s |     tokens | sum of positions |\n|------:|--------:|-------:|-----------:|"
        "-----------------:|");
    for (int round = 1; round <= rounds; ++round) {
        const double before = processor_seconds();
        const PositionSum sum = tokenize_all(texts, argv[2]);
        const double seconds = processor_seconds() - before;
        best = round == 1 ? seconds : std::min(best, seconds);
        std::printf("| %5d | %7.3f | %6.1f | %10llu | %16llu |\n", round, seconds, megabytes / seconds,
                    static_cast<unsigned long long>(sum.tokens), static_cast<unsigned long long>(sum.positions));
    }
    std::printf("\nbest: %.3f CPU s, %.1f MB/s of %.1f MB\n", best, megabytes / best, megabytes);
}
