#include "vocabulary/word_list.hpp"

#include "ingest/scratch_folder.hpp"
#include "support/test_rounds.hpp"
#include "vocabulary/find_words.hpp"
#include "vocabulary/random_words.hpp"
#include "vocabulary/word_cursor.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace kwic {
namespace {

using testing::CountedWords;
using testing::list_bytes;
using testing::make_list;
using testing::random_word;
using testing::random_words;
using testing::RandomText;
using testing::ScratchFolder;

// Several blocks, words that share more than a head holds, and long ones.
CountedWords many_words(RandomText& random) {
    CountedWords words = random_words(random, 12'000, 9);
    for (int i = 0; i < 50; ++i) words[std::string(1 + random.below(200), 'a') + random_word(random, 40)] = 1;
    words[std::string(40'000, 'b')] = 1'000'000'000'000;
    return words;
}

TEST(WordList, GivesBackWhatWasWritten) {
    for (const std::size_t count : {0U, 1U, 2U, 4096U, 20'000U}) {
        RandomText random(count);
        const CountedWords words = count > 4096 ? many_words(random) : random_words(random, count, 12);
        const auto list = make_list(words);
        EXPECT_EQ(list->words(), words.size());
        EXPECT_EQ(list->documents(), 9U);
        EXPECT_EQ(list->length_sum(), 99U);
        auto expected = words.begin();
        for (WordCursor cursor(*list); !cursor.at_end(); cursor.next(), ++expected) {
            ASSERT_NE(expected, words.end());
            ASSERT_EQ(cursor.word(), expected->first);
            ASSERT_EQ(cursor.documents(), expected->second);
        }
        EXPECT_EQ(expected, words.end());
    }
}

TEST(WordList, TheFileIsReadAsItWasWritten) {
    RandomText random(1);
    const CountedWords words = many_words(random);
    const ScratchFolder scratch;
    std::ofstream(scratch.path("words"), std::ios::binary) << list_bytes(words);
    const auto list = WordList::open(scratch.path("words"));
    EXPECT_EQ(list->words(), words.size());
    EXPECT_GT(list->blocks().size(), 1U);
    EXPECT_THROW(WordList::open(scratch.path("none")), Error);
}

TEST(WordCursor, SeeksTheFirstWordThatIsNotLess) {
    RandomText random(2);
    const CountedWords words = many_words(random);
    const auto list = make_list(words);
    WordCursor cursor(*list);
    for (std::size_t i = 0; i < 300; ++i) {
        const std::string wanted = i == 0 ? "" : i == 1 ? "\xFF" : random_word(random, 6);
        const auto expected = words.lower_bound(wanted);
        cursor.seek(wanted);
        ASSERT_EQ(cursor.at_end(), expected == words.end()) << wanted;
        if (!cursor.at_end()) {
            ASSERT_EQ(cursor.word(), expected->first) << wanted;
        }
    }
}

TEST(WordCursor, PassesOverWhatBeginsAlike) {
    RandomText random(3);
    const CountedWords words = many_words(random);
    const auto list = make_list(words);
    for (std::size_t round = 0; round < 50; ++round) {
        WordCursor cursor(*list);
        for (auto at = words.begin(); at != words.end();) {
            ASSERT_EQ(cursor.word(), at->first);
            const std::string before = at->first;
            const std::string beginning = before.substr(0, 1 + random.below(before.size()));
            while (at != words.end() && at->first.starts_with(beginning)) ++at;
            cursor.pass_beginning(beginning.size());
            ASSERT_EQ(cursor.at_end(), at == words.end());
            if (at == words.end()) break;
            ASSERT_EQ(before.substr(0, cursor.shared()), at->first.substr(0, cursor.shared()));
        }
    }
}

TEST(WordList, AnyOtherFileIsDamaged) {
    for (const std::string& bytes : {std::string(), std::string("text"), std::string(4096, '\0')}) {
        try {
            WordList::of_bytes(bytes);
            ADD_FAILURE() << bytes.size() << " bytes";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::damaged);
        }
    }
}

// Everything that a reader may ask of it.
void ask_everything(const WordList& list, RandomText& random) {
    std::size_t found = 0;
    const auto count = [&](const auto&...) { ++found; };
    for_each_near(list, random_word(random, 6), 2, count);
    for_each_like(list, WildcardPattern("*" + random_word(random, 1) + "*"), count);
    for_each_beginning(list, random_word(random, 2), count);
    WordCursor cursor(list);
    cursor.seek(random_word(random, 6));
}

TEST(WordList, DamageIsReportedOrAnswersSomething) {
    RandomText random(4);
    const std::string sound = list_bytes(random_words(random, 9000, 9));
    std::size_t reported = 0;
    const std::size_t rounds = test_rounds(300);
    for (std::size_t round = 0; round < rounds; ++round) {
        std::string bytes = sound;
        const std::size_t index_bytes = 200;  // the index and the tail
        for (std::size_t flips = 1 + random.below(round % 3 == 0 ? 1 : 20); flips > 0; --flips) {
            const bool is_behind = random.below(2) == 0;
            bytes[is_behind ? bytes.size() - 1 - random.below(index_bytes) : random.below(bytes.size())] =
                static_cast<char>(random.below(256));
        }
        if (random.below(10) == 0) bytes.resize(random.below(bytes.size()));
        try {
            ask_everything(*WordList::of_bytes(bytes), random);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::damaged);
            ++reported;
        }
    }
    EXPECT_GT(reported, rounds / 4);
}

}  // namespace
}  // namespace kwic
