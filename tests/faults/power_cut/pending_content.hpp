// The content of one file: what is certainly on the disk, and the changes since.
#pragma once

#include "faults/power_cut/cut_lottery.hpp"
#include "faults/power_cut/cut_model.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kwic::faults {

class PendingContent {
  public:
    explicit PendingContent(std::string durable) : durable_(std::move(durable)), live_bytes_(durable_.size()) {}

    // `change` numbers the change in the disk's order.
    void write(std::uint64_t offset, const std::string& bytes, std::uint64_t change);
    void truncate(std::uint64_t size, std::uint64_t change);

    // All of it comes to the disk.
    void sync();

    // Of the file as programs see it.
    [[nodiscard]] std::uint64_t live_bytes() const noexcept { return live_bytes_; }
    [[nodiscard]] std::string live() const;

    // What the disk may hold. `last_change`: in the journal model, the last truncation that it holds.
    [[nodiscard]] std::string after_cut(CutModel model, std::uint64_t last_change, CutLottery& lottery) const;

  private:
    struct Change {
        bool truncates;
        std::uint64_t offset;  // or the new size
        std::string bytes;
        std::uint64_t number;
    };

    static void place(const Change& change, std::string& content);

    std::string durable_;
    std::uint64_t live_bytes_;
    std::vector<Change> changes_;
};

}  // namespace kwic::faults
