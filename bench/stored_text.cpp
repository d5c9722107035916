// What do the stored texts of documents cost, compressed with which dictionary and level?
//
//     stored_text docs.jsonl [MOST_DOCUMENTS]
//
// Compresses the text of each document by itself, in every way that zstd's stable interface offers, and decompresses it
// again; dictionaries are made of the documents that come first, since a builder sees no others. It decides the level
// and the table of lib/storage/text_compression.cpp, and the sample, the size and the making of a dictionary in
// lib/storage/make_text_dictionary.cpp. Times are CPU seconds on one thread, the best of three rounds in turn; those of
// compressing include making the dictionary. The ratio is of all texts, without the dictionary.
#include "storage/make_text_dictionary.hpp"
#include "storage/text_compression.hpp"

#include <kwic/reader.hpp>

#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Texts = std::vector<std::string>;

constexpr int rounds = 3;
constexpr std::size_t kilobyte = 1024;

struct Figures {
    double compress_seconds = 1e9;
    double open_seconds = 1e9;
    double decompress_seconds = 1e9;
    std::size_t frame_bytes = 0;
    std::size_t dictionary_bytes = 0;
};

struct Way {
    std::string name;
    std::function<void(const Texts&, Figures&)> measure;
    Figures figures = {};
};

double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

template <class Work>
void time_best(double& best, Work&& work) {
    const double before = processor_seconds();
    work();
    best = std::min(best, processor_seconds() - before);
}

std::size_t check(std::size_t result) {
    if (ZSTD_isError(result) == 0) return result;
    std::fprintf(stderr, "zstd: %s\n", ZSTD_getErrorName(result));
    std::exit(1);
}

Texts read_texts(const char* path, std::size_t most) {
    kwic::Reader reader({path});
    Texts texts;
    kwic::Document document;
    while (texts.size() < most && reader.next(document)) texts.push_back(std::move(document.text));
    return texts;
}

std::size_t sum_of_bytes(const Texts& texts) {
    std::size_t sum = 0;
    for (const std::string& text : texts) sum += text.size();
    return sum;
}

std::vector<std::string_view> first_texts(const Texts& texts, std::size_t bytes) {
    std::vector<std::string_view> first;
    std::size_t sum = 0;
    for (std::size_t at = 0; at < texts.size() && sum < bytes; sum += texts[at++].size()) first.emplace_back(texts[at]);
    return first;
}

std::string make_raw_dictionary(const Texts& texts, std::size_t bytes) {
    const std::vector<std::string_view> sample = first_texts(texts, kwic::text_sample_bytes);
    const std::size_t step = std::max<std::size_t>(1, sample.size() * kilobyte / bytes);
    std::string content;
    for (std::size_t at = 0; at < sample.size(); at += step) content += sample[at].substr(0, kilobyte);
    return content.substr(0, bytes);
}

std::string train_dictionary(const Texts& texts, std::size_t bytes, std::size_t sample_bytes) {
    std::string sample;
    std::vector<std::size_t> sizes;
    for (const std::string_view text : first_texts(texts, sample_bytes)) {
        sample += text;
        sizes.push_back(text.size());
    }
    std::string dictionary(bytes, '\0');
    const std::size_t done = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), sample.data(), sizes.data(),
                                                   static_cast<unsigned>(sizes.size()));
    dictionary.resize(ZDICT_isError(done) != 0 ? 0 : done);
    return dictionary;
}

Texts compress_all(const Texts& texts, const std::string& dictionary, int level, int hash_table_bits) {
    const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
    check(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level));
    check(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_hashLog, hash_table_bits));
    check(ZSTD_CCtx_loadDictionary(context.get(), dictionary.data(), dictionary.size()));
    Texts frames(texts.size());
    std::string frame;
    for (std::size_t at = 0; at < texts.size(); ++at) {
        frame.resize(std::max(frame.size(), ZSTD_compressBound(texts[at].size())));
        frames[at].assign(
            frame, 0,
            check(ZSTD_compress2(context.get(), frame.data(), frame.size(), texts[at].data(), texts[at].size())));
    }
    return frames;
}

void decompress_all(const Texts& texts, const Texts& frames, const ZSTD_DDict* dictionary) {
    const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
    for (std::size_t at = 0; at < texts.size(); ++at) {
        std::string text(texts[at].size(), '\0');
        check(ZSTD_decompress_usingDDict(context.get(), text.data(), text.size(), frames[at].data(), frames[at].size(),
                                         dictionary));
    }
}

using MakeDictionary = std::function<std::string(const Texts&)>;

// hash_table_bits: 0 for the level's own.
Way use_zstd(std::string name, int level, int hash_table_bits, MakeDictionary make) {
    name += ", level " + std::to_string(level);
    if (hash_table_bits != 0) name += ", 2^" + std::to_string(hash_table_bits);
    return {name, [=](const Texts& texts, Figures& figures) {
                std::string dictionary;
                Texts frames;
                time_best(figures.compress_seconds, [&] {
                    dictionary = make(texts);
                    frames = compress_all(texts, dictionary, level, hash_table_bits);
                });
                std::unique_ptr<ZSTD_DDict, std::size_t (*)(ZSTD_DDict*)> decoder(nullptr, ZSTD_freeDDict);
                time_best(figures.open_seconds, [&] {
                    if (!dictionary.empty()) decoder.reset(ZSTD_createDDict(dictionary.data(), dictionary.size()));
                });
                time_best(figures.decompress_seconds, [&] { decompress_all(texts, frames, decoder.get()); });
                figures.frame_bytes = sum_of_bytes(frames);
                figures.dictionary_bytes = dictionary.size();
            }};
}

// What the library does; with a context for each text where `fresh`.
Way use_library(const std::string& name, bool fresh) {
    return {name, [=](const Texts& texts, Figures& figures) {
                std::string bytes;
                Texts frames(texts.size());
                time_best(figures.compress_seconds, [&] {
                    bytes = kwic::make_text_dictionary(first_texts(texts, kwic::text_sample_bytes));
                    kwic::TextCompressor compressor{kwic::TextDictionary(bytes)};
                    std::string frame;
                    for (std::size_t at = 0; at < texts.size(); ++at) {
                        frame.clear();
                        compressor.compress(texts[at], frame);
                        frames[at] = frame;
                    }
                });
                kwic::TextDictionary dictionary;
                time_best(figures.open_seconds, [&] { dictionary = kwic::TextDictionary(bytes); });
                time_best(figures.decompress_seconds, [&] {
                    kwic::TextDecompressor decompressor;
                    for (const std::string& frame : frames) {
                        if (fresh) decompressor = kwic::TextDecompressor();
                        decompressor.decompress(dictionary, frame);
                    }
                });
                figures.frame_bytes = sum_of_bytes(frames);
                figures.dictionary_bytes = bytes.size();
            }};
}

std::vector<Way> make_ways() {
    const MakeDictionary none = [](const Texts&) { return std::string(); };
    std::vector<Way> ways;
    for (const int level : {-1, 1, 2, 3}) ways.push_back(use_zstd("none", level, 0, none));
    for (const std::size_t size : {16, 32, 64, 112}) {
        for (const int level : {-1, 1, 2, 3}) {
            ways.push_back(use_zstd("beginnings " + std::to_string(size) + " K", level, 0,
                                    [=](const Texts& texts) { return make_raw_dictionary(texts, size * kilobyte); }));
        }
    }
    for (const std::size_t sample : {512, 1024, 2048, 4096}) {
        for (const int level : {1, 3}) {
            ways.push_back(use_zstd("trained on " + std::to_string(sample) + " K", level, 0, [=](const Texts& texts) {
                return train_dictionary(texts, 64 * kilobyte, sample * kilobyte);
            }));
        }
    }
    const MakeDictionary own = [](const Texts& texts) {
        return kwic::make_text_dictionary(first_texts(texts, kwic::text_sample_bytes));
    };
    for (const int level : {-1, 1, 2, 3}) ways.push_back(use_zstd("with statistics", level, 0, own));
    for (const int bits : {13, 14, 15, 16}) ways.push_back(use_zstd("with statistics", 1, bits, own));
    ways.push_back(use_library("library", false));
    ways.push_back(use_library("library, fresh contexts", true));
    return ways;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3) {
        std::fputs("usage: stored_text docs.jsonl [MOST_DOCUMENTS]\n", stderr);
        return 2;
    }
    const Texts texts = read_texts(argv[1], argc == 3 ? std::strtoul(argv[2], nullptr, 10) : std::size_t(-1));
    const auto bytes = static_cast<double>(sum_of_bytes(texts));
    std::printf("%zu texts, %.1f MB\n\n", texts.size(), bytes / 1e6);
    std::vector<Way> ways = make_ways();
    for (int round = 0; round < rounds; ++round) {
        for (Way& way : ways) way.measure(texts, way.figures);
    }
    std::puts("| dictionary, level, table       | bytes  | compress s | ratio | open ms | decompress MB/s |");
    std::puts("|--------------------------------|-------:|-----------:|------:|--------:|----------------:|");
    for (const auto& [name, measure, figures] : ways) {
        std::printf("| %-30s | %6zu | %10.4f | %5.3f | %7.3f | %15.0f |\n", name.c_str(), figures.dictionary_bytes,
                    figures.compress_seconds, static_cast<double>(figures.frame_bytes) / bytes,
                    figures.open_seconds * 1e3, bytes / 1e6 / figures.decompress_seconds);
    }
}
