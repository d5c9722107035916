// Damage at rest: whatever changes in whatever file of an index, the check reports it, as somebody who may only read.
#include "faults/campaign.hpp"
#include "faults/child_process.hpp"
#include "faults/file_tree.hpp"
#include "faults/mutation.hpp"
#include "faults/mutation_specimen.hpp"
#include "faults/mutation_verdict.hpp"
#include "storage/manifest.hpp"
#include "support/damage_lines.hpp"
#include "support/memory_folder.hpp"

#include <kwic/maintenance.hpp>

#include <gtest/gtest.h>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace kwic::faults {
namespace {

constexpr CampaignSize size = {.fast_cases = 300, .full_cases = 12'000};
constexpr int exit_sound = 0;
constexpr int exit_error = 2;
constexpr int exit_damaged = exit_error;
constexpr int exit_incompatible = 4;

struct Specimen {
    Specimen() {
        make_specimen(index);
        tree = read_tree(index);
    }

    MemoryFolder folder;
    std::string index = folder.path("index");
    FileTree tree;
};

// One for all tests: it is mended after every damage.
const Specimen& specimen() {
    static const Specimen one;
    return one;
}

const std::string& index() {
    return specimen().index;
}

const FileTree& tree() {
    return specimen().tree;
}

// Holds an index damaged as long as it lives.
class Damaged {
  public:
    Damaged(std::string folder, const FileTree& sound, const FileTree& damaged)
        : folder_(std::move(folder)), sound_(sound), damaged_(damaged) {
        change_folder(folder_, sound_, damaged_);
    }
    ~Damaged() { change_folder(folder_, damaged_, sound_); }
    Damaged(const Damaged&) = delete;
    Damaged& operator=(const Damaged&) = delete;

  private:
    std::string folder_;
    const FileTree& sound_;
    const FileTree& damaged_;
};

// A first line of CURRENT or MANIFEST that another version of the format would have written.
bool says_another_version(const FileTree& tree, const std::string& path) {
    const auto file = tree.find(path);
    if (file == tree.end()) return false;
    for (const std::string magic : {"kwic-current ", "kwic-manifest "}) {
        if (!file->second.starts_with(magic)) continue;
        const std::string number = file->second.substr(magic.size(), file->second.find('\n') - magic.size());
        return !number.empty() && number.find_first_not_of("0123456789") == std::string::npos &&
               number != std::to_string(index_format_version);
    }
    return false;
}

// Which of the changed files must be named. Where a manifest has changed nobody can tell what files belong to it, and
// what says that it is of another version ends the check.
std::vector<std::string> files_to_name(const FileTree& damaged, const std::vector<std::string>& changed) {
    for (const std::string& path : changed) {
        if (says_another_version(damaged, path)) return {path};
    }
    std::vector<std::string> paths;
    for (const std::string& path : changed) {
        const std::string manifest = path.substr(0, path.find('/')) + "/MANIFEST";
        if (path == manifest || std::find(changed.begin(), changed.end(), manifest) == changed.end()) {
            paths.push_back(path);
        }
    }
    return paths;
}

// Damage that opening looks for: CURRENT, the manifest and the version file as a whole, of other tables the size.
bool must_be_refused(const FileTree& sound, const FileTree& damaged, const std::string& path) {
    if (path == "CURRENT") return true;
    const std::string database = std::string(served_generation) + "/db/";
    if (path == std::string(served_generation) + "/MANIFEST" || path == database + "iamglass") return true;
    if (!path.starts_with(database)) return false;
    const auto file = damaged.find(path);
    return file == damaged.end() || file->second.size() != sound.at(path).size();
}

std::string find_unnamed(const std::string& lines, const std::string& folder, const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        if (!names_file(lines, folder, path)) return ("does not name " + path).append(" but says: ").append(lines);
    }
    return {};
}

// Of a damaged index: what the verdicts lack.
class Judgement {
  public:
    Judgement(std::string folder, const FileTree& sound, const FileTree& damaged)
        : folder_(std::move(folder)), sound_(sound), damaged_(damaged), changed_(differences(sound, damaged)) {}

    [[nodiscard]] std::string of(const ProgramVerdict& verdict) const {
        const std::vector<std::string> named = files_to_name(damaged_, changed_);
        const bool other_version = says_another_version(damaged_, named.front());
        if (verdict.exit_code != exit_damaged && !(other_version && verdict.exit_code == exit_incompatible)) {
            return "kwic check ends with " + std::to_string(verdict.exit_code) + " and says: " + verdict.lines;
        }
        const std::string unnamed = find_unnamed(verdict.lines, folder_, named);
        return unnamed.empty() ? "" : "kwic check " + unnamed;
    }

    [[nodiscard]] std::string of(const LibraryVerdict& verdict) const {
        if (!verdict.trouble.empty()) return "the library: " + verdict.trouble;
        if (verdict.sound) return "check_index finds nothing";
        const std::string unnamed = find_unnamed(verdict.lines, folder_, files_to_name(damaged_, changed_));
        if (!unnamed.empty()) return "check_index " + unnamed;
        const bool refused = std::any_of(changed_.begin(), changed_.end(), [this](const std::string& path) {
            return must_be_refused(sound_, damaged_, path);
        });
        return refused && verdict.opens ? "Index::open takes it" : "";
    }

  private:
    std::string folder_;
    const FileTree& sound_;
    const FileTree& damaged_;
    std::vector<std::string> changed_;
};

std::string judge_damage(const std::string& folder, const FileTree& sound, const Mutation& mutation) {
    const FileTree damaged = mutate(sound, mutation);
    if (damaged == sound) return describe(mutation) + " changes nothing";
    const Damaged hold(folder, sound, damaged);
    const Judgement judgement(folder, sound, damaged);
    std::string wrong = judgement.of(ask_program("check", folder, {.read_only = true}));
    if (wrong.empty()) wrong = judgement.of(ask_library(folder));
    return wrong.empty() ? "" : describe(mutation) + ": " + wrong;
}

TEST(MutationSweep, TheSpecimenHasContentInEveryTableOfBothGenerations) {
    constexpr std::size_t more_than_one_block = 8192 + 1;
    for (const std::string generation : {kept_generation, served_generation}) {
        for (const char* table : {"/db/postlist.glass", "/db/docdata.glass"}) {
            const auto file = tree().find(generation + table);
            ASSERT_NE(file, tree().end()) << table;
            EXPECT_GE(file->second.size(), more_than_one_block) << table;
        }
        EXPECT_TRUE(tree().contains(generation + "/READERS"));
    }
    EXPECT_TRUE(tree().contains("kwic.lock"));
}

TEST(MutationSweep, TheIndexAsItIsIsSound) {
    for (const bool read_only : {false, true}) {
        const ProgramVerdict verdict = ask_program("check", index(), {.read_only = read_only});
        EXPECT_EQ(verdict.exit_code, exit_sound) << verdict.lines;
    }
    const LibraryVerdict verdict = ask_library(index());
    EXPECT_EQ(verdict.trouble, "");
    EXPECT_TRUE(verdict.sound) << verdict.lines;
    EXPECT_TRUE(verdict.opens);
    EXPECT_EQ(damage_lines(check_index(index(), {.deep = true})), "");
    EXPECT_EQ(differences(tree(), read_tree(index())), std::vector<std::string>()) << "the check has changed files";
}

TEST(MutationSweep, TheSurroundingsLetNothingBeWritten) {
    const Specimen own;
    const ProgramVerdict read_only = ask_program("rollback", own.index, {.plain_user = false, .read_only = true});
    EXPECT_EQ(read_only.exit_code, exit_error);
    EXPECT_NE(read_only.lines.find("ead-only file system"), std::string::npos) << read_only.lines;
    if (::geteuid() != 0) GTEST_SKIP() << "this user owns the index";
    const ProgramVerdict plain_user = ask_program("rollback", own.index, {});
    EXPECT_EQ(plain_user.exit_code, exit_error);
    EXPECT_NE(plain_user.lines.find("ermission denied"), std::string::npos) << plain_user.lines;
}

TEST(MutationSweep, EveryDamageIsReported) {
    const std::vector<Mutation> plan = plan_mutations(tree(), size.full_cases);
    Campaign campaign("mutations", size);
    campaign.run([&](std::uint64_t number) {
        return judge_damage(index(), tree(), plan.at(campaign.spread(number, plan.size())));
    });
    EXPECT_EQ(differences(tree(), read_tree(index())), std::vector<std::string>()) << "the sweep has left damage";
}

TEST(MutationSweep, APlainUserWithoutTheInjectorSeesWhatIsMissingAndWhatIsLonger) {
    for (const auto& [path, bytes] : tree()) {
        for (const MutationKind kind : {MutationKind::remove_file, MutationKind::append_byte}) {
            const Mutation mutation = {.kind = kind, .path = path};
            const FileTree damaged = mutate(tree(), mutation);
            const Damaged hold(index(), tree(), damaged);
            const Judgement judgement(index(), tree(), damaged);
            EXPECT_EQ(judgement.of(ask_program("check", index(), {})), "") << describe(mutation);
            EXPECT_EQ(judgement.of(ask_library(index())), "") << describe(mutation);
        }
    }
}

// In a child: the folder mounted upon itself, read-only. Returns why it cannot, or an empty text.
std::string mount_read_only(const std::string& folder) {
    const char* path = folder.c_str();
    const int spaces = CLONE_NEWNS | (::geteuid() == 0 ? 0 : CLONE_NEWUSER);
    if (::unshare(spaces) != 0) return std::string("unshare: ") + std::strerror(errno);
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount(path, path, nullptr, MS_BIND, nullptr) != 0 ||
        ::mount(nullptr, path, nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) != 0) {
        return std::string("mount: ") + std::strerror(errno);
    }
    return {};
}

constexpr const char* not_permitted = "not permitted here: ";

std::string judge_on_read_only_mount(const std::string& folder, const FileTree& sound, const FileTree& damaged) {
    if (const std::string reason = mount_read_only(folder); !reason.empty()) return not_permitted + reason;
    if (std::ofstream(folder + "/a-file").is_open()) return "the mount is not read-only";
    const ProgramVerdict verdict = ask_program("check", folder, {});
    if (damaged != sound) return Judgement(folder, sound, damaged).of(verdict);
    return verdict.exit_code == exit_sound ? "" : "not sound: " + verdict.lines;
}

TEST(MutationSweep, AReadOnlyMountIsCheckedAsWell) {
    for (const auto& [path, bytes] : tree()) {
        const FileTree damaged = mutate(tree(), {.kind = MutationKind::append_byte, .path = path});
        for (const FileTree& content : {tree(), damaged}) {
            const Damaged hold(index(), tree(), content);
            ChildProcess child([&] { return judge_on_read_only_mount(index(), tree(), content); });
            const std::string said = child.finish();
            if (said.starts_with(not_permitted)) GTEST_SKIP() << said;
            EXPECT_EQ(said, "") << path;
        }
    }
}

}  // namespace
}  // namespace kwic::faults
