#include "faults/sync_duties.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace kwic::faults {
namespace {

struct Sync {
    std::string path;
    bool covered = false;    // by a later syncfs
    bool published = false;  // after CURRENT's new name is on the disk
};

bool is_sync(const LoggedCall& call) {
    return call.kind == CallKind::sync_file || call.kind == CallKind::sync_filesystem;
}

std::vector<Sync> list_syncs(const std::vector<LoggedCall>& calls) {
    std::vector<Sync> syncs;
    std::map<int, std::string> paths;
    bool is_renamed = false;
    bool is_published = false;
    for (const LoggedCall& call : calls) {
        if (call.kind == CallKind::open_file) paths[call.descriptor] = call.path;
        if (call.kind == CallKind::duplicate) paths[call.other_descriptor] = paths[call.descriptor];
        is_renamed = is_renamed || (call.kind == CallKind::rename && call.other_path.ends_with("/CURRENT"));
        if (!is_sync(call)) continue;
        if (call.kind == CallKind::sync_filesystem) {
            for (Sync& earlier : syncs) earlier.covered = true;
        }
        syncs.push_back({paths[call.descriptor], false, is_published});
        is_published = is_renamed;
    }
    return syncs;
}

}  // namespace

std::vector<bool> find_sync_duties(const std::vector<LoggedCall>& calls) {
    std::vector<bool> duties;
    for (const Sync& sync : list_syncs(calls)) {
        const bool is_packed = sync.covered && sync.path.find("/db/") != std::string::npos;
        duties.push_back(!is_packed && !sync.published);
    }
    return duties;
}

}  // namespace kwic::faults
