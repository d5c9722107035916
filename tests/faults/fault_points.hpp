// Every place where a writer can be disturbed, by number.
#pragma once

#include "faults/injector/fault_injector.hpp"
#include "faults/operations.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kwic::faults {

// Where each operation begins, made once for each seed, and the place where the disturbed one works on a copy.
class OperationFolders {
  public:
    // `root` is there and empty.
    explicit OperationFolders(std::string root) : root_(std::move(root)) {}

    // Puts a fresh copy at index(), in place of what is there.
    void begin(Operation operation, std::uint64_t seed);

    [[nodiscard]] std::string index() const { return watched() + "/index"; }

    // What the injector is to watch: the folder that holds index(), and nothing else.
    [[nodiscard]] std::string watched() const { return root_ + "/disturbed"; }

    [[nodiscard]] std::string root() const { return root_; }

  private:
    std::string root_;
};

// How an operation is disturbed.
struct Disturbance {
    FaultKind kind = FaultKind::none;
    CallClass calls = CallClass::all;
    int error_number = 0;
    bool sticky = false;
};

struct FaultPoint {
    Operation operation = Operation::create;
    std::uint64_t seed = 0;
    Disturbance disturbance;
    std::uint64_t at_call = 0;
};

// Every call of every operation with these seeds that one of the disturbances concerns.
class FaultPoints {
  public:
    FaultPoints(OperationFolders& folders, const std::vector<Disturbance>& disturbances,
                const std::vector<std::uint64_t>& seeds);

    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

    // The point with this number, from 0.
    [[nodiscard]] FaultPoint at(std::uint64_t number) const;

  private:
    struct Range {
        FaultPoint first;
        std::uint64_t size = 0;
    };

    std::vector<Range> ranges_;
    std::uint64_t size_ = 0;
};

// What the injector is told; `folder` must outlive the plan.
FaultPlan plan_for(const FaultPoint& point, const std::string& folder);

// "update 0, error 5 from writes call 17 on" and the like.
std::string describe(const FaultPoint& point);

}  // namespace kwic::faults
