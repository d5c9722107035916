// What do the stored texts of documents cost, as codes or as zstd frames?
//
//     stored_text docs.jsonl [MOST_DOCUMENTS]
//
// Writes the text of each document by itself and reads it again: as codes by dictionaries of samples of several sizes,
// and as frames of zstd's level 1, without and with a zstd dictionary of the first texts. It decides whether codes are
// worth having, and the sample in lib/indexing/piece_counts.hpp. Times are CPU seconds on one thread, the best of three
// rounds in turn: learning and writing by words that have been found before, as a build has them; writing that finds
// them (TextCoder); reading. The ratio is of all texts as the library keeps them, some of them as frames.
#include "storage/stored_text.hpp"
#include "analysis/tokenizer.hpp"
#include "indexing/document_language.hpp"
#include "indexing/piece_counts.hpp"
#include "storage/text_coder.hpp"
#include "storage/text_encoder.hpp"

#include <kwic/reader.hpp>

#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using Texts = std::vector<std::string>;

constexpr int rounds = 3;
constexpr std::size_t kilobyte = 1024;

struct FoundWord {
    std::uint32_t begin_byte;
    std::uint32_t byte_count;
    std::uint32_t in_text;  // numbers of the word among the different ones
    std::uint32_t in_all;
};

// The texts with what a build knows of them before they are written.
class Collection : private kwic::WordSink {
  public:
    Collection(const char* path, std::size_t most) {
        kwic::Reader reader({path});
        for (kwic::Document document; texts.size() < most && reader.next(document);) {
            languages.push_back(kwic::find_document_language(document, "en").code);
            texts.push_back(std::move(document.text));
            words.emplace_back();
            in_text_ = 0;
            tokenizer_.tokenize(texts.back(), languages.back(), 1, *this);
        }
    }

    Texts texts;
    Texts languages;
    std::vector<std::vector<FoundWord>> words;  // of each text
    std::uint32_t different_words = 0;          // of all

  private:
    void take(std::span<const kwic::WordInText> found) override {
        for (const kwic::WordInText& word : found) {
            kwic::WordNotes& notes = word.word->notes;
            if (notes.piece == 0) notes.piece = ++different_words;
            if (notes.document != texts.size()) {
                notes.document = static_cast<std::uint32_t>(texts.size());
                notes.number = in_text_++;
            }
            words.back().push_back(
                {static_cast<std::uint32_t>(word.begin_byte), word.byte_count, notes.number, notes.piece - 1});
        }
    }

    kwic::Tokenizer tokenizer_;
    std::uint32_t in_text_ = 0;
};

struct Way {
    std::string name;
    std::size_t sample_bytes = 0;  // for codes; else zstd
    bool has_dictionary = false;
    std::size_t dictionary_bytes = 0;
    std::size_t stored_bytes = 0;
    double learn_seconds = 1e9;
    double write_seconds = 1e9;
    double with_words_seconds = 1e9;
    double read_seconds = 1e9;
};

template <class Work>
void time_best(double& best, Work&& work) {
    const std::clock_t before = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
}

std::size_t sum_of_bytes(const Texts& texts) {
    std::size_t sum = 0;
    for (const std::string& text : texts) sum += text.size();
    return sum;
}

// `write(number of the text, out)`
template <class Write>
Texts write_all(const Texts& texts, Write&& write) {
    Texts all_stored(texts.size());
    std::string stored;
    for (std::size_t at = 0; at < texts.size(); ++at) {
        stored.clear();
        write(at, stored);
        all_stored[at] = stored;
    }
    return all_stored;
}

// `read(stored text)`
template <class Read>
void read_all(const Texts& texts, const Texts& all_stored, Way& way, Read&& read) {
    way.stored_bytes = sum_of_bytes(all_stored);
    bool same = true;
    time_best(way.read_seconds, [&] {
        for (std::size_t at = 0; at < texts.size(); ++at) same = same && read(all_stored[at]) == texts[at];
    });
    if (!same) throw std::runtime_error("a text has changed");
}

kwic::TextDictionary learn(const Collection& collection, std::size_t sample_bytes) {
    kwic::PieceCounts counts;
    std::vector<std::uint32_t> numbers(collection.different_words);
    for (std::size_t at = 0; at < collection.texts.size() && sample_bytes > 0; ++at) {
        const std::string_view text = std::string_view(collection.texts[at]).substr(0, sample_bytes);
        sample_bytes -= text.size();
        counts.begin(text);
        for (const FoundWord& word : collection.words[at]) {
            if (word.begin_byte + word.byte_count > text.size()) break;
            counts.add(word.begin_byte, word.byte_count, numbers[word.in_all]);
        }
        counts.finish();
    }
    return counts.dictionary();
}

Texts write_by_words(const Collection& collection, const kwic::TextDictionary& dictionary) {
    kwic::TextEncoder encoder(dictionary);
    kwic::StoredTextWriter writer(dictionary);
    std::vector<kwic::WordCode> codes;
    std::vector<std::uint32_t> notes(collection.different_words);
    return write_all(collection.texts, [&](std::size_t at, std::string& out) {
        const std::span<const FoundWord> words(collection.words[at]);
        codes.assign(words.size(), {});
        encoder.begin(collection.texts[at]);
        encoder.add(words, [&](const FoundWord& word) -> kwic::TextEncoder::Notes {
            return {codes[word.in_text], notes[word.in_all]};
        });
        writer.append(collection.texts[at], encoder.finish(), out);
    });
}

Texts find_words_and_write(const Collection& collection, const kwic::TextDictionary& dictionary) {
    kwic::TextCoder coder(dictionary);
    kwic::StoredTextWriter writer(dictionary);
    return write_all(collection.texts, [&](std::size_t at, std::string& out) {
        writer.append(collection.texts[at], coder.encode(collection.texts[at], collection.languages[at]), out);
    });
}

void use_codes(const Collection& collection, Way& way) {
    kwic::TextDictionary dictionary;
    time_best(way.learn_seconds, [&] { dictionary = learn(collection, way.sample_bytes); });
    Texts stored;
    time_best(way.write_seconds, [&] { stored = write_by_words(collection, dictionary); });
    time_best(way.with_words_seconds, [&] { stored = find_words_and_write(collection, dictionary); });
    kwic::StoredTextReader reader(dictionary);
    read_all(collection.texts, stored, way, [&](const std::string& text) { return reader.read(text); });
    way.dictionary_bytes = dictionary.bytes().size();
}

// Of the beginnings of texts that are evenly spread over the first megabyte, and of the statistics of some texts.
std::string make_zstd_dictionary(const Texts& texts) {
    constexpr std::size_t bytes = 64 * kilobyte;
    std::string content;
    std::string sample;
    std::vector<std::size_t> sizes;
    std::size_t passed = 0;
    for (std::size_t at = 0; at < texts.size() && passed < kwic::text_sample_bytes; passed += texts[at++].size()) {
        if (passed * (bytes - kilobyte) / kwic::text_sample_bytes >= content.size()) {
            content += texts[at].substr(0, kilobyte);
        }
        if (passed * 2 * bytes / kwic::text_sample_bytes < sample.size()) continue;
        sizes.push_back(std::min(texts[at].size(), 16 * kilobyte));
        sample += texts[at].substr(0, sizes.back());
    }
    std::string dictionary(bytes, '\0');
    dictionary.resize(ZDICT_finalizeDictionary(dictionary.data(), bytes, content.data(), content.size(), sample.data(),
                                               sizes.data(), static_cast<unsigned>(sizes.size()), {1, 0, 0}));
    return dictionary;
}

// Where zstd fails it returns a size that no string can have, and nothing else looks like the text.
void use_zstd(const Collection& collection, Way& way) {
    std::string dictionary;
    time_best(way.learn_seconds, [&] {
        if (way.has_dictionary) dictionary = make_zstd_dictionary(collection.texts);
    });
    Texts stored;
    time_best(way.write_seconds, [&] {
        const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
        ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, 1);
        if (way.has_dictionary) ZSTD_CCtx_setParameter(context.get(), ZSTD_c_hashLog, 14);
        ZSTD_CCtx_loadDictionary(context.get(), dictionary.data(), dictionary.size());
        stored = write_all(collection.texts, [&](std::size_t at, std::string& out) {
            const std::string& text = collection.texts[at];
            out.resize(ZSTD_compressBound(text.size()));
            out.resize(ZSTD_compress2(context.get(), out.data(), out.size(), text.data(), text.size()));
        });
    });
    const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
    ZSTD_DCtx_loadDictionary(context.get(), dictionary.data(), dictionary.size());
    read_all(collection.texts, stored, way, [&](const std::string& frame) {
        std::string text(ZSTD_getFrameContentSize(frame.data(), frame.size()), '\0');
        ZSTD_decompressDCtx(context.get(), text.data(), text.size(), frame.data(), frame.size());
        return text;
    });
    way.with_words_seconds = way.write_seconds;
    way.dictionary_bytes = dictionary.size();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3) {
        std::fputs("usage: stored_text docs.jsonl [MOST_DOCUMENTS]\n", stderr);
        return 2;
    }
    const Collection collection(argv[1], argc == 3 ? std::strtoul(argv[2], nullptr, 10) : std::size_t(-1));
    std::vector<Way> ways;
    for (const std::size_t sample : {256, 512, 1024, 2048, 4096}) {
        ways.push_back({.name = "codes of " + std::to_string(sample) + " K", .sample_bytes = sample * kilobyte});
    }
    ways.push_back({.name = "zstd"});
    ways.push_back({.name = "zstd, dictionary", .has_dictionary = true});
    for (int round = 0; round < rounds; ++round) {
        for (Way& way : ways) (way.sample_bytes > 0 ? use_codes : use_zstd)(collection, way);
    }
    const auto bytes = static_cast<double>(sum_of_bytes(collection.texts));
    std::printf("%zu texts, %.1f MB\n\n", collection.texts.size(), bytes / 1e6);
    std::puts("| way              | dictionary | ratio | learn s | write s | with words s | read s |");
    std::puts("|------------------|-----------:|------:|--------:|--------:|-------------:|-------:|");
    for (const Way& way : ways) {
        std::printf("| %-16s | %10zu | %5.3f | %7.4f | %7.4f | %12.4f | %6.4f |\n", way.name.c_str(),
                    way.dictionary_bytes, static_cast<double>(way.stored_bytes) / bytes, way.learn_seconds,
                    way.write_seconds, way.with_words_seconds, way.read_seconds);
    }
}
