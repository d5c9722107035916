#include "analysis/word_cache.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic {
namespace {

WordKey key_of(std::string_view word, std::uint32_t variant = 0) {
    return make_word_key(word, 0, word.size(), variant);
}

PackedWord pack_form(WordPacker packer, const std::string& form) {
    WordAnalysis analysis;
    analysis.tokens.push_back({.text = &packer.make_text(form, {}, {}, false)});
    analysis.positions = 1;
    return packer.pack(analysis);
}

const PackedWord& add(WordCache& cache, const std::string& word, std::uint32_t variant = 0) {
    return cache.add(key_of(word, variant), [&](WordPacker packer) { return pack_form(packer, word); });
}

TEST(WordCache, AWordIsFoundOnceItWasAdded) {
    WordCache cache;
    EXPECT_EQ(cache.find(key_of("word")), nullptr);
    const PackedWord& added = add(cache, "word");
    EXPECT_EQ(cache.find(key_of("word")), &added);
    EXPECT_EQ(added.tokens()[0].form(), "word");
    EXPECT_EQ(cache.find(key_of("wort")), nullptr);
    EXPECT_EQ(cache.find(key_of("word", 1)), nullptr);
}

// The text of the token ends where the arena's memory does, so that a sanitizer sees who looks for more than that.
TEST(WordCache, AJoinedFormThatNoTokenHasIsLaidOut) {
    for (const std::string joined : {"word", "wordof", "another"}) {
        for (const std::string split : {"word ", "word of ", ""}) {
            ByteArena arena;
            WordTable<TermText> no_parts;
            WordPacker packer(arena, no_parts, TextsLast::no);
            const std::size_t text_bytes = sizeof(TermText) + TermText::bytes_behind("word", {}, "wor");
            static_cast<void>(arena.allocate<std::uint64_t>((ByteArena::first_chunk_bytes - text_bytes) / 8));
            WordAnalysis analysis;
            analysis.tokens.push_back({.text = &packer.make_text("word", "wor", {}, false)});
            analysis.positions = 1;
            analysis.joined = joined;
            analysis.split = split;
            const PackedWord word = packer.pack(analysis);
            EXPECT_EQ(word.joined(), joined);
            EXPECT_EQ(word.split(), split);
        }
    }
}

TEST(WordCache, KeepsWordsOfAllLengthsApart) {
    WordCache cache;
    std::vector<std::string> words;
    for (std::size_t bytes = 1; bytes <= WordCache::max_word_bytes; ++bytes) {
        words.push_back(std::string(bytes, 'a'));
        words.push_back(std::string(bytes / 2, 'a') + 'b' + std::string(bytes - bytes / 2, 'a'));
    }
    for (const std::string& word : words) {
        ASSERT_EQ(cache.find(key_of(word)), nullptr) << word;
        add(cache, word);
    }
    for (const std::string& word : words) {
        ASSERT_NE(cache.find(key_of(word)), nullptr) << word;
        EXPECT_EQ(cache.find(key_of(word))->tokens()[0].form(), word);
    }
}

TEST(WordCache, WordsStayWhereTheyAreWhileItGrows) {
    WordCache cache;
    const PackedWord& first = add(cache, "first");
    for (int i = 0; i < 10'000; ++i) add(cache, "word" + std::to_string(i));
    EXPECT_EQ(cache.find(key_of("first")), &first);
    EXPECT_EQ(first.tokens()[0].form(), "first");
    EXPECT_EQ(cache.find(key_of("word9999"))->tokens()[0].form(), "word9999");
}

TEST(WordCache, TakesNoMoreWhenItIsFull) {
    WordCache cache(100'000);
    int count = 0;
    while (!cache.is_full()) add(cache, "word" + std::to_string(count++));
    EXPECT_GT(count, 100);
    const PackedWord& passing = add(cache, "more");
    EXPECT_EQ(passing.tokens()[0].form(), "more");
    EXPECT_EQ(cache.find(key_of("more")), nullptr);
    EXPECT_NE(cache.find(key_of("word0")), nullptr);
}

TEST(WordCache, BeginsAnewWhenItIsCleared) {
    WordCache cache(100'000);
    int count = 0;
    while (!cache.is_full()) add(cache, "word" + std::to_string(count++));
    cache.clear();
    EXPECT_FALSE(cache.is_full());
    EXPECT_EQ(cache.find(key_of("word0")), nullptr);
    const PackedWord& added = add(cache, "word0");
    EXPECT_EQ(cache.find(key_of("word0")), &added);
}

TEST(WordCache, NotesAreZerosUntilTheSinkWritesThem) {
    WordCache cache;
    const PackedWord& word = add(cache, "word");
    EXPECT_EQ(word.notes.document, 0U);
    EXPECT_EQ(word.tokens()[0].text->notes.epoch, 0U);
    word.notes.document = 7;
    word.tokens()[0].text->notes.epoch = 8;
    EXPECT_EQ(cache.find(key_of("word"))->notes.document, 7U);
    EXPECT_EQ(cache.find(key_of("word"))->tokens()[0].text->notes.epoch, 8U);
    cache.clear();
    EXPECT_EQ(add(cache, "word").notes.document, 0U);
    EXPECT_EQ(cache.find(key_of("word"))->tokens()[0].text->notes.epoch, 0U);
}

// Words that all begin to be looked for in the same slot of the first table.
std::vector<std::string> words_of_one_slot(std::size_t count) {
    std::vector<std::string> words;
    for (int number = 0; words.size() < count; ++number) {
        const std::string word = "w" + std::to_string(number);
        if (key_of(word).hash >> 54 == 77) words.push_back(word);
    }
    return words;
}

TEST(WordCache, WordsThatShareASlotTakeBoundedSearches) {
    WordCache cache;
    const std::vector<std::string> words = words_of_one_slot(500);
    std::size_t kept = 0;
    for (const std::string& word : words) {
        EXPECT_EQ(add(cache, word).tokens()[0].form(), word);
        kept += cache.find(key_of(word)) ? 1U : 0U;
    }
    EXPECT_EQ(kept, WordTable<PackedWord>::max_probes);
    std::size_t others_kept = 0;
    for (int number = 0; number < 5000; ++number) {
        const std::string word = "other" + std::to_string(number);
        add(cache, word);
        const PackedWord* found = cache.find(key_of(word));
        EXPECT_TRUE(!found || found->tokens()[0].form() == word);
        others_kept += found ? 1U : 0U;
    }
    EXPECT_GT(others_kept, 4800U);
}

}  // namespace
}  // namespace kwic
