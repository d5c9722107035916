#include "faults/power_cut/disk.hpp"

#include "faults/power_cut/call_script.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <initializer_list>
#include <stdexcept>

namespace kwic::faults {
namespace {

constexpr std::uint64_t seeds = 300;

using Tree = std::map<std::string, std::string>;  // contents by path; "folder/" for a folder

Tree tree_of(const DiskImage& image) {
    Tree tree;
    for (const std::string& folder : image.folders) tree[folder + '/'] = "";
    for (const auto& [path, content] : image.files) tree[path] = image.contents[content];
    return tree;
}

DiskImage image_of(const Tree& tree) {
    DiskImage image;
    for (const auto& [path, content] : tree) {
        if (path.back() == '/') {
            image.folders.insert(path.substr(0, path.size() - 1));
        } else {
            image.files[path] = image.contents.size();
            image.contents.push_back(content);
        }
    }
    return image;
}

Disk run(const CallScript& script, const Tree& before = {}) {
    Disk disk(CallScript::root, image_of(before));
    for (const LoggedCall& call : script.calls()) disk.apply(call);
    return disk;
}

// All that the disk may hold.
std::set<Tree> outcomes(const Disk& disk, CutModel model) {
    std::set<Tree> trees;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) trees.insert(tree_of(disk.after_cut(model, seed)));
    return trees;
}

std::set<Tree> outcomes(const CallScript& script, CutModel model, const Tree& before = {}) {
    return outcomes(run(script, before), model);
}

class EveryModel : public testing::TestWithParam<CutModel> {};

INSTANTIATE_TEST_SUITE_P(Disk, EveryModel, testing::ValuesIn(all_cut_models),
                         [](const auto& model) { return std::string(name_of(model.param)); });

TEST(Disk, LiveTreeIsWhatTheCallsMade) {
    CallScript script;
    script.make_folder("a").create(3, "a/x").write(3, 0, "one").link("a/x", "y").write(3, 3, "two").close(3);
    script.make_folder("b").rename("a/x", "b/z").remove_folder("a").unlink("gone").open(3, "old", false, true);
    script.write(3, 2, "!").truncate(3, 5);
    const Tree expected = {{"b/", ""}, {"b/z", "onetwo"}, {"y", "onetwo"}, {"old", std::string("\0\0!\0\0", 5)}};
    EXPECT_EQ(tree_of(run(script, {{"gone", "1"}, {"old", "abcdefgh"}}).live()), expected);
}

TEST(Disk, FileOfTwoNamesHasOneContent) {
    CallScript script;
    script.open(3, "x").link("x", "y").write(3, 0, "new");
    const DiskImage image = run(script, {{"x", "old"}}).live();
    EXPECT_EQ(image.contents.size(), 1U);
    EXPECT_EQ(image.files.at("x"), image.files.at("y"));
}

TEST(Disk, DuplicatedDescriptorWritesToTheSameFile) {
    CallScript script;
    script.create(3, "x").duplicate(3, 8).close(3).write(8, 0, "text");
    EXPECT_EQ(tree_of(run(script).live()), (Tree{{"x", "text"}}));
}

TEST_P(EveryModel, WithoutASyncNothingNeedBeThere) {
    CallScript script;
    script.make_folder("a").create(3, "a/x").write(3, 0, "text").unlink("old").rename("other", "b");
    const Tree before = {{"old", "1"}, {"other", "2"}};
    EXPECT_TRUE(outcomes(script, GetParam(), before).contains(before));
}

TEST_P(EveryModel, WithoutASyncAllMayBeThere) {
    CallScript script;
    script.make_folder("a").create(3, "a/x").write(3, 0, std::string(10'000, 't')).unlink("old").rename("other", "b");
    const Disk disk = run(script, {{"old", "1"}, {"other", "2"}});
    EXPECT_TRUE(outcomes(disk, GetParam()).contains(tree_of(disk.live())));
}

TEST_P(EveryModel, SyncOfTheFileSystemKeepsAll) {
    CallScript script;
    script.make_folder("a").create(3, "a/x").write(3, 0, std::string(10'000, 't')).unlink("old").rename("other", "b");
    script.open(4, "b", false, true).sync_all();
    const Disk disk = run(script, {{"old", "1"}, {"other", "2"}});
    EXPECT_EQ(outcomes(disk, GetParam()), std::set<Tree>{tree_of(disk.live())});
}

TEST_P(EveryModel, SyncOfFileAndFolderKeepsTheFile) {
    CallScript script;
    script.create(3, "x").write(3, 0, "text").sync(3).close(3).sync_folder("");
    EXPECT_EQ(outcomes(script, GetParam()), (std::set<Tree>{{{"x", "text"}}}));
}

TEST_P(EveryModel, WhatIsWrittenAfterTheSyncIsUncertain) {
    CallScript script;
    script.create(3, "x").write(3, 0, "text").sync(3).write(3, 0, "TEXT").sync_folder("");
    const std::set<Tree> trees = outcomes(script, GetParam());
    EXPECT_TRUE(trees.contains({{"x", "text"}}));
    EXPECT_TRUE(trees.contains({{"x", "TEXT"}}));
}

TEST_P(EveryModel, NameMayBeThereWithoutTheContent) {
    CallScript script;
    script.create(3, "x").write(3, 0, "text").close(3).sync_folder("");
    const std::set<Tree> trees = outcomes(script, GetParam());
    EXPECT_TRUE(trees.contains({{"x", ""}}));
    EXPECT_TRUE(trees.contains({{"x", "text"}}));
    EXPECT_TRUE(trees.contains({{"x", std::string(4, '\0')}}));
    EXPECT_FALSE(trees.contains(Tree{}));
}

TEST_P(EveryModel, RenameIsOneChange) {
    CallScript script;
    script.rename("a", "b");
    EXPECT_EQ(outcomes(script, GetParam(), {{"a", "1"}, {"b", "2"}}),
              (std::set<Tree>{{{"a", "1"}, {"b", "2"}}, {{"b", "1"}}}));
}

TEST_P(EveryModel, RenamingAFileWhoseNameNeverCameToTheDiskKeepsTheTarget) {
    CallScript script;
    script.create(3, "new").write(3, 0, "2").sync(3).close(3).rename("new", "x");
    for (const Tree& tree : outcomes(script, GetParam(), {{"x", "1"}})) {
        ASSERT_TRUE(tree.contains("x"));
        EXPECT_TRUE(tree.at("x") == "1" || tree.at("x") == "2") << tree.at("x");
    }
}

TEST_P(EveryModel, RenameWithoutSyncOfTheContentMayLeaveAnEmptyFile) {
    CallScript script;
    script.create(3, "new").write(3, 0, "2").close(3).rename("new", "x").sync_folder("");
    const std::set<Tree> trees = outcomes(script, GetParam(), {{"x", "1"}});
    EXPECT_TRUE(trees.contains({{"x", ""}}));
    EXPECT_TRUE(trees.contains({{"x", "2"}}));
    EXPECT_FALSE(trees.contains({{"x", "1"}}));
}

TEST_P(EveryModel, UnlinkedOpenFileIsGoneOrWhatItWas) {
    CallScript script;
    script.open(3, "x").unlink("x").truncate(3, 0).sync(3);
    const std::set<Tree> trees = outcomes(script, GetParam(), {{"x", "1"}});
    EXPECT_FALSE(trees.contains({{"x", "1"}}));
    EXPECT_TRUE(trees.contains(Tree{}));
}

TEST_P(EveryModel, SyncThroughOneNameCountsForTheOther) {
    CallScript script;
    script.link("x", "y").sync_folder("").open(3, "y").write(3, 0, "2").sync(3);
    EXPECT_EQ(outcomes(script, GetParam(), {{"x", "1"}}), (std::set<Tree>{{{"x", "2"}, {"y", "2"}}}));
}

TEST_P(EveryModel, TruncationMayCutWhatWasThere) {
    CallScript script;
    script.open(3, "x", false, true);
    EXPECT_EQ(outcomes(script, GetParam(), {{"x", "1"}}), (std::set<Tree>{{{"x", "1"}}, {{"x", ""}}}));
}

TEST_P(EveryModel, SameSeedDrawsTheSame) {
    CallScript script;
    script.create(3, "x").write(3, 0, std::string(20'000, 't')).make_folder("a").create(4, "a/y").write(4, 0, "1");
    const Disk disk = run(script);
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        EXPECT_EQ(difference(disk.after_cut(GetParam(), seed), disk.after_cut(GetParam(), seed)), "");
    }
}

TEST(JournalModel, ChangesComeInTheirOrder) {
    CallScript script;
    script.rename("a", "b").make_folder("c").unlink("d");
    const Tree before = {{"a", "1"}, {"d", "2"}};
    EXPECT_EQ(outcomes(script, CutModel::journal, before),
              (std::set<Tree>{
                  before, {{"b", "1"}, {"d", "2"}}, {{"b", "1"}, {"d", "2"}, {"c/", ""}}, {{"b", "1"}, {"c/", ""}}}));
}

TEST(JournalModel, SyncOfAChangedFileKeepsAllChangesBefore) {
    CallScript script;
    script.rename("a", "b").create(3, "c").sync(3).unlink("d");
    EXPECT_EQ(outcomes(script, CutModel::journal, {{"a", "1"}, {"d", "2"}}),
              (std::set<Tree>{{{"b", "1"}, {"c", ""}, {"d", "2"}}, {{"b", "1"}, {"c", ""}}}));
}

TEST(JournalModel, SyncOfAFileThatOnlyWasOverwrittenKeepsNoChangeOfNames) {
    CallScript script;
    script.rename("a", "b").open(3, "x").write(3, 0, "2").sync(3);
    EXPECT_EQ(outcomes(script, CutModel::journal, {{"a", "1"}, {"x", "1"}}),
              (std::set<Tree>{{{"a", "1"}, {"x", "2"}}, {{"b", "1"}, {"x", "2"}}}));
}

TEST(JournalModel, NothingIsWrittenBeforeTheTruncationThatPrecedesIt) {
    CallScript script;
    script.open(3, "x", false, true).write(3, 0, "2");
    EXPECT_EQ(outcomes(script, CutModel::journal, {{"x", "11"}}),
              (std::set<Tree>{{{"x", "11"}}, {{"x", ""}}, {{"x", "2"}}, {{"x", std::string(1, '\0')}}}));
}

TEST(StrictModel, ChangesComeInAnyOrder) {
    CallScript script;
    script.rename("a", "b").make_folder("c").unlink("d");
    EXPECT_EQ(outcomes(script, CutModel::strict, {{"a", "1"}, {"d", "2"}}).size(), 8U);
}

TEST(StrictModel, SyncOfAFileKeepsNoName) {
    CallScript script;
    script.create(3, "x").write(3, 0, "text").sync(3);
    EXPECT_EQ(outcomes(script, CutModel::strict), (std::set<Tree>{{}, {{"x", "text"}}}));
}

TEST(StrictModel, SyncOfAFolderKeepsItsOwnNamesOnly) {
    CallScript script;
    script.make_folder("a").create(3, "a/x").sync_folder("a");
    EXPECT_EQ(outcomes(script, CutModel::strict), (std::set<Tree>{{}, {{"a/", ""}, {"a/x", ""}}}));
}

TEST(StrictModel, RenameBetweenFoldersNeedsBothSyncs) {
    CallScript script;
    script.rename("x", "a/x").sync_folder("a");
    const Tree before = {{"x", "1"}, {"a/", ""}};
    const Tree after = {{"a/", ""}, {"a/x", "1"}};
    EXPECT_EQ(outcomes(script, CutModel::strict, before), (std::set<Tree>{before, after}));
    script.sync_folder("");
    EXPECT_EQ(outcomes(script, CutModel::strict, before), std::set<Tree>{after});
}

TEST(StrictModel, PagesComeOneByOne) {
    const std::string old(3 * page_bytes, 'o');
    CallScript script;
    script.open(3, "x").write(3, 0, std::string(3 * page_bytes, 'n'));
    std::set<Tree> expected;
    for (unsigned pages = 0; pages < 8; ++pages) {
        std::string content = old;
        for (unsigned page = 0; page < 3; ++page) {
            if ((pages >> page & 1U) != 0) content.replace(page * page_bytes, page_bytes, page_bytes, 'n');
        }
        expected.insert({{"x", content}});
    }
    EXPECT_EQ(outcomes(script, CutModel::strict, {{"x", old}}), expected);
}

TEST(TornModel, SectorsAreOldNewZerosOrGarbage) {
    const std::string old(4 * sector_bytes, 'o');
    CallScript script;
    script.open(3, "x").write(3, sector_bytes, std::string(2 * sector_bytes, 'n'));
    std::set<char> first_bytes;
    std::set<char> second_bytes;
    for (const Tree& tree : outcomes(script, CutModel::torn, {{"x", old}})) {
        const std::string& content = tree.at("x");
        ASSERT_EQ(content.size(), old.size());
        EXPECT_EQ(content.substr(0, sector_bytes), old.substr(0, sector_bytes));
        EXPECT_EQ(content.substr(3 * sector_bytes), old.substr(3 * sector_bytes));
        first_bytes.insert(content[sector_bytes]);
        second_bytes.insert(content[2 * sector_bytes]);
    }
    for (const std::set<char>& bytes : {first_bytes, second_bytes}) {
        EXPECT_TRUE(bytes.contains('o') && bytes.contains('n') && bytes.contains('\0'));
        EXPECT_GT(bytes.size(), 20U);
    }
}

TEST(Disk, RecordThatIsNotWholeIsRefused) {
    const std::vector<CallScript> scripts = {
        CallScript().write(3, 0, "text"),
        CallScript().sync(3),
        CallScript().open(3, "x"),
        CallScript().create(3, "a/x"),
        CallScript().make_folder("old"),
        CallScript().unlink("x"),
        CallScript().rename("x", "y"),
        CallScript().link("x", "y"),
        CallScript().create(3, "old"),
        CallScript().create(3, "old/x"),
        CallScript().duplicate(3, 4),
        CallScript().truncate(3, 0),
        CallScript().create(3, "x").close(3).sync(3),
    };
    for (const CallScript& script : scripts) {
        EXPECT_THROW(run(script, {{"old", "1"}}), std::runtime_error) << script.calls().back().path;
    }
}

}  // namespace
}  // namespace kwic::faults
