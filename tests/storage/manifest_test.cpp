#include "storage/manifest.hpp"

#include "storage/file_hash.hpp"
#include "storage/random_text.hpp"
#include "storage/sha256.hpp"
#include "storage/thrown_error.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::error_of;
using testing::RandomText;
using testing::throws;

Manifest make_random_manifest(RandomText& random) {
    Manifest manifest;
    manifest.generation = random.number();
    manifest.tool_version = random.utf8(random.below(8));
    manifest.fingerprint = random.utf8(random.below(40));
    manifest.default_language = random.utf8(random.below(4));
    manifest.documents = random.number();
    manifest.text_bytes = random.number();
    for (std::size_t left = random.below(4); left > 0; --left) {
        manifest.languages.emplace_back(random.utf8(random.below(4)), random.number());
    }
    for (std::size_t left = random.below(4); left > 0; --left)
        manifest.sources.push_back(random.bytes(random.below(30)));
    for (std::size_t left = random.below(4); left > 0; --left) {
        manifest.files.push_back(
            {"db/" + random.utf8(random.below(9)), random.number(), file_hash_hex(random.bytes(8))});
    }
    return manifest;
}

Manifest make_manifest() {
    Manifest manifest;
    manifest.generation = 12;
    manifest.tool_version = "0.1.0";
    manifest.fingerprint = "icu 72.1";
    manifest.default_language = "en";
    manifest.documents = 3;
    manifest.text_bytes = 4711;
    manifest.languages = {{"en", 2}, {"fr", 1}};
    manifest.sources = {"/srv/100% of\nit"};
    manifest.files = {{"db/iamglass", 33, file_hash_hex("a")}};
    return manifest;
}

// A text with the hash of everything before it, as the last line of both files has it.
std::string sealed(const std::string& text) {
    return text + "self " + sha256_hex(text) + '\n';
}

std::string unsealed(const std::string& text) {
    return text.substr(0, text.rfind("self "));
}

bool is_refused(const Error& error) {
    return (error.code() == ErrorCode::damaged || error.code() == ErrorCode::incompatible) && error.path() == "PATH" &&
           !error.message().empty();
}

bool manifest_is_refused(const std::string& text) {
    return is_refused(error_of([&] { parse_manifest(text, "PATH"); }));
}

bool current_is_refused(const std::string& text) {
    return is_refused(error_of([&] { parse_current(text, "PATH"); }));
}

template <class IsRefused>
void expect_all_changes_refused(const std::string& text, IsRefused is_refused) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        EXPECT_TRUE(is_refused(text.substr(0, at))) << "cut at " << at;
        std::string changed = text;
        for (int byte = 0; byte < 256; ++byte) {
            changed[at] = static_cast<char>(byte);
            if (changed[at] == text[at]) continue;
            EXPECT_TRUE(is_refused(changed)) << "byte " << at << " is " << byte;
        }
    }
    EXPECT_TRUE(is_refused(text + '\n'));
    EXPECT_TRUE(is_refused(text + text));
}

TEST(Manifest, OnlyATextFieldHasABoostAndThatIsBounded) {
    Manifest manifest = make_manifest();
    manifest.fields = {{"subject", FieldType::text, 3}};
    const std::string text = unsealed(print_manifest(manifest));
    const std::string line = "field text 3 subject\n";
    const std::size_t at = text.find(line);
    ASSERT_NE(at, std::string::npos) << text;
    const auto with = [&](const std::string& other) {
        return sealed(std::string(text).replace(at, line.size(), "field " + other + " subject\n"));
    };
    EXPECT_FALSE(manifest_is_refused(with("text 10")));
    for (const char* other : {"text 0", "text 11", "text 18446744073709551615", "keyword 2"}) {
        EXPECT_TRUE(manifest_is_refused(with(other))) << other;
    }
}

TEST(Manifest, IsPrintedAsDocumented) {
    EXPECT_EQ(unsealed(print_manifest(make_manifest())),
              "kwic-manifest 7\n"
              "generation 12\n"
              "tool 0.1.0\n"
              "analyzer icu 72.1\n"
              "default-language en\n"
              "documents 3\n"
              "text-bytes 4711\n"
              "language en 2\n"
              "language fr 1\n"
              "source /srv/100%25 of%0Ait\n"
              "file a96faf705af16834e6c632b61e964e1f 33 db/iamglass\n");
}

TEST(Manifest, RandomOnesComeBackAsTheyWere) {
    RandomText random(1);
    for (int round = 0; round < 2000; ++round) {
        const Manifest manifest = make_random_manifest(random);
        const std::string text = print_manifest(manifest);
        ASSERT_EQ(parse_manifest(text, "PATH"), manifest) << text;
    }
}

TEST(Manifest, EveryChangedByteAndEveryTruncationIsRefused) {
    expect_all_changes_refused(print_manifest(make_manifest()), manifest_is_refused);
}

TEST(Manifest, AnotherFormatVersionIsIncompatible) {
    const std::string text = "kwic-manifest 8\nsomething else\n";
    const Error error = error_of([&] { parse_manifest(text, "PATH"); });
    EXPECT_EQ(error.code(), ErrorCode::incompatible);
    EXPECT_NE(error.message().find("format 8"), std::string::npos) << error.message();
}

TEST(Manifest, WhatIsNeverPrintedIsRefusedThoughItsHashFits) {
    const std::string good = unsealed(print_manifest(make_manifest()));
    ASSERT_EQ(parse_manifest(sealed(good), "PATH"), make_manifest());
    const std::vector<std::pair<std::string, std::string>> changes = {
        {"generation 12", "generation 012"},
        {"generation 12", "generation +12"},
        {"generation 12", "generation -12"},
        {"generation 12", "generation "},
        {"generation 12", "generation 12 "},
        {"generation 12", "generation 18446744073709551616"},
        {"generation 12\n", ""},
        {"generation 12\n", "generation 12\ngeneration 12\n"},
        {"documents 3\ntext-bytes 4711\n", "text-bytes 4711\ndocuments 3\n"},
        {"language en 2", "language en"},
        {"language en 2", "language en x"},
        {"language en 2", "language"},
        {"%0A", "%0a"},
        {"%0A", "%41"},
        {"%0A", "%"},
        {"%0Ait", "%0"},
        {"%0A", "%-1"},
        {"%0A", "%zz"},
        {"%0A", "\x7F"},
        {"%0A", "\t"},
        {"%25", "%"},
        {"db/iamglass", "/db/iamglass"},
        {"db/iamglass", "db/../../secret"},
        {"db/iamglass", ""},
        {" 33 ", " "},
        {" 33 ", " 033 "},
        {"file a9", "file A9"},
        {"file a9", "file 9"},
        {"source ", "sources "},
        {"kwic-manifest 7", "kwic-manifest 03"},
        {"kwic-manifest 7", "kwic-current 7"},
        {"\nfile", "\r\nfile"},
        {"\nfile", "\n\nfile"},
    };
    for (const auto& [from, to] : changes) {
        std::string text = good;
        const std::size_t at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
        EXPECT_TRUE(manifest_is_refused(sealed(text))) << from << " -> " << to;
    }
}

TEST(Manifest, WhatIsAcceptedPrintsBackByteForByte) {
    RandomText random(2);
    int accepted = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string text = unsealed(print_manifest(make_random_manifest(random)));
        for (std::size_t changes = random.below(3); changes > 0; --changes) {
            text.replace(random.below(text.size()), random.below(3), random.utf8(random.below(3)));
        }
        const std::string whole = sealed(text);
        try {
            const Manifest manifest = parse_manifest(whole, "PATH");
            ++accepted;
            ASSERT_EQ(print_manifest(manifest), whole);
        } catch (const Error& error) {
            ASSERT_TRUE(is_refused(error)) << error.what();
        }
    }
    EXPECT_GT(accepted, 1000);
}

TEST(Manifest, RandomBytesAreRefused) {
    RandomText random(3);
    for (int round = 0; round < 3000; ++round) {
        const std::string bytes = random.bytes(random.below(200));
        EXPECT_TRUE(manifest_is_refused(bytes));
        EXPECT_TRUE(current_is_refused(bytes));
        EXPECT_TRUE(manifest_is_refused(sealed("kwic-manifest 7\n" + bytes)));
        EXPECT_TRUE(current_is_refused(sealed("kwic-current 7\n" + bytes)));
    }
}

TEST(CurrentFile, IsPrintedAsDocumented) {
    const std::string hash = sha256_hex("manifest");
    EXPECT_EQ(unsealed(print_current({12, hash})), "kwic-current 7\ngeneration 12\nmanifest " + hash + "\n");
}

TEST(CurrentFile, RandomOnesComeBackAsTheyWere) {
    RandomText random(4);
    for (int round = 0; round < 1000; ++round) {
        const CurrentGeneration current{random.number(), sha256_hex(random.bytes(8))};
        const std::string text = print_current(current);
        ASSERT_EQ(parse_current(text, "PATH"), current);
        ASSERT_LE(text.size(), max_current_bytes);
    }
}

TEST(CurrentFile, EveryChangedByteAndEveryTruncationIsRefused) {
    expect_all_changes_refused(print_current({12, sha256_hex("manifest")}), current_is_refused);
}

TEST(CurrentFile, AHashThatIsNoneIsDamage) {
    EXPECT_TRUE(throws(ErrorCode::damaged, [] {
        parse_current(sealed("kwic-current 7\ngeneration 1\nmanifest " + std::string(63, 'a') + "\n"), "PATH");
    }));
}

TEST(CurrentFile, AnotherFormatVersionIsIncompatible) {
    EXPECT_TRUE(throws(ErrorCode::incompatible, [] { parse_current("kwic-current 8\nwhatever", "PATH"); }));
}

}  // namespace
}  // namespace kwic
