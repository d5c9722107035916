// Records of calls written by hand.
#pragma once

#include "faults/injector/logged_call.hpp"

#include <string>
#include <utility>
#include <vector>

namespace kwic::faults {

// Grows call by call; paths are relative to "/disk".
class CallScript {
  public:
    static constexpr const char* root = "/disk";

    CallScript& create(int descriptor, const std::string& path) { return open(descriptor, path, true, false); }
    CallScript& open(int descriptor, const std::string& path, bool created = false, bool truncated = false) {
        LoggedCall& call = add(CallKind::open_file, descriptor);
        call.path = absolute(path);
        call.created = created;
        call.truncated = truncated;
        return *this;
    }
    CallScript& write(int descriptor, std::uint64_t offset, std::string bytes) {
        LoggedCall& call = add(CallKind::write, descriptor);
        call.offset = offset;
        call.bytes = std::move(bytes);
        return *this;
    }
    CallScript& truncate(int descriptor, std::uint64_t size) {
        add(CallKind::truncate, descriptor).offset = size;
        return *this;
    }
    CallScript& duplicate(int descriptor, int other_descriptor) {
        add(CallKind::duplicate, descriptor).other_descriptor = other_descriptor;
        return *this;
    }
    CallScript& close(int descriptor) { return add(CallKind::close_file, descriptor), *this; }
    CallScript& sync(int descriptor) { return add(CallKind::sync_file, descriptor), *this; }
    CallScript& sync_all() { return add(CallKind::sync_filesystem, 0), *this; }
    CallScript& make_folder(const std::string& path) { return name(CallKind::make_folder, path); }
    CallScript& remove_folder(const std::string& path) { return name(CallKind::remove_folder, path); }
    CallScript& unlink(const std::string& path) { return name(CallKind::unlink, path); }
    CallScript& rename(const std::string& path, const std::string& to) { return name(CallKind::rename, path, to); }
    CallScript& link(const std::string& path, const std::string& to) { return name(CallKind::link, path, to); }

    // Opens, syncs and closes a folder; "" is the root.
    CallScript& sync_folder(const std::string& path) { return open(99, path).sync(99).close(99); }

    [[nodiscard]] const std::vector<LoggedCall>& calls() const { return calls_; }

  private:
    static std::string absolute(const std::string& path) { return path.empty() ? root : root + ('/' + path); }

    LoggedCall& add(CallKind kind, int descriptor) {
        calls_.emplace_back();
        calls_.back().kind = kind;
        calls_.back().descriptor = descriptor;
        return calls_.back();
    }
    CallScript& name(CallKind kind, const std::string& path, const std::string& to = {}) {
        LoggedCall& call = add(kind, -1);
        call.path = absolute(path);
        if (!to.empty()) call.other_path = absolute(to);
        return *this;
    }

    std::vector<LoggedCall> calls_;
};

}  // namespace kwic::faults
