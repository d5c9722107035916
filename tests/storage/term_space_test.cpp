#include "storage/term_space.hpp"

#include "storage/files.hpp"
#include "storage/random_text.hpp"
#include "storage/sha256.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace kwic {
namespace {

using testing::RandomText;

std::size_t bytes_in_xapian(const std::string& text) {
    std::size_t bytes = 0;
    for (const char byte : text) bytes += byte == '\0' ? 2 : 1;
    return bytes;
}

// The term of a well-formed body that must be hashed, from the description: the most whole characters that leave room.
std::string hashed_term(const std::string& prefix, const std::string& body) {
    const std::string end = '~' + sha256_hex(body);
    std::string beginning = prefix;
    for (std::size_t at = 0; at < body.size();) {
        const std::string character = body.substr(at, decode_utf8(body, at).bytes);
        if (bytes_in_xapian(beginning + character + end) > 245) break;
        beginning += character;
        at += character.size();
    }
    return beginning + end;
}

TEST(TermSpace, RowsStandInTheOrderOfTheirNumbers) {
    for (std::size_t row = 0; row < term_spaces.size(); ++row) {
        EXPECT_EQ(static_cast<std::size_t>(term_spaces[row].space), row);
    }
    for (std::size_t row = 0; row < value_slots.size(); ++row) {
        EXPECT_EQ(static_cast<std::size_t>(value_slots[row].slot), row);
    }
}

TEST(TermSpace, PrefixesAreDifferentUpperCaseLettersAndStemsHaveNone) {
    std::set<std::string_view> prefixes;
    for (const TermSpaceRow& row : term_spaces) {
        EXPECT_TRUE(prefixes.insert(row.prefix).second) << row.prefix;
        EXPECT_EQ(row.prefix.empty(), row.space == TermSpace::stem);
        if (!row.prefix.empty()) {
            EXPECT_TRUE(row.prefix.size() == 1 && row.prefix[0] >= 'A' && row.prefix[0] <= 'Z') << row.prefix;
        }
    }
}

TEST(TermSpace, AShortTermIsPrefixAndBody) {
    EXPECT_EQ(make_term(TermSpace::stem, "movement"), "movement");
    EXPECT_EQ(make_term(TermSpace::form, "movement"), "Emovement");
    EXPECT_EQ(make_term(TermSpace::title, "movement"), "Smovement");
    EXPECT_EQ(make_term(TermSpace::id, "a/b.txt:7"), "Qa/b.txt:7");
    EXPECT_EQ(make_term(TermSpace::language, "en"), "Len");
    EXPECT_EQ(make_term(TermSpace::language, ""), "L");
    EXPECT_EQ(make_split_key("nonalign"), "Jnonalign");
}

TEST(TermSpace, ATermIsWrittenOverTheOneBefore) {
    std::string term = "something before";
    make_term(TermSpace::form, "x", term);
    EXPECT_EQ(term, "Ex");
}

TEST(TermSpace, TheLimitCountsThePrefixAndZeroBytesTwice) {
    const auto is_kept = [](TermSpace space, const std::string& body) {
        return make_term(space, body) == std::string(prefix_of(space)) + body;
    };
    EXPECT_TRUE(is_kept(TermSpace::stem, std::string(245, 'a')));
    EXPECT_FALSE(is_kept(TermSpace::stem, std::string(246, 'a')));
    EXPECT_TRUE(is_kept(TermSpace::id, std::string(244, 'a')));
    EXPECT_FALSE(is_kept(TermSpace::id, std::string(245, 'a')));
    EXPECT_TRUE(is_kept(TermSpace::id, std::string(122, '\0')));
    EXPECT_FALSE(is_kept(TermSpace::id, std::string(122, '\0') + 'a'));
    EXPECT_FALSE(is_kept(TermSpace::id, std::string(123, '\0')));
}

TEST(TermSpace, RandomBodiesMakeTheTermsOfTheDescription) {
    RandomText random(5);
    for (int round = 0; round < 5000; ++round) {
        const TermSpaceRow& row = term_spaces[random.below(term_spaces.size())];
        std::string body = random.utf8(random.below(4));
        if (round % 2 == 0) body += std::string(random.below(300), 'x');
        body += random.utf8(random.below(150));
        if (round % 7 == 0) body.insert(random.below(3) % (body.size() + 1), random.below(140), '\0');
        if (find_ill_formed(body) != std::string::npos) continue;
        const std::string whole = std::string(row.prefix) + body;
        const std::string expected = bytes_in_xapian(whole) <= 245 ? whole : hashed_term(std::string(row.prefix), body);
        const std::string term = make_term(row.space, body);
        ASSERT_EQ(term, expected);
        ASSERT_LE(bytes_in_xapian(term), 245U);
        ASSERT_EQ(find_ill_formed(term), std::string::npos);
    }
}

TEST(TermSpace, BodiesThatAreNoUtf8StayWithinTheLimitToo) {
    RandomText random(6);
    for (int round = 0; round < 2000; ++round) {
        const std::string body = round % 2 == 0 ? random.bytes(random.below(600)) : std::string(246 + round, '\x80');
        const std::string term = make_term(TermSpace::id, body);
        ASSERT_LE(bytes_in_xapian(term), 245U);
        if (bytes_in_xapian(body) > 244) {
            ASSERT_TRUE(term.ends_with('~' + sha256_hex(body)));
        }
    }
}

TEST(TermSpace, LongBodiesThatDifferMakeDifferentTerms) {
    std::set<std::string> terms;
    const std::string beginning(1000, 'a');
    for (int byte = 0; byte < 256; ++byte) {
        EXPECT_TRUE(terms.insert(make_term(TermSpace::id, beginning + static_cast<char>(byte))).second);
    }
    for (std::size_t bytes = 245; bytes < 300; ++bytes) {
        EXPECT_TRUE(terms.insert(make_term(TermSpace::id, std::string(bytes, 'b'))).second);
    }
}

TEST(TermSpace, ABodyThatReadsLikeTheTermOfALongOneMakesAnother) {
    const std::string body(1000, 'a');
    const std::string term = make_term(TermSpace::stem, body);
    EXPECT_NE(make_term(TermSpace::stem, term), term);
    const std::string key = make_split_key(body);
    EXPECT_NE(make_split_key(key.substr(split_key_prefix.size())), key);
}

TEST(TermSpace, SplitKeysAreBoundedInTheSameWay) {
    EXPECT_EQ(make_split_key(std::string(300, 'x')), hashed_term("J", std::string(300, 'x')));
}

std::string line_with(const std::string& document, std::string_view text) {
    const std::size_t at = document.find(text);
    if (at == std::string::npos) return {};
    const std::size_t begin = document.rfind('\n', at) + 1;
    return document.substr(begin, document.find('\n', at) - begin);
}

TEST(TermSpace, TheTablesStandInTheDocument) {
    const std::string document = read_small_file(std::string(KWIC_SOURCE_DIR) + "/docs/index-format.md", 1 << 20);
    for (const TermSpaceRow& row : term_spaces) {
        const std::string line = line_with(document, row.holds);
        EXPECT_NE(line, "") << "docs/index-format.md lacks: " << row.holds;
        if (!row.prefix.empty()) {
            EXPECT_NE(line.find('`' + std::string(row.prefix) + '`'), std::string::npos) << line;
        }
    }
    for (const ValueSlotRow& row : value_slots) {
        const std::string line = line_with(document, row.holds);
        EXPECT_NE(line, "") << "docs/index-format.md lacks: " << row.holds;
        EXPECT_NE(line.find(std::to_string(static_cast<int>(row.slot))), std::string::npos) << line;
    }
}

}  // namespace
}  // namespace kwic
