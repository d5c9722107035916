// `kwic check`, end to end.
#include "cli/held_lock.hpp"
#include "cli/index_damage.hpp"
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <regex>
#include <string>

namespace kwic::cli_test {
namespace {

using Json = nlohmann::ordered_json;

// An index whose generation 2 is served and holds four documents.
class CheckProgram : public testing::Test {
  protected:
    CheckProgram() {
        const RunResult result =
            run_kwic({"index", "-d", index_.path(), "-"}, {.input = "{\"id\":\"4\",\"text\":\"Belgrade\"}\n"});
        if (result.exit_code != 0) throw std::runtime_error(result.err);
    }

    [[nodiscard]] RunResult check(Arguments arguments = {}, const RunSettings& settings = {}) const {
        arguments.insert(arguments.begin(), {"check", "-d", index_.path()});
        return run_kwic(arguments, settings);
    }

    [[nodiscard]] std::string message(const std::string& advice) const {
        return "kwic: " + index_.path() + ": " + advice + "\n";
    }

    SampleIndex index_;
};

TEST_F(CheckProgram, ASoundIndexIsALineAGeneration) {
    for (const Arguments& arguments : {Arguments{}, Arguments{"--deep"}}) {
        const RunResult result = check(arguments);
        EXPECT_EQ(result.exit_code, 0);
        EXPECT_EQ(result.err, "");
        EXPECT_TRUE(std::regex_match(
            result.out, std::regex("generation 2, served: 4 documents in \\d+ files \\(\\d+\\.\\d MB\\), sound\n"
                                   "generation 1: 3 documents in \\d+ files \\(\\d+\\.\\d MB\\), sound\n")))
            << result.out;
    }
}

TEST_F(CheckProgram, NeedsNoMoreThanTheRightToReadAndNoLock) {
    const HeldLock lock(index_.path());
    const RunResult result = check({"--deep"}, {.folder = "/", .unprivileged = true});
    EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
}

TEST_F(CheckProgram, DamageOfWhatIsServedIsToldAndRollbackMendsIt) {
    const std::string damaged = largest_file(index_.path(), 2);
    flip_bit(damaged);
    const RunResult result = check();
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_NE(result.out.find("), damaged\n  " + damaged + ": "), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("generation 1: 3 documents in "), std::string::npos) << result.out;
    EXPECT_EQ(result.err,
              message("damaged: `kwic rollback -d " + index_.path() + "` serves the generation that is sound"));
    EXPECT_EQ(run_kwic({"rollback", "-d", index_.path()}).exit_code, 0);
    EXPECT_EQ(index_.search({"-c", "belgrade"}).out, "2\n");
    const RunResult after = check();
    EXPECT_TRUE(after.out.starts_with("generation 3, served: 3 documents")) << after.out;
    EXPECT_EQ(after.exit_code, 2);
    EXPECT_EQ(after.err,
              message("damaged, but not what is served: the next change of the index puts a new one in its place"));
}

TEST_F(CheckProgram, WhereNothingIsSoundItSaysHowToBuildAnew) {
    flip_bit(largest_file(index_.path(), 1));
    flip_bit(largest_file(index_.path(), 2));
    const RunResult result = check();
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.err, message("damaged: build it anew with `kwic index -d " + index_.path() + " --rebuild`"));
}

TEST_F(CheckProgram, CurrentIsLookedAtToo) {
    flip_bit(index_.path() + "/CURRENT");
    const RunResult result = check();
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_TRUE(result.out.starts_with("the index folder, damaged\n  " + index_.path() + "/CURRENT: ")) << result.out;
    EXPECT_NE(result.err.find("kwic rollback"), std::string::npos) << result.err;
    EXPECT_EQ(run_kwic({"rollback", "-d", index_.path()}).exit_code, 0);
    EXPECT_EQ(index_.search({"-c", "belgrade"}).out, "3\n");
}

TEST_F(CheckProgram, JsonHoldsTheSame) {
    const Json sound = Json::parse(check({"--format", "json"}).out);
    EXPECT_EQ(sound["format"], 1);
    EXPECT_EQ(sound["sound"], true);
    EXPECT_EQ(sound["damages"], Json::array());
    ASSERT_EQ(sound["generations"].size(), 2U);
    EXPECT_EQ(sound["generations"][0]["generation"], 2);
    EXPECT_EQ(sound["generations"][0]["served"], true);
    EXPECT_EQ(sound["generations"][1]["documents"], 3);
    EXPECT_GT(sound["generations"][1]["bytes"], 0);
    const std::string damaged = largest_file(index_.path(), 1);
    flip_bit(damaged);
    const RunResult result = check({"--format", "json"});
    EXPECT_EQ(result.exit_code, 2);
    const Json json = Json::parse(result.out);
    EXPECT_EQ(json["sound"], false);
    EXPECT_EQ(json["generations"][0]["sound"], true);
    EXPECT_EQ(json["generations"][1]["sound"], false);
    EXPECT_EQ(json["generations"][1]["damages"][0]["path"], damaged);
    EXPECT_FALSE(json["generations"][1]["damages"][0]["what"].get<std::string>().empty());
}

}  // namespace
}  // namespace kwic::cli_test
