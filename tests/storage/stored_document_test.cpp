#include "storage/stored_document.hpp"

#include "storage/marked_text.hpp"
#include "storage/naive_text_codes.hpp"
#include "storage/random_text.hpp"
#include "storage/thrown_error.hpp"

#include <gtest/gtest.h>
#include <zstd.h>

#include <string>

namespace kwic {
namespace {

using testing::dictionary_of;
using testing::MarkedText;
using testing::NotingEncoder;
using testing::RandomMarkedTexts;
using testing::RandomText;
using testing::throws;

Document make_random_document(RandomText& random) {
    Document document;
    document.title = random.utf8(random.below(20));
    document.text = random.bytes(random.below(200));
    while (random.below(3) > 0) document.text += document.text.substr(0, 500) + random.utf8(10);
    document.date = random.utf8(random.below(10));
    document.language = random.utf8(random.below(3));
    document.url = random.utf8(random.below(130));
    for (std::size_t left = random.below(4); left > 0; --left) {
        document.fields.push_back({random.utf8(random.below(5)), random.utf8(random.below(300))});
    }
    Origin& origin = document.origin;
    origin.path = random.bytes(random.below(30));
    for (std::uint64_t* number : {&origin.line, &origin.begin_byte, &origin.end_byte, &origin.file_bytes}) {
        *number = random.number();
    }
    origin.modified_ns = static_cast<std::int64_t>(random.number());
    if (random.below(2) == 0) origin.modified_ns = -origin.modified_ns;
    return document;
}

Document make_document() {
    Document document;
    document.title = "Belgrade";
    document.text = "The first summit met in Belgrade. The first summit met in Belgrade. It met for six days.";
    document.date = "1961-09-01";
    document.url = "https://example.org/";
    document.fields = {{"author", "Tito"}, {"place", ""}};
    document.origin = {"notes/a.txt", 7, 300, 200, 70000, -1};
    return document;
}

StoredDocument read_stored_document(std::string_view bytes) {
    return StoredDocumentReader().read(bytes);
}

bool is_damage(std::string_view bytes) {
    return throws(ErrorCode::damaged, [&] { read_stored_document(bytes); });
}

// Reads what may be damaged. Whatever else than a document or Error{damaged} comes out fails the test.
bool reads_or_is_damage(std::string_view bytes) {
    try {
        read_stored_document(bytes);
        return true;
    } catch (const Error& error) {
        return error.code() == ErrorCode::damaged;
    }
}

// A document of which everything is empty, as far as its text.
const std::string empty_head = "\x01" + std::string(12, '\0');

std::string with_frame(const std::string& frame) {
    std::string bytes = empty_head;
    for (std::size_t left = frame.size();; left >>= 7) {
        bytes += static_cast<char>(left < 0x80 ? left : (left | 0x80));
        if (left < 0x80) return bytes + frame;
    }
}

std::string compress(const std::string& text, bool with_size) {
    ZSTD_CCtx* context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, with_size ? 1 : 0);
    std::string frame(ZSTD_compressBound(text.size()), '\0');
    frame.resize(ZSTD_compress2(context, frame.data(), frame.size(), text.data(), text.size()));
    ZSTD_freeCCtx(context);
    return frame;
}

// A frame of one raw block that says it holds `bytes` bytes (RFC 8878: magic, single segment with a size of 8 bytes).
std::string frame_that_announces(std::uint64_t bytes) {
    std::string frame = "\x28\xB5\x2F\xFD\xE0";
    for (int shift = 0; shift < 64; shift += 8) frame += static_cast<char>(bytes >> shift);
    return frame + std::string("\x09\x00\x00x", 4);
}

TEST(StoredDocument, RandomOnesComeBackAsTheyWere) {
    RandomText random(7);
    StoredDocumentWriter writer;
    for (int round = 0; round < 2000; ++round) {
        const Document document = make_random_document(random);
        const StoredDocument stored = read_stored_document(writer.write(document, "de"));
        ASSERT_EQ(stored.document, document);
        ASSERT_EQ(stored.language, "de");
    }
}

TEST(StoredDocument, RandomOnesComeBackFromCodes) {
    RandomText random(10);
    RandomMarkedTexts texts(11);
    const TextDictionary dictionary = dictionary_of(texts.pieces(400));
    StoredDocumentWriter writer(dictionary);
    StoredDocumentReader reader(dictionary);
    NotingEncoder encoder(dictionary);
    for (int round = 0; round < 1000; ++round) {
        const MarkedText text = texts.text(random.below(60));
        Document document = make_random_document(random);
        document.text = text.text;
        const std::string bytes = writer.write(document, "de", encoder.encode(text));
        ASSERT_EQ(reader.read(bytes).document, document);
        ASSERT_EQ(read_stored_head(bytes).text_bytes, document.text.size());
    }
}

TEST(StoredDocument, TheTextIsStoredAsItsCodes) {
    const TextDictionary dictionary = dictionary_of({"summit", "the"});
    const MarkedText text = testing::marked("[the] [summit], [the] [summit] [of] [Belgrade]");
    Document document = make_document();
    document.text = text.text;
    const std::string codes = NotingEncoder(dictionary).encode(text);
    const std::string bytes = StoredDocumentWriter(dictionary).write(document, "en", codes);
    EXPECT_TRUE(bytes.ends_with(codes));
    EXPECT_EQ(StoredDocumentReader(dictionary).read(bytes).document, document);
    EXPECT_TRUE(is_damage(bytes)) << "without dictionary";
    for (std::size_t kept = 0; kept < bytes.size(); ++kept) {
        EXPECT_TRUE(throws(ErrorCode::damaged, [&] { StoredDocumentReader(dictionary).read(bytes.substr(0, kept)); }));
    }
}

TEST(StoredDocument, TheIdIsNotStored) {
    Document document = make_document();
    document.id = "7";
    EXPECT_EQ(read_stored_document(StoredDocumentWriter().write(document, "en")).document, make_document());
}

TEST(StoredDocument, TheTextIsCompressed) {
    Document document;
    document.text = std::string(1 << 20, 'a');
    const std::string bytes = StoredDocumentWriter().write(document, "en");
    EXPECT_LT(bytes.size(), 1000U);
    EXPECT_EQ(read_stored_document(bytes).document, document);
}

TEST(StoredDocument, EveryTruncationIsDamage) {
    const std::string bytes = StoredDocumentWriter().write(make_document(), "en");
    for (std::size_t kept = 0; kept < bytes.size(); ++kept) EXPECT_TRUE(is_damage(bytes.substr(0, kept))) << kept;
    EXPECT_TRUE(is_damage(bytes + '\0'));
}

TEST(StoredDocument, AnotherLayoutIsDamage) {
    std::string bytes = StoredDocumentWriter().write(make_document(), "en");
    bytes[0] = 2;
    EXPECT_TRUE(is_damage(bytes));
}

TEST(StoredDocument, AnyChangedByteGivesADocumentOrDamage) {
    const std::string bytes = StoredDocumentWriter().write(make_document(), "en");
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        for (int byte = 0; byte < 256; ++byte) {
            changed[at] = static_cast<char>(byte);
            ASSERT_TRUE(reads_or_is_damage(changed)) << at << ' ' << byte;
        }
    }
}

TEST(StoredDocument, RandomDamageGivesADocumentOrDamage) {
    RandomText random(8);
    StoredDocumentWriter writer;
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = writer.write(make_random_document(random), "en");
        for (std::size_t changes = 1 + random.below(4); changes > 0; --changes) {
            bytes.replace(random.below(bytes.size()), random.below(4), random.bytes(random.below(4)));
        }
        ASSERT_TRUE(reads_or_is_damage(bytes));
    }
}

TEST(StoredDocument, RandomBytesGiveADocumentOrDamage) {
    RandomText random(9);
    for (int round = 0; round < 3000; ++round) {
        ASSERT_TRUE(reads_or_is_damage('\x01' + random.bytes(random.below(100))));
        ASSERT_TRUE(reads_or_is_damage(with_frame("\x28\xB5\x2F\xFD" + random.bytes(random.below(60)))));
    }
}

TEST(StoredDocument, TheHeadOfAnEmptyDocumentIsAsTheseTestsMakeIt) {
    EXPECT_TRUE(StoredDocumentWriter().write({}, "").starts_with(empty_head));
    EXPECT_EQ(read_stored_document(with_frame(compress("some text", true))).document.text, "some text");
}

TEST(StoredDocument, LengthsBeyondTheEndAreDamage) {
    const std::string huge = std::string(9, '\xFF') + '\x01';
    for (std::size_t at = 1; at < empty_head.size(); ++at) {
        EXPECT_TRUE(is_damage(empty_head.substr(0, at) + huge)) << at;
    }
    EXPECT_TRUE(is_damage(empty_head + huge));
    EXPECT_TRUE(is_damage(empty_head + std::string(20, '\xFF')));
    EXPECT_TRUE(is_damage(empty_head.substr(0, 12) + huge + std::string(50, '\0')));
}

TEST(StoredDocument, CodesAreNotBelievedBeyondWhatTheyCanHold) {
    const TextDictionary dictionary = dictionary_of({"the"});
    std::string stored = testing::bytes_of({1, dictionary.number() % 256, dictionary.number() / 256});
    const std::string empty = with_frame(stored + '\0');
    EXPECT_EQ(StoredDocumentReader(dictionary).read(empty).document.text, "");
    EXPECT_EQ(read_stored_head(empty).text_bytes, 0U);
    stored += std::string(9, '\xFF') + '\x01';
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { StoredDocumentReader(dictionary).read(with_frame(stored)); }));
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { read_stored_head(with_frame(stored)); }));
}

TEST(StoredDocument, AFrameIsNotBelievedBeyondWhatItCanHold) {
    EXPECT_EQ(read_stored_document(with_frame(frame_that_announces(1))).document.text, "x");
    for (const int bits : {1, 20, 26, 30, 40, 62, 63}) {
        EXPECT_TRUE(is_damage(with_frame(frame_that_announces(std::uint64_t{1} << bits)))) << bits;
    }
    EXPECT_TRUE(is_damage(with_frame(frame_that_announces(~std::uint64_t{0}))));
}

TEST(StoredDocument, AFrameOfUnknownSizeIsDamage) {
    EXPECT_TRUE(is_damage(with_frame(compress(std::string(1000, 'a'), false))));
}

TEST(StoredDocument, ATextBeyondTheLimitIsDamage) {
    const std::string frame = compress(std::string(max_stored_text_bytes + 1, 'a'), true);
    ASSERT_LT(frame.size(), std::size_t{1} << 20);
    EXPECT_TRUE(is_damage(with_frame(frame)));
}

}  // namespace
}  // namespace kwic
