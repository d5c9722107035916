// A real ext4 file system in a file, by way of a loop device. Needs root.
#pragma once

#include <stdexcept>
#include <string>

namespace kwic::faults {

// This machine or this user cannot do it; what() says why.
class Ext4Unavailable : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Gives this process a view of the mounted file systems of its own: what it mounts goes with it, however it ends.
// Throws Ext4Unavailable.
void take_own_mounts();

// Makes an empty file system of 32 MB with blocks of this size and mkfs.ext4's own journal. Throws Ext4Unavailable.
void make_ext4_image(const std::string& image, unsigned block_bytes);

// Copies a file without its holes. Throws std::runtime_error.
void copy_image(const std::string& from, const std::string& to);

// Mounted as long as it lives; the loop device goes with the mount. Thread rule: one thread.
class Ext4Mount {
  public:
    // Mounts on the folder; a journal that was cut off is replayed. `options` as mount(8) has them behind -o. Throws
    // Ext4Unavailable without the right to, std::runtime_error where the kernel refuses the image.
    Ext4Mount(const std::string& image, std::string folder, const std::string& options);
    ~Ext4Mount();
    Ext4Mount(const Ext4Mount&) = delete;
    Ext4Mount& operator=(const Ext4Mount&) = delete;

    [[nodiscard]] const std::string& folder() const noexcept { return folder_; }

    // Copies the image as the device holds it at one instant: a copy during which the device wrote anything is made
    // again. What only the page cache holds is not in it. Throws std::runtime_error if the device never rests.
    void copy_at_one_instant(const std::string& to) const;

  private:
    [[nodiscard]] std::string writes() const;

    std::string image_;
    std::string folder_;
    std::string device_;  // "loop3"
};

}  // namespace kwic::faults
