#include "ingest/document_id.hpp"
#include "ingest/reading.hpp"
#include "ingest/scratch_folder.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

namespace kwic {
namespace {

using testing::read_paths;
using testing::read_stream;
using testing::Reading;
using testing::ScratchFolder;
using Strings = std::vector<std::string>;

ReadOptions based_on(const ScratchFolder& folder) {
    ReadOptions options;
    options.base_folder = folder.path();
    return options;
}

TEST(Reader, FoldersAreWalkedInTheByteOrderOfPaths) {
    const ScratchFolder folder;
    for (const char* name : {"b.txt", "a/z.txt", "a.txt", "a-b.txt", "a/b/c.txt", "a0.txt", "B.txt"}) {
        folder.write(name, "text");
    }
    const Reading reading = read_paths({folder.path()}, based_on(folder));
    EXPECT_EQ(reading.ids(), (Strings{"B.txt", "a-b.txt", "a.txt", "a/b/c.txt", "a/z.txt", "a0.txt", "b.txt"}));
    EXPECT_TRUE(reading.account.empty());
}

TEST(Reader, WhatIsPassedOverIsAccountedFor) {
    const ScratchFolder folder;
    folder.write("keep.txt", "text");
    folder.write(".hidden/deep/a.txt", "x");
    folder.write(".file", "x");
    folder.write("image.txt", "\x89PNG\r\n\x1A\n");
    folder.write("index/CURRENT", "1");
    folder.write("index/kwic.lock", "");
    folder.write("out/x.txt", "x");
    std::filesystem::create_symlink(folder.path("keep.txt"), folder.path("link.txt"));
    std::filesystem::create_directory_symlink(folder.path(), folder.path("loop"));
    ASSERT_EQ(::mkfifo(folder.path("pipe").c_str(), 0600), 0);
    ReadOptions options = based_on(folder);
    options.excluded_folders = {folder.path("nowhere"), folder.path("out/../out")};
    Reading reading = read_paths({folder.path()}, options);
    EXPECT_EQ(reading.ids(), Strings{"keep.txt"});
    Strings passed;
    for (const AccountEntry& entry : reading.account) {
        EXPECT_EQ(entry.kind, AccountKind::skipped);
        EXPECT_FALSE(entry.detail.empty());
        passed.push_back(entry.path.substr(folder.path().size() + 1) + " " + entry.reason);
    }
    std::sort(passed.begin(), passed.end());
    EXPECT_EQ(passed, (Strings{".file hidden", ".hidden hidden", "image.txt binary", "index index", "link.txt symlink",
                               "loop symlink", "out excluded", "pipe not-a-file"}));
}

TEST(Reader, AnUnreadableFileIsAccountedForInTheSystemsWords) {
    if (::geteuid() == 0) GTEST_SKIP() << "everything can be read as root";
    const ScratchFolder folder;
    const std::string path = folder.write("secret.txt", "x");
    std::filesystem::permissions(path, std::filesystem::perms::none);
    const Reading reading = read_paths({path});
    ASSERT_EQ(reading.reasons(), Strings{"skipped unreadable"});
    EXPECT_EQ(reading.account[0].detail, "Permission denied");
}

TEST(Reader, AFileThatGoesAwayIsAccountedFor) {
    const ScratchFolder folder;
    const Strings paths{folder.write("a.txt", "a"), folder.write("b.txt", "b")};
    Reading reading;
    ReadOptions options;
    options.on_account = [&](const AccountEntry& entry) { reading.account.push_back(entry); };
    Reader reader(paths, options);
    std::filesystem::remove(paths[0]);
    testing::read_to_end(reader, reading);
    EXPECT_EQ(reading.documents.size(), 1U);
    ASSERT_EQ(reading.reasons(), Strings{"skipped unreadable"});
    EXPECT_EQ(reading.account[0].detail, "No such file or directory");
}

TEST(Reader, APathThatIsNotThereThrows) {
    try {
        Reader reader({"/no/such/file"});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::not_found);
        EXPECT_EQ(error.path(), "/no/such/file");
    }
}

TEST(Reader, TheOriginSaysWhereADocumentStands) {
    const ScratchFolder folder;
    folder.write("notes/a.txt", "0123456789");
    folder.write("notes/r.jsonl", "\n{\"id\":\"x\",\"text\":\"t\"}\r\n{\"text\":\"u\"}");
    const Reading reading = read_paths({folder.path("notes")}, based_on(folder));
    ASSERT_EQ(reading.documents.size(), 3U);
    const Origin& file = reading.documents[0].origin;
    EXPECT_EQ(file.path, folder.path("notes/a.txt"));
    EXPECT_EQ(file.line, 0U);
    EXPECT_EQ(file.end_byte, 10U);
    EXPECT_EQ(file.file_bytes, 10U);
    EXPECT_GT(file.modified_ns, 0);
    const Origin& record = reading.documents[1].origin;
    EXPECT_EQ(record.line, 2U);
    EXPECT_EQ(record.begin_byte, 1U);
    EXPECT_EQ(record.end_byte, 22U);
    EXPECT_EQ(reading.documents[1].id, "x");
    EXPECT_EQ(reading.documents[2].id, "notes/r.jsonl:3");
    EXPECT_EQ(reading.documents[2].origin.begin_byte, 24U);
    EXPECT_EQ(reading.documents[2].origin.end_byte, reading.documents[2].origin.file_bytes);
}

TEST(Reader, IdsAreRelativeToTheBaseOrAbsolute) {
    const std::string base = absolute_folder("/data/./notes/");
    EXPECT_EQ(base, "/data/notes");
    EXPECT_EQ(id_of_file("/data/notes/a/../b.txt", base), "b.txt");
    EXPECT_EQ(id_of_file("/data/notes-old/b.txt", base), "/data/notes-old/b.txt");
    EXPECT_EQ(id_of_file("/a.txt", absolute_folder("/")), "a.txt");
    EXPECT_EQ(id_of_file("/data/notes/caf\xE9%.txt", base), "caf%E9%.txt");
    EXPECT_EQ(id_of_file("x.txt", absolute_folder("")), "x.txt");
}

TEST(Reader, ContentDecidesWhereTheNameDoesNot) {
    const ScratchFolder folder;
    folder.write("a.json", "{\"id\":\"r1\",\"text\":\"t\"}\n{\"id\":\"r2\"}\n");
    folder.write("b.json", "{\n  \"id\": 1\n}\n");
    folder.write("c", "<!DOCTYPE html><title>Page</title><p>text");
    folder.write("d.log", "A line\n");
    folder.write("e.csv", "{not json}\n");
    const Reading reading = read_paths({folder.path()}, based_on(folder));
    EXPECT_EQ(reading.ids(), (Strings{"r1", "r2", "b.json", "c", "d.log", "e.csv"}));
    EXPECT_EQ(reading.documents[3].title, "Page");
    EXPECT_EQ(reading.documents[3].text, "text");
}

TEST(Reader, AGivenFormatHoldsForAllButBinaries) {
    const ScratchFolder folder;
    folder.write("a.txt", "<p>one</p>");
    folder.write("b.bin", std::string("a\0b", 3));
    ReadOptions options = based_on(folder);
    options.format = InputFormat::html;
    const Reading reading = read_paths({folder.path()}, options);
    ASSERT_EQ(reading.ids(), Strings{"a.txt"});
    EXPECT_EQ(reading.documents[0].text, "one");
    EXPECT_EQ(reading.reasons(), Strings{"skipped binary"});
}

TEST(Reader, LargeFilesAndRecordsAreSkipped) {
    const ScratchFolder folder;
    folder.write("big.txt", std::string(101, 'a'));
    folder.write("fits.txt", std::string(100, 'a'));
    folder.write("many.jsonl", "{\"id\":1}\n{\"id\":2,\"text\":\"" + std::string(200'000, 'x') + "\"}\n{\"id\":3}\n" +
                                   std::string(60, ' '));
    ReadOptions options = based_on(folder);
    options.max_file_bytes = 100;
    options.max_record_bytes = 50;
    const Reading reading = read_paths({folder.path()}, options);
    EXPECT_EQ(reading.ids(), (Strings{"fits.txt", "1", "3"}));
    EXPECT_EQ(reading.reasons(), (Strings{"skipped too-large", "skipped too-large", "skipped too-large"}));
    EXPECT_EQ(reading.account[1].line, 2U);
}

TEST(Reader, TextIsVerbatimAndItsRecodingAccountedFor) {
    const ScratchFolder folder;
    folder.write("a.txt", "\xEF\xBB\xBFone\r\n  two \n");
    folder.write("b.txt", "un caf\xE9");
    folder.write("c.txt", "");
    const Reading reading = read_paths({folder.path()}, based_on(folder));
    ASSERT_EQ(reading.documents.size(), 3U);
    EXPECT_EQ(reading.documents[0].text, "one\r\n  two \n");
    EXPECT_EQ(reading.documents[1].text, "un café");
    EXPECT_EQ(reading.documents[2].title, "c");
    ASSERT_EQ(reading.reasons(), Strings{"recoded encoding"});
    EXPECT_EQ(reading.account[0].id, "b.txt");
    EXPECT_NE(reading.account[0].detail.find("windows-1252"), std::string::npos);
}

TEST(Reader, JsonLinesInUtf16) {
    const ScratchFolder folder;
    std::string wide = "\xFF\xFE";
    for (const char byte : std::string("{\"id\":\"a\"}\n{\"id\":\"b\"}\n")) wide += {byte, '\0'};
    folder.write("w.jsonl", wide);
    const Reading reading = read_paths({folder.path()}, based_on(folder));
    EXPECT_EQ(reading.ids(), (Strings{"a", "b"}));
    EXPECT_EQ(reading.reasons(), Strings{"recoded encoding"});
    EXPECT_EQ(reading.documents[1].origin.line, 2U);
    EXPECT_EQ(reading.documents[1].origin.end_byte, wide.size());
}

TEST(Reader, AStreamIsJsonLines) {
    const Reading reading = read_stream(
        "\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"t\"}\r\n\n  "
        "\n{\"bad\n[]\n{\"text\":7}\n{\"text\":\"caf\xE9\",\"id\":\"b\"}\n"
        "{\"id\":\"c\",\"date\":\"soon\"}\n{\"text\":\"last\"}");
    EXPECT_EQ(reading.ids(), (Strings{"a", "b", "c", "-:9"}));
    EXPECT_EQ(reading.documents[1].text, "café");
    EXPECT_EQ(reading.reasons(), (Strings{"skipped bad-json", "skipped not-an-object", "skipped wrong-type",
                                          "recoded encoding", "recoded bad-date"}));
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(reading.account[i].path, "-");
        EXPECT_EQ(reading.account[i].line, 4 + i);
    }
    EXPECT_EQ(reading.documents[0].origin.path, "");
}

TEST(Reader, ADumpOfAnIndexIsNotReadAsRecords) {
    const ScratchFolder scratch;
    scratch.write("dump.jsonl", "{\"kwic_dump\":1,\"documents\":1}\n{\"id\":\"a\",\"text\":\"x\"}\n");
    scratch.write("notes.jsonl", "{\"id\":\"b\",\"text\":\"y\"}\n");
    const Reading reading = read_paths({scratch.path()});
    ASSERT_EQ(reading.documents.size(), 1U);
    EXPECT_EQ(reading.documents[0].id, "b");
    EXPECT_EQ(reading.reasons(), (Strings{"skipped dump"}));
}

TEST(Reader, AStreamOfAnotherFormatIsOneDocument) {
    ReadOptions options;
    options.format = InputFormat::markdown;
    const Reading reading = read_stream("---\ntitle: T\ndate: soon\nk: v\n---\n# H\n\nText\n", options);
    ASSERT_EQ(reading.ids(), Strings{"-"});
    EXPECT_EQ(reading.documents[0].title, "T");
    EXPECT_EQ(reading.documents[0].text, "H\n\nText");
    EXPECT_EQ(reading.documents[0].fields, (std::vector<FieldValue>{{"date", "soon"}, {"k", "v"}}));
    EXPECT_EQ(reading.reasons(), Strings{"recoded bad-date"});
    options.max_file_bytes = 3;
    EXPECT_EQ(read_stream("four", options).reasons(), Strings{"skipped too-large"});
}

TEST(Reader, ThrowsWhatTheAccountThrows) {
    ReadOptions options;
    options.on_account = [](const AccountEntry&) { throw 5; };
    std::istringstream stream("nonsense\n");
    Reader reader(stream, options);
    Document document;
    EXPECT_THROW(reader.next(document), int);
}

TEST(Reader, CanBeMoved) {
    std::istringstream stream("{\"id\":\"a\"}\n{\"id\":\"b\"}\n");
    Reader first(stream, {});
    Document document;
    ASSERT_TRUE(first.next(document));
    Reader second = std::move(first);
    ASSERT_TRUE(second.next(document));
    EXPECT_EQ(document.id, "b");
    EXPECT_FALSE(second.next(document));
}

TEST(Reader, KindsHaveNames) {
    EXPECT_EQ(name_of(AccountKind::skipped), "skipped");
    EXPECT_EQ(name_of(AccountKind::cut), "cut");
    EXPECT_EQ(name_of(AccountKind::recoded), "recoded");
    EXPECT_EQ(name_of(AccountKind::replaced), "replaced");
}

}  // namespace
}  // namespace kwic
