// Where readers report what did not arrive whole.
#pragma once

#include <kwic/reader.hpp>

#include <functional>
#include <string>
#include <utility>

namespace kwic {

// Hands entries to the caller's function, if there is one. Throws whatever that function throws.
class Account {
  public:
    explicit Account(std::function<void(const AccountEntry&)> sink) : sink_(std::move(sink)) {}

    void report(const AccountEntry& entry) const {
        if (sink_) sink_(entry);
    }

    // A whole file or folder that is passed over.
    void report_skipped(const std::string& path, const std::string& reason, const std::string& detail) const {
        report({.kind = AccountKind::skipped, .path = path, .line = 0, .id = {}, .reason = reason, .detail = detail});
    }

  private:
    std::function<void(const AccountEntry&)> sink_;
};

}  // namespace kwic
