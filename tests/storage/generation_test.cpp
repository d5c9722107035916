#include "storage/generation.hpp"

#include "ingest/scratch_folder.hpp"
#include "storage/files.hpp"
#include "storage/sample_index.hpp"
#include "storage/sha256.hpp"
#include "storage/thrown_error.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace kwic {
namespace {

namespace fs = std::filesystem;
using testing::error_of;
using testing::publish_next;
using testing::ScratchFolder;
using testing::throws;
using testing::write_file;

// An index with two generations; the second is served.
class OpenGeneration : public ::testing::Test {
  protected:
    OpenGeneration() {
        IndexDirectory directory(index_);
        publish_next(directory);
        publish_next(directory);
    }

    [[nodiscard]] std::string in_index(const std::string& name) const { return index_ + '/' + name; }
    [[nodiscard]] std::string in_generation(const std::string& name) const { return in_index("gen-00000002/" + name); }
    [[nodiscard]] std::string read(const std::string& path) const { return read_small_file(path, 1 << 20); }
    [[nodiscard]] Error error() const {
        return error_of([&] { open_generation(index_); });
    }

    ScratchFolder scratch_;
    std::string index_ = scratch_.path("index");
};

TEST_F(OpenGeneration, TheServedOneIsOpened) {
    const Generation generation = open_generation(index_);
    EXPECT_EQ(generation.manifest.generation, 2U);
    EXPECT_EQ(generation.folder, in_index("gen-00000002"));
}

TEST_F(OpenGeneration, NoFolderAndNoCurrentAreNoIndex) {
    const std::string nowhere = scratch_.path("nowhere");
    const Error missing = error_of([&] { open_generation(nowhere); });
    EXPECT_EQ(missing.code(), ErrorCode::not_found);
    EXPECT_EQ(missing.path(), nowhere);
    const std::string begun = scratch_.path("begun");
    fs::create_directories(begun + "/gen-00000001/build");
    EXPECT_EQ(error_of([&] { open_generation(begun); }).code(), ErrorCode::not_found);
    fs::remove(in_index("CURRENT"));
    EXPECT_EQ(error().code(), ErrorCode::damaged);
    EXPECT_EQ(error().path(), in_index("CURRENT"));
}

TEST_F(OpenGeneration, AMissingFileIsDamageByItsName) {
    fs::remove(in_generation("db/postlist.glass"));
    EXPECT_EQ(error().code(), ErrorCode::damaged);
    EXPECT_EQ(error().path(), in_generation("db/postlist.glass"));
}

TEST_F(OpenGeneration, AShorterOrLongerFileIsDamageWithBothSizes) {
    const std::string path = in_generation("db/postlist.glass");
    for (const std::size_t bytes : {0, 9, 11, 4096}) {
        fs::resize_file(path, bytes);
        EXPECT_EQ(error().code(), ErrorCode::damaged) << bytes;
        EXPECT_EQ(error().path(), path);
        EXPECT_NE(error().message().find(' ' + std::to_string(bytes) + " bytes"), std::string::npos);
        EXPECT_NE(error().message().find("should have 10"), std::string::npos) << error().message();
    }
}

TEST_F(OpenGeneration, EveryChangedBitOfTheVersionFileIsDamage) {
    const std::string path = in_generation("db/iamglass");
    const std::string whole = read(path);
    for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
        std::string changed = whole;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
        write_file(path, changed);
        EXPECT_EQ(error().code(), ErrorCode::damaged) << bit;
        EXPECT_EQ(error().path(), path);
    }
    write_file(path, whole);
    EXPECT_NO_THROW(open_generation(index_));
}

TEST_F(OpenGeneration, AChangedManifestIsDamage) {
    const std::string path = in_generation("MANIFEST");
    const std::string whole = read(path);
    for (const std::string& changed : {std::string(), whole + '\n', whole.substr(1), whole.substr(0, 50)}) {
        write_file(path, changed);
        EXPECT_EQ(error().code(), ErrorCode::damaged);
        EXPECT_EQ(error().path(), path);
    }
}

TEST_F(OpenGeneration, TheManifestOfAnotherGenerationIsDamage) {
    const std::string other = read(in_index("gen-00000001/MANIFEST"));
    write_file(in_generation("MANIFEST"), other);
    EXPECT_EQ(error().code(), ErrorCode::damaged);
    write_file(in_index("CURRENT"), print_current({2, sha256_hex(other)}));
    EXPECT_EQ(error().code(), ErrorCode::damaged);
    EXPECT_NE(error().message().find("another generation"), std::string::npos) << error().message();
}

TEST_F(OpenGeneration, AnotherManifestOfTheSameGenerationIsDamage) {
    Manifest manifest = open_generation(index_).manifest;
    ++manifest.documents;
    write_file(in_generation("MANIFEST"), print_manifest(manifest));
    EXPECT_EQ(error().code(), ErrorCode::damaged);
    EXPECT_EQ(error().path(), in_generation("MANIFEST"));
}

TEST_F(OpenGeneration, ChangedBytesOfCurrentAreDamage) {
    const std::string whole = read(in_index("CURRENT"));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        write_file(in_index("CURRENT"), changed);
        EXPECT_EQ(error().code(), ErrorCode::damaged) << at;
    }
    write_file(in_index("CURRENT"), std::string(max_current_bytes + 1, '\n'));
    EXPECT_EQ(error().code(), ErrorCode::damaged);
}

TEST_F(OpenGeneration, AGenerationThatIsGoneIsDamage) {
    fs::remove_all(in_index("gen-00000002"));
    EXPECT_EQ(error().code(), ErrorCode::damaged);
    EXPECT_EQ(error().path(), in_index("gen-00000002"));
}

TEST_F(OpenGeneration, AGenerationWithoutOneOfItsPartsIsDamageByThePartsName) {
    for (const char* part : {"READERS", "MANIFEST", "db"}) {
        fs::rename(in_generation(part), in_generation("kept"));
        EXPECT_EQ(error().code(), ErrorCode::damaged);
        EXPECT_EQ(error().path(), in_generation(part));
        fs::rename(in_generation("kept"), in_generation(part));
    }
}

TEST_F(OpenGeneration, AnotherFormatIsIncompatible) {
    write_file(in_index("CURRENT"), "kwic-current 8\nin another form\n");
    EXPECT_EQ(error().code(), ErrorCode::incompatible);
    EXPECT_EQ(error().path(), in_index("CURRENT"));
}

TEST_F(OpenGeneration, WhatTheSystemRefusesIsNotDamage) {
    fs::remove(in_index("CURRENT"));
    fs::create_symlink("CURRENT", in_index("CURRENT"));
    EXPECT_EQ(error().code(), ErrorCode::io);
    EXPECT_TRUE(throws(ErrorCode::io, [&] { open_generation(scratch_.path(std::string(300, 'x'))); }));
}

TEST(GenerationFolder, NumbersHaveEightDigitsAtLeast) {
    EXPECT_EQ(generation_folder("INDEX", 12), "INDEX/gen-00000012");
    EXPECT_EQ(generation_folder("INDEX", 99999999), "INDEX/gen-99999999");
    EXPECT_EQ(generation_folder("INDEX", 123456789), "INDEX/gen-123456789");
}

}  // namespace
}  // namespace kwic
