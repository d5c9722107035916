#include "faults/ext4_disk.hpp"

#include <fcntl.h>
#include <linux/loop.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <thread>
#include <utility>
#include <vector>

namespace kwic::faults {
namespace {

constexpr int max_tries = 2000;
constexpr off_t image_bytes = off_t{32} << 20;

std::string reason() {
    return std::string(": ") + std::strerror(errno);
}

class Descriptor {
  public:
    Descriptor(const std::string& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const noexcept { return number_; }
    [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }

  private:
    int number_;
};

bool attach(const Descriptor& device, const Descriptor& image) {
    loop_config config{};
    config.fd = static_cast<__u32>(image.get());
    config.info.lo_flags = LO_FLAGS_AUTOCLEAR;
    return ::ioctl(device.get(), LOOP_CONFIGURE, &config) == 0;
}

// The device goes when its last user does, so it must be mounted before `mount` returns.
template <class Mount>
std::string with_loop_device(const std::string& image, Mount&& mount) {
    const Descriptor control("/dev/loop-control", O_RDWR);
    const Descriptor file(image, O_RDWR);
    if (!control.is_open() || !file.is_open()) throw Ext4Unavailable("no loop devices" + reason());
    for (int i = 0; i < max_tries; ++i) {
        const int number = ::ioctl(control.get(), LOOP_CTL_GET_FREE);
        if (number < 0) throw Ext4Unavailable("no free loop device" + reason());
        std::string name = "loop" + std::to_string(number);
        const Descriptor device("/dev/" + name, O_RDWR);
        if (!device.is_open()) throw Ext4Unavailable("cannot open /dev/" + name + reason());
        if (attach(device, file)) {
            mount("/dev/" + name);
            return name;
        }
        if (errno != EBUSY) throw Ext4Unavailable("cannot use /dev/" + name + reason());
    }
    throw Ext4Unavailable("others take every loop device first");
}

void copy_range(const Descriptor& from, const Descriptor& to, off_t begin, off_t end) {
    std::vector<char> buffer(static_cast<std::size_t>(end - begin));
    const auto bytes = static_cast<ssize_t>(buffer.size());
    if (::pread(from.get(), buffer.data(), buffer.size(), begin) != bytes ||
        ::pwrite(to.get(), buffer.data(), buffer.size(), begin) != bytes) {
        throw std::runtime_error("cannot copy an image" + reason());
    }
}

}  // namespace

void take_own_mounts() {
    if (::unshare(CLONE_NEWNS) != 0) throw Ext4Unavailable("mounting needs root" + reason());
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
        throw Ext4Unavailable("cannot have mounts of one's own" + reason());
    }
}

void make_ext4_image(const std::string& image, unsigned block_bytes) {
    const Descriptor file(image, O_RDWR | O_CREAT | O_TRUNC);
    if (!file.is_open() || ::ftruncate(file.get(), image_bytes) != 0) {
        throw Ext4Unavailable("cannot make " + image + reason());
    }
    // What mkfs leaves to a thread of the kernel's would write while images are copied.
    const std::string command = "mkfs.ext4 -q -F -E lazy_itable_init=0,lazy_journal_init=0 -b " +
                                std::to_string(block_bytes) + " '" + image + "' >/dev/null 2>&1";
    if (std::system(command.c_str()) != 0) throw Ext4Unavailable("mkfs.ext4 does not work here");
}

void copy_image(const std::string& from, const std::string& to) {
    const Descriptor source(from, O_RDONLY);
    const Descriptor target(to, O_WRONLY | O_CREAT | O_TRUNC);
    if (!source.is_open() || !target.is_open()) throw std::runtime_error("cannot copy " + from + reason());
    const off_t size = ::lseek(source.get(), 0, SEEK_END);
    if (::ftruncate(target.get(), size) != 0) throw std::runtime_error("cannot copy " + from + reason());
    for (off_t end = 0; end < size;) {
        const off_t begin = ::lseek(source.get(), end, SEEK_DATA);
        if (begin < 0) return;  // only a hole is left
        end = ::lseek(source.get(), begin, SEEK_HOLE);
        copy_range(source, target, begin, end);
    }
}

Ext4Mount::Ext4Mount(const std::string& image, std::string folder, const std::string& options)
    : image_(image), folder_(std::move(folder)) {
    device_ = with_loop_device(image, [&](const std::string& device) {
        if (::mount(device.c_str(), folder_.c_str(), "ext4", 0, options.c_str()) == 0) return;
        if (errno == EPERM || errno == ENODEV) throw Ext4Unavailable("cannot mount ext4" + reason());
        throw std::runtime_error("cannot mount " + image + reason());
    });
}

Ext4Mount::~Ext4Mount() {
    for (int i = 0; i < max_tries; ++i) {
        if (::umount2(folder_.c_str(), 0) == 0 || errno != EBUSY) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    ::umount2(folder_.c_str(), MNT_DETACH);
}

// "" while it writes; else a text that is another one after the next write. See "stat" in the kernel's documentation of
// block devices: writes, discards and flushes that are done, and requests under way.
std::string Ext4Mount::writes() const {
    std::ifstream file("/sys/block/" + device_ + "/stat");
    std::array<std::string, 17> fields;
    for (std::string& field : fields) file >> field;
    if (fields[8] != "0") return {};
    return fields[4] + ' ' + fields[11] + ' ' + fields[15];
}

void Ext4Mount::copy_at_one_instant(const std::string& to) const {
    for (int i = 0; i < max_tries; ++i) {
        const std::string before = writes();
        if (!before.empty()) copy_image(image_, to);
        if (!before.empty() && writes() == before) return;
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    throw std::runtime_error("the device never rests");
}

}  // namespace kwic::faults
