// MANIFEST and CURRENT, changed in every small way and in many larger ones: nothing changed is taken for an index.
#include "storage/manifest.hpp"

#include "storage/file_hash.hpp"
#include "storage/random_text.hpp"
#include "storage/sha256.hpp"
#include "support/test_rounds.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;

enum class Outcome { accepted, damaged, another_version, wrong_error };

// One of the two files: its first word, and what is printed from what was parsed.
struct FileKind {
    std::string_view magic;
    std::string (*reprint)(std::string_view text);
    std::string (*make)(RandomText& random);
};

std::string make_manifest(RandomText& random) {
    Manifest manifest;
    manifest.generation = random.number();
    manifest.tool_version = "0.1.0";
    manifest.fingerprint = "icu 72.1 " + random.utf8(random.below(9));
    manifest.default_language = "en";
    manifest.documents = random.number();
    manifest.text_bytes = random.number();
    for (std::size_t left = random.below(2); left > 0; --left) manifest.languages.emplace_back("fr", random.number());
    for (std::size_t left = random.below(2); left > 0; --left) manifest.sources.push_back(random.bytes(9));
    for (std::size_t left = random.below(2); left > 0; --left) {
        manifest.files.push_back({"db/" + random.utf8(5), random.number(), file_hash_hex(random.bytes(8))});
    }
    return print_manifest(manifest);
}

const FileKind manifest_kind = {
    "kwic-manifest", [](std::string_view text) { return print_manifest(parse_manifest(text, "PATH")); }, make_manifest};
const FileKind current_kind = {"kwic-current",
                               [](std::string_view text) { return print_current(parse_current(text, "PATH")); },
                               [](RandomText& random) {
                                   return print_current({random.number(), sha256_hex(random.bytes(8))});
                               }};
const std::array<FileKind, 2> file_kinds = {manifest_kind, current_kind};

// `reprinted` takes what was accepted.
Outcome outcome_of(const FileKind& kind, std::string_view text, std::string& reprinted) {
    try {
        reprinted = kind.reprint(text);
        return Outcome::accepted;
    } catch (const Error& error) {
        if (error.path() != "PATH" || error.message().empty()) return Outcome::wrong_error;
        if (error.code() == ErrorCode::damaged) return Outcome::damaged;
        return error.code() == ErrorCode::incompatible ? Outcome::another_version : Outcome::wrong_error;
    }
}

// Whether the first line is the magic word and a number as it is printed, but not ours.
bool begins_as_another_version(std::string_view text, std::string_view magic) {
    if (!text.starts_with(std::string(magic) + ' ')) return false;
    text.remove_prefix(magic.size() + 1);
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos || text[digits] != '\n') return false;
    const std::string_view number = text.substr(0, digits);
    constexpr std::string_view largest = "18446744073709551615";
    const bool fits = digits < largest.size() || (digits == largest.size() && number <= largest);
    return fits && number != std::to_string(index_format_version) && (digits == 1 || number[0] != '0');
}

std::string changed(std::string text, std::size_t at, std::size_t removed, std::string_view put) {
    return text.replace(at, removed, put);
}

void expect_refused(const FileKind& kind, std::string_view text, std::string_view change, std::size_t at) {
    std::string reprinted;
    const Outcome expected = begins_as_another_version(text, kind.magic) ? Outcome::another_version : Outcome::damaged;
    EXPECT_EQ(outcome_of(kind, text, reprinted), expected) << change << " at " << at << ":\n" << text;
}

void expect_small_changes_refused(const FileKind& kind, const std::string& text) {
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size()) expect_refused(kind, std::string_view(text).substr(0, at), "truncated", at);
        if (at < text.size()) expect_refused(kind, changed(text, at, 1, ""), "left out", at);
        for (int value = 0; value < 256; ++value) {
            const char byte = static_cast<char>(value);
            expect_refused(kind, changed(text, at, 0, {&byte, 1}), "inserted", at);
            if (at < text.size() && byte != text[at]) {
                expect_refused(kind, changed(text, at, 1, {&byte, 1}), "changed", at);
            }
        }
    }
}

// With the hash of what stands before it, as the last line of both files has it.
std::string sealed(const std::string& text) {
    return text + "self " + sha256_hex(text) + '\n';
}

// Nothing else is accepted than what is printed. Returns whether it was.
bool expect_refused_or_as_printed(const FileKind& kind, const std::string& text) {
    std::string reprinted;
    const Outcome outcome = outcome_of(kind, text, reprinted);
    EXPECT_TRUE(outcome != Outcome::accepted || reprinted == text) << text;
    EXPECT_TRUE(outcome != Outcome::another_version || begins_as_another_version(text, kind.magic)) << text;
    EXPECT_NE(outcome, Outcome::wrong_error) << text;
    return outcome == Outcome::accepted;
}

// Pieces of the grammar in any order, most of them where they do not belong.
std::string make_soup(RandomText& random, const FileKind& kind) {
    const std::vector<std::string> pieces = {"generation ",
                                             "tool ",
                                             "analyzer ",
                                             "default-language ",
                                             "documents ",
                                             "source ",
                                             "language ",
                                             "text-bytes ",
                                             "file ",
                                             "self ",
                                             "manifest ",
                                             " ",
                                             "\n",
                                             "%0A",
                                             "%",
                                             "0",
                                             "18446744073709551615",
                                             "-1",
                                             "db/a",
                                             "..",
                                             sha256_hex("a"),
                                             file_hash_hex("a"),
                                             "en 1",
                                             "\r\n",
                                             std::string(1, '\0')};
    std::string soup = random.below(4) == 0 ? "" : std::string(kind.magic) + " 1\n";
    for (std::size_t left = random.below(40); left > 0; --left) soup += pieces[random.below(pieces.size())];
    return soup;
}

TEST(ManifestMutation, EverySmallChangeIsRefusedOrAnotherVersion) {
    RandomText random(11);
    for (std::size_t round = test_rounds(1); round > 0; --round) {
        for (const FileKind& kind : file_kinds) expect_small_changes_refused(kind, kind.make(random));
    }
}

TEST(ManifestMutation, EveryPieceLeftOutOrDoubledIsRefused) {
    RandomText random(12);
    for (const FileKind& kind : file_kinds) {
        const std::string text = kind.make(random);
        for (std::size_t begin = 0; begin < text.size(); ++begin) {
            for (std::size_t bytes = 1; bytes <= text.size() - begin; bytes += 1 + random.below(16)) {
                expect_refused(kind, changed(text, begin, bytes, ""), "a piece left out", begin);
                expect_refused(kind, changed(text, begin, 0, text.substr(begin, bytes)), "a piece doubled", begin);
            }
        }
    }
}

TEST(ManifestMutation, OneFileIsNotTakenForTheOther) {
    RandomText random(13);
    for (std::size_t round = test_rounds(200); round > 0; --round) {
        expect_refused(current_kind, manifest_kind.make(random), "a manifest", 0);
        expect_refused(manifest_kind, current_kind.make(random), "a CURRENT", 0);
    }
}

TEST(ManifestMutation, ChangesWhoseHashFitsAreRefusedOrPrintBack) {
    RandomText random(14);
    int accepted = 0;
    for (std::size_t round = test_rounds(2000); round > 0; --round) {
        for (const FileKind& kind : file_kinds) {
            std::string text = kind.make(random);
            text.resize(text.rfind("self "));
            const std::string other = kind.make(random);
            for (std::size_t left = 1 + random.below(2); left > 0; --left) {
                const std::size_t from = random.below(other.size());
                const std::string_view piece = std::string_view(other).substr(from, random.below(90));
                text.replace(random.below(text.size() + 1), random.below(90), random.below(2) == 0 ? piece : "");
            }
            accepted += expect_refused_or_as_printed(kind, sealed(text)) ? 1 : 0;
        }
    }
    EXPECT_GT(accepted, 10);
}

TEST(ManifestMutation, RandomBytesAndPiecesOfTheGrammarNeverCrash) {
    RandomText random(15);
    for (std::size_t round = test_rounds(5000); round > 0; --round) {
        for (const FileKind& kind : file_kinds) {
            const std::string soup = make_soup(random, kind);
            expect_refused_or_as_printed(kind, soup);
            expect_refused_or_as_printed(kind, sealed(soup));
            expect_refused_or_as_printed(kind, random.bytes(random.below(300)));
            expect_refused_or_as_printed(kind, std::string(kind.magic) + " 1\n" + random.bytes(random.below(300)));
        }
    }
}

TEST(ManifestMutation, LongLinesAndManyLinesAreRefused) {
    constexpr std::size_t many = 100'000;
    std::string lines;
    for (std::size_t left = many; left > 0; --left) lines += "source x\n";
    for (const FileKind& kind : file_kinds) {
        const std::string head = std::string(kind.magic) + " 1\ngeneration 1\n";
        for (const std::string& rest : {std::string(many, '%'), std::string(many, '9'), std::string(many, '\n'), lines,
                                        "tool " + std::string(many, ' '), "manifest " + std::string(many, 'a')}) {
            expect_refused(kind, head + rest, "much", 0);
            expect_refused(kind, sealed(head + rest), "much that is sealed", 0);
            expect_refused(kind, std::string(kind.magic) + ' ' + rest, "much at once", 0);
        }
    }
}

}  // namespace
}  // namespace kwic
