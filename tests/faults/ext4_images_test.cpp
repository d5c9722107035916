// Row 3 of docs/reliability.md: a real ext4 (data=ordered, blocks of 1 and of 4 KB) on a loop device, whose image is
// copied while a child changes an index, or at the moment when the child is killed at some call. What the page cache
// holds is lost in the copy; the kernel then replays its journal.
//
// Journal commits fall in between by the commit interval of a second, by another program's sync, and by files whose
// content was written back early.
//
// Not shown: cuts between the writes of one journal commit (a copy is made while the device rests), disks that reorder
// or tear writes within their cache or lie about a flush, data=writeback or journal, other file systems.
#include "faults/campaign.hpp"
#include "faults/ext4_run.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>

namespace kwic::faults {
namespace {

constexpr std::uint64_t images_of_a_run = 6;

// Half of the images are of runs that go on afterwards, the others of one killed writer each.
class ImageSeries {
  public:
    // The image and its verdict: what is wrong, or an empty text.
    std::string judge(std::uint64_t number, bool at_a_call) {
        const ServedSteps steps = take(number, at_a_call);
        copy_image(image_, judged_image_);
        const Ext4Mount mount(judged_image_, workshop_.copy_folder, "data=ordered");
        ChildProcess judge(
            [&] { return run_->history().judge(mount.folder() + Ext4Run::index_name, steps.first, steps.last); });
        return judge.finish(std::chrono::seconds(60));
    }

    [[nodiscard]] const std::string& image() const { return image_; }

  private:
    ServedSteps take(std::uint64_t number, bool at_a_call) {
        const std::uint64_t seed = at_a_call ? number : number / images_of_a_run;
        if (at_a_call || !run_ || seed != seed_of_run_ || run_is_at_a_call_) {
            run_.reset();
            run_ = std::make_unique<Ext4Run>(workshop_, seed);
            seed_of_run_ = seed;
            run_is_at_a_call_ = at_a_call;
        }
        return at_a_call ? run_->copy_at_a_call(image_) : run_->copy_at_any_moment(image_);
    }

    Ext4Workshop workshop_;
    std::string image_ = workshop_.folder.path("copied");
    std::string judged_image_ = workshop_.folder.path("judged");
    std::unique_ptr<Ext4Run> run_;
    std::uint64_t seed_of_run_ = 0;
    bool run_is_at_a_call_ = false;
};

// For another look, beside the campaign's state; a text that says where.
std::string keep(const std::string& image, std::uint64_t number) {
    const char* folder = std::getenv("KWIC_FAULTS_STATE");
    if (folder == nullptr) return {};
    const std::string kept = std::string(folder) + "/ext4-" + std::to_string(number) + ".img";
    copy_image(image, kept);
    return " (the image: " + kept + ')';
}

void write_file(const std::string& path, const std::string& bytes, bool is_synced) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    EXPECT_EQ(::write(file, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    EXPECT_TRUE(!is_synced || ::fsync(file) == 0);
    ::close(file);
}

std::string read_file(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

// The control: what was synced, and no more, is in an image.
TEST(Ext4Images, LoseWhatWasNotSynced) try {
    const Ext4Workshop workshop;
    const std::string image = workshop.folder.path("image");
    const std::string copy = workshop.folder.path("copied");
    for (const std::string& empty : workshop.empty_images) {
        copy_image(empty, image);
        const Ext4Mount live(image, workshop.live_folder, "data=ordered,commit=300");
        write_file(live.folder() + "/target", "old", true);
        write_file(live.folder() + "/unsynced", "text", false);
        write_file(live.folder() + "/synced", "text", true);
        write_file(live.folder() + "/next", "new", true);
        ASSERT_EQ(::rename((live.folder() + "/next").c_str(), (live.folder() + "/target").c_str()), 0);
        live.copy_at_one_instant(copy);
        EXPECT_EQ(read_file(live.folder() + "/target"), "new");
        const Ext4Mount mount(copy, workshop.copy_folder, "data=ordered");
        EXPECT_EQ(read_file(mount.folder() + "/synced"), "text");
        EXPECT_EQ(read_file(mount.folder() + "/unsynced"), "");
        EXPECT_EQ(read_file(mount.folder() + "/target"), "old");
        EXPECT_EQ(read_file(mount.folder() + "/next"), "new");
    }
} catch (const Ext4Unavailable& error) {
    GTEST_SKIP() << error.what();
}

TEST(Ext4Images, HoldTheLastAcknowledgedGenerationWhole) try {
    ImageSeries series;
    Campaign campaign("ext4 images", {2, 1200});
    campaign.run([&](std::uint64_t number) {
        const bool at_a_call = campaign.is_full() ? number / images_of_a_run % 2 == 1 : number == 1;
        const std::string wrong = series.judge(number, at_a_call);
        return wrong.empty() ? wrong : wrong + keep(series.image(), number);
    });
} catch (const Ext4Unavailable& error) {
    GTEST_SKIP() << error.what();
}

}  // namespace
}  // namespace kwic::faults
