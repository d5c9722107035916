#include <kwic/maintenance.hpp>

#include "ingest/scratch_folder.hpp"
#include "storage/generation.hpp"
#include "storage/manifest.hpp"
#include "storage/thrown_error.hpp"

#include <kwic/index.hpp>
#include <kwic/updater.hpp>

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;
using testing::error_of;
using testing::ScratchFolder;
using testing::throws;

void change_byte(const std::string& path, std::uint64_t at) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const char old = static_cast<char>(file.get());
    file.seekp(static_cast<std::streamoff>(at));
    file.put(static_cast<char>(old ^ 1));
}

class MaintenanceTest : public ::testing::Test {
  protected:
    // A new generation of two documents: "same", and one that is named for the generation.
    void publish(int generation) const {
        Builder builder(path_);
        for (const std::string& id : {std::string("same"), std::to_string(generation)}) {
            Document document;
            document.id = id;
            document.text = "text of generation " + std::to_string(generation);
            document.origin.path = "/notes";
            builder.add(document);
        }
        builder.publish();
    }

    [[nodiscard]] std::string file(int generation, const std::string& name) const {
        return generation_folder(path_, static_cast<std::uint64_t>(generation)) + '/' + name;
    }

    [[nodiscard]] std::string served() const { return Index::open(path_).ids().at(1); }

    ScratchFolder scratch_;
    std::string path_ = scratch_.path("index");
};

TEST_F(MaintenanceTest, AWholeIndexIsSoundAndItsGenerationsAreNamed) {
    publish(1);
    publish(2);
    const CheckReport report = check_index(path_, {.deep = true});
    EXPECT_TRUE(report.is_sound());
    ASSERT_EQ(report.generations.size(), 2U);
    EXPECT_EQ(report.generations[0].generation, 2U);
    EXPECT_TRUE(report.generations[0].served);
    EXPECT_FALSE(report.generations[1].served);
    EXPECT_EQ(report.generations[0].documents, 2U);
    EXPECT_EQ(report.generations[0].files, open_generation(path_).manifest.files.size());
    EXPECT_GT(report.generations[0].bytes, 0U);
}

TEST_F(MaintenanceTest, AChangeOfAnyFileIsFoundAndTheFileNamed) {
    publish(1);
    publish(2);
    std::vector<std::string> names;
    for (const int generation : {1, 2}) {
        for (const auto& entry : fs::recursive_directory_iterator(generation_folder(path_, generation))) {
            if (entry.is_regular_file()) names.push_back(entry.path().string());
        }
    }
    names.push_back(path_ + "/CURRENT");
    names.push_back(path_ + "/kwic.lock");
    for (const std::string& name : names) {
        const std::uintmax_t size = fs::file_size(name);
        size == 0 ? (void)(std::ofstream(name) << 'x') : change_byte(name, size / 2);
        const CheckReport report = check_index(path_);
        EXPECT_FALSE(report.is_sound()) << name;
        std::vector<Damage> damages = report.damages;
        for (const auto& check : report.generations) {
            damages.insert(damages.end(), check.damages.begin(), check.damages.end());
        }
        ASSERT_EQ(damages.size(), 1U) << name;
        EXPECT_EQ(damages[0].path, name);
        size == 0 ? fs::resize_file(name, 0) : change_byte(name, size / 2);
    }
    EXPECT_TRUE(check_index(path_).is_sound());
}

TEST_F(MaintenanceTest, MissingAndForeignFilesAreDamage) {
    publish(1);
    fs::rename(file(1, "db/docdata.glass"), scratch_.path("aside"));
    EXPECT_FALSE(check_index(path_).is_sound());
    fs::rename(scratch_.path("aside"), file(1, "db/docdata.glass"));
    EXPECT_TRUE(check_index(path_).is_sound());
    std::ofstream(file(1, "db/synonym.glass")) << "x";
    EXPECT_FALSE(check_index(path_).is_sound());
}

TEST_F(MaintenanceTest, WhatAKilledWriterLeftIsNoDamage) {
    publish(1);
    fs::create_directories(file(2, "build"));
    std::ofstream(file(2, "build/half")) << "x";
    std::ofstream(path_ + "/CURRENT.tmp") << "half";
    EXPECT_TRUE(check_index(path_).is_sound());
}

TEST_F(MaintenanceTest, CheckingTellsFoldersWithoutAnIndexAndOtherFormatsApart) {
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { check_index(path_); }));
    fs::create_directory(path_);
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { check_index(path_); }));
    publish(1);
    std::ofstream(path_ + "/CURRENT") << "kwic-current 9\n";
    EXPECT_TRUE(throws(ErrorCode::incompatible, [&] { check_index(path_); }));
    EXPECT_TRUE(throws(ErrorCode::incompatible, [&] { publish(2); }));
    EXPECT_TRUE(throws(ErrorCode::incompatible, [&] { roll_back(path_); }));
}

TEST_F(MaintenanceTest, CheckingCanBeStopped) {
    publish(1);
    CheckOptions options;
    options.on_progress = [](const CheckProgress& progress) {
        EXPECT_LE(progress.bytes, progress.all_bytes);
        return false;
    };
    EXPECT_TRUE(throws(ErrorCode::cancelled, [&] { check_index(path_, options); }));
}

TEST_F(MaintenanceTest, WhatTheCallersFunctionThrowsPassesAsItIs) {
    publish(1);
    CheckOptions options;
    options.on_progress = [](const CheckProgress&) -> bool { throw std::runtime_error("mine"); };
    EXPECT_THROW(check_index(path_, options), std::runtime_error);
    options.on_progress = [](const CheckProgress&) -> bool { throw Error(ErrorCode::io, "mine"); };
    EXPECT_EQ(error_of([&] { check_index(path_, options); }).message(), "mine");
}

TEST_F(MaintenanceTest, AnIndexThatHasLostItsCurrentIsNotTakenForNone) {
    publish(1);
    fs::remove(path_ + "/CURRENT");
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { Index::open(path_); }));
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { Updater updater(path_); }));
    const CheckReport report = check_index(path_);
    ASSERT_EQ(report.damages.size(), 1U);
    EXPECT_EQ(report.damages[0].path, path_ + "/CURRENT");
    EXPECT_EQ(roll_back(path_).restored, 1U);
    EXPECT_EQ(served(), "1");
}

TEST_F(MaintenanceTest, ReadersThatAnotherProgramHasLockedAreNoDamage) {
    publish(1);
    const int readers = ::open(file(1, "READERS").c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_EQ(::flock(readers, LOCK_EX), 0);
    EXPECT_TRUE(throws(ErrorCode::locked, [&] { check_index(path_); }));
    EXPECT_TRUE(throws(ErrorCode::locked, [&] { Index::open(path_); }));
    ::close(readers);
    EXPECT_TRUE(check_index(path_).is_sound());
}

TEST_F(MaintenanceTest, AWriterWaitsAsLongAsItIsTold) {
    publish(1);
    publish(2);
    EXPECT_NO_THROW(roll_back(path_, std::chrono::milliseconds::max()));
}

TEST_F(MaintenanceTest, ARollbackServesThePreviousGenerationAndASecondTakesItBack) {
    publish(1);
    publish(2);
    RollbackReport report = roll_back(path_);
    EXPECT_EQ(report.restored, 1U);
    EXPECT_EQ(report.left, 2U);
    EXPECT_EQ(report.generation, 3U);
    EXPECT_EQ(report.documents, 2U);
    EXPECT_EQ(served(), "1");
    EXPECT_EQ(Index::open(path_).info().generation, 3U);
    report = roll_back(path_);
    EXPECT_EQ(report.restored, 2U);
    EXPECT_EQ(served(), "2");
    EXPECT_TRUE(check_index(path_, {.deep = true}).is_sound());
    publish(5);
    EXPECT_EQ(served(), "5");
}

TEST_F(MaintenanceTest, WithoutAnEarlierGenerationThereIsNoRollback) {
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { roll_back(path_); }));
    publish(1);
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { roll_back(path_); }));
    EXPECT_EQ(served(), "1");
}

TEST_F(MaintenanceTest, ADamagedEarlierGenerationIsNotRestored) {
    publish(1);
    publish(2);
    change_byte(file(1, "db/docdata.glass"), 100);
    EXPECT_TRUE(throws(ErrorCode::not_found, [&] { roll_back(path_); }));
    EXPECT_EQ(served(), "2");
}

TEST_F(MaintenanceTest, AnIndexWhoseCurrentIsLostOrDamagedIsServedAgain) {
    for (const std::string damage : {"", "kwic-current 7\ngarbage"}) {
        fs::remove_all(path_);
        publish(1);
        publish(2);
        fs::remove(path_ + "/CURRENT");
        if (!damage.empty()) std::ofstream(path_ + "/CURRENT") << damage;
        EXPECT_FALSE(check_index(path_).is_sound());
        const RollbackReport report = roll_back(path_);
        EXPECT_EQ(report.restored, 2U);
        EXPECT_EQ(report.left, 0U);
        EXPECT_EQ(served(), "2");
        EXPECT_TRUE(check_index(path_).is_sound());
    }
}

TEST_F(MaintenanceTest, ADamagedPresentGenerationIsLeftForTheOneBefore) {
    publish(1);
    publish(2);
    fs::resize_file(file(2, "db/postlist.glass"), 10);
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { Index::open(path_); }));
    EXPECT_EQ(roll_back(path_).restored, 1U);
    EXPECT_EQ(served(), "1");
}

TEST_F(MaintenanceTest, ABuildOverADamagedGenerationKeepsTheOneBefore) {
    publish(1);
    publish(2);
    fs::resize_file(file(2, "db/postlist.glass"), 10);
    publish(3);
    EXPECT_TRUE(fs::exists(file(1, "MANIFEST")));
    publish(4);
    EXPECT_FALSE(fs::exists(file(1, "MANIFEST")));
    EXPECT_TRUE(check_index(path_).is_sound());
}

TEST_F(MaintenanceTest, TheRolledBackFilesAreTheSameFilesAndNotCopies) {
    publish(1);
    publish(2);
    roll_back(path_);
    EXPECT_TRUE(fs::equivalent(file(1, "db/postlist.glass"), file(3, "db/postlist.glass")) ||
                !fs::exists(file(1, "db/postlist.glass")));
    publish(4);
    EXPECT_EQ(served(), "4");
    EXPECT_TRUE(check_index(path_).is_sound());
}

TEST_F(MaintenanceTest, DocumentsComeInTheirOrderUntilTheCallerHasEnough) {
    publish(7);
    std::vector<std::string> ids;
    const auto take = [&](const Document& document) {
        EXPECT_EQ(document.text, "text of generation 7");
        EXPECT_EQ(document.origin.path, "/notes");
        ids.push_back(document.id);
        return true;
    };
    read_documents(path_, take);
    EXPECT_EQ(ids, (std::vector<std::string>{"same", "7"}));
    ids.clear();
    read_documents(path_, [&](const Document& document) {
        ids.push_back(document.id);
        return false;
    });
    EXPECT_EQ(ids.size(), 1U);
    EXPECT_THROW(read_documents(path_, [](const Document&) -> bool { throw std::runtime_error("mine"); }),
                 std::runtime_error);
}

TEST_F(MaintenanceTest, DocumentsOfADamagedIndexAreNotHandedOut) {
    publish(1);
    change_byte(file(1, "db/docdata.glass"), fs::file_size(file(1, "db/docdata.glass")) - 1);
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { read_documents(path_, [](const Document&) { return true; }); }));
}

}  // namespace
}  // namespace kwic
