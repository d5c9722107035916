#include "analysis/word_cache.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

WordKey key_of(std::string_view word, std::uint32_t variant = 0) {
    return make_word_key(word, 0, word.size(), variant);
}

PackedWord pack_form(WordPacker packer, const std::string& form) {
    WordAnalysis analysis;
    analysis.tokens.emplace_back().form = form;
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
    EXPECT_EQ(word.tokens()[0].notes.epoch, 0U);
    word.notes.document = 7;
    word.tokens()[0].notes.epoch = 8;
    EXPECT_EQ(cache.find(key_of("word"))->notes.document, 7U);
    EXPECT_EQ(cache.find(key_of("word"))->tokens()[0].notes.epoch, 8U);
    cache.clear();
    EXPECT_EQ(add(cache, "word").notes.document, 0U);
    EXPECT_EQ(cache.find(key_of("word"))->tokens()[0].notes.epoch, 0U);
}

TEST(WordKey, ReadsNoByteBeyondTheText) {
    const std::string text = "one two";
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        for (std::size_t end = begin + 1; end <= text.size(); ++end) {
            const std::vector<char> alone(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                          text.begin() + static_cast<std::ptrdiff_t>(end));
            const WordKey key = make_word_key({alone.data(), alone.size()}, 0, alone.size(), 0);
            EXPECT_EQ(make_word_key(text, begin, end, 0).ends, key.ends);
            EXPECT_EQ(make_word_key(text, begin, end, 0).hash, key.hash);
        }
    }
}

TEST(PartFolder, RemembersPartsOfTheirLanguage) {
    const Language english("en");
    const Language french("fr");
    PartFolder folder;
    for (int round = 0; round < 2; ++round) {
        folder.set_language(english, 0);
        EXPECT_EQ(folder.fold("Nations").stem, "nation");
        EXPECT_TRUE(folder.fold("The").stop_word);
        folder.set_language(french, 1);
        EXPECT_FALSE(folder.fold("The").stop_word);
        EXPECT_EQ(folder.fold("Nations").form, "nations");
    }
}

TEST(PartFolder, GivesTheSameWhileItsRoomGrows) {
    const Language english("en");
    PartFolder folder;
    folder.set_language(english, 0);
    for (std::size_t last = 1; last <= 2 * PartFolder::remembered_parts; ++last) {
        for (const std::size_t number : {last, last / 2, last / 8}) {
            const std::string part = "Words" + std::to_string(number);
            EXPECT_EQ(folder.fold(part).form, "words" + std::to_string(number));
        }
        EXPECT_EQ(folder.fold("Nations").stem, "nation");
    }
}

}  // namespace
}  // namespace kwic
