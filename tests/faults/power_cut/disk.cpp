#include "faults/power_cut/disk.hpp"

#include <algorithm>
#include <deque>
#include <set>
#include <stdexcept>

namespace kwic::faults {
namespace {

[[noreturn]] void refuse(const std::string& what) {
    throw std::runtime_error("the record does not fit the disk: " + what);
}

std::pair<std::string_view, std::string_view> split_path(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return {{}, path};
    return {path.substr(0, slash), path.substr(slash + 1)};
}

}  // namespace

Disk::Disk(std::string root, const DiskImage& before) : root_(std::move(root)) {
    add_node(true, {});
    std::vector<NodeNumber> of_content;
    for (const std::string& content : before.contents) of_content.push_back(add_node(false, content));
    for (const std::string& folder : before.folders) {
        const NodeNumber node = add_node(true, {});
        const Place place = place_of(root_ + '/' + folder);
        nodes_[place.folder].entries[place.name] = node;
    }
    for (const auto& [path, content] : before.files) {
        const Place place = place_of(root_ + '/' + path);
        nodes_[place.folder].entries[place.name] = of_content[content];
    }
    for (const Node& node : nodes_) durable_entries_.push_back(node.entries);
}

void Disk::apply(const LoggedCall& call) {
    ++calls_;
    switch (call.kind) {
        case CallKind::open_file:
            return open_file(call);
        case CallKind::close_file:
            descriptors_.erase(call.descriptor);
            return;
        case CallKind::duplicate:
            descriptors_[call.other_descriptor] = node_of(call.descriptor);
            return;
        case CallKind::write:
            return write(node_of(call.descriptor), call.offset, call.bytes);
        case CallKind::truncate:
            return truncate(node_of(call.descriptor), call.offset);
        case CallKind::sync_file:
            return sync_node(node_of(call.descriptor));
        case CallKind::sync_filesystem:
            return sync_all();
        case CallKind::make_folder:
            create(call.path, true);
            return;
        case CallKind::remove_folder:
        case CallKind::unlink:
            return remove(call.path);
        case CallKind::rename:
            return rename(call.path, call.other_path);
        case CallKind::link:
            return change_entry(place_of(call.other_path), node_at(call.path), {none, {}});
    }
}

void Disk::open_file(const LoggedCall& call) {
    const NodeNumber node = call.created ? create(call.path, false) : node_at(call.path);
    descriptors_[call.descriptor] = node;
    if (call.truncated) truncate(node, 0);
}

void Disk::truncate(NodeNumber node, std::uint64_t size) {
    if (size == nodes_[node].content.live_bytes()) return;
    nodes_[node].content.truncate(size, ++changes_);
    nodes_[node].last_change = changes_;
}

void Disk::write(NodeNumber node, std::uint64_t offset, const std::string& bytes) {
    if (nodes_[node].is_folder) refuse("a folder is written");
    const bool grows = offset + bytes.size() > nodes_[node].content.live_bytes();
    if (grows) nodes_[node].last_change = ++changes_;
    nodes_[node].content.write(offset, bytes, changes_);
}

void Disk::sync_node(NodeNumber number) {
    Node& node = nodes_[number];
    node.content.sync();
    committed_ = std::max(committed_, node.last_change);
    for (EntryChange& change : entry_changes_) {
        if (change.place.folder == number) change.place_synced = true;
        if (change.left.folder == number) change.left_synced = true;
    }
}

void Disk::sync_all() {
    for (NodeNumber number = 0; number < nodes_.size(); ++number) sync_node(number);
    committed_ = changes_;
}

Disk::NodeNumber Disk::create(const std::string& path, bool is_folder) {
    const Place place = place_of(path);
    if (nodes_[place.folder].entries.contains(place.name)) refuse(path + " is there already");
    const NodeNumber node = add_node(is_folder, {});
    change_entry(place, node, {none, {}});
    nodes_[node].last_change = changes_;
    return node;
}

void Disk::remove(const std::string& path) {
    if (node_at(path) == 0) refuse("the root is removed");
    change_entry(place_of(path), none, {none, {}});
}

void Disk::rename(const std::string& path, const std::string& new_path) {
    const NodeNumber node = node_at(path);
    const Place place = place_of(new_path);
    const auto replaced = nodes_[place.folder].entries.find(place.name);
    if (replaced != nodes_[place.folder].entries.end() && replaced->second == node) return;
    change_entry(place, node, place_of(path));
}

void Disk::change_entry(const Place& place, NodeNumber node, const Place& left) {
    EntryChange change{++changes_, place, node, left};
    change.left_synced = left.folder == none;
    Node& folder = nodes_[place.folder];
    folder.last_change = changes_;
    if (node == none) {
        folder.entries.erase(place.name);
    } else {
        folder.entries[place.name] = node;
    }
    if (left.folder != none) {
        nodes_[left.folder].entries.erase(left.name);
        nodes_[left.folder].last_change = changes_;
    }
    entry_changes_.push_back(std::move(change));
}

Disk::NodeNumber Disk::add_node(bool is_folder, std::string content) {
    nodes_.push_back({is_folder, PendingContent(std::move(content)), {}});
    return nodes_.size() - 1;
}

Disk::Place Disk::place_of(std::string_view path) const {
    const auto [folder, name] = split_path(path);
    const NodeNumber node = node_at(folder);
    if (!nodes_[node].is_folder) refuse(std::string(folder) + " is no folder");
    return {node, std::string(name)};
}

Disk::NodeNumber Disk::node_at(std::string_view path) const {
    if (!path.starts_with(root_)) refuse(std::string(path) + " lies elsewhere");
    NodeNumber node = 0;
    std::string_view rest = path.substr(root_.size());
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const std::string_view name = rest.substr(0, rest.find('/'));
        rest.remove_prefix(name.size());
        const auto entry = nodes_[node].entries.find(name);
        if (entry == nodes_[node].entries.end()) refuse("no " + std::string(path));
        node = entry->second;
    }
    return node;
}

Disk::NodeNumber Disk::node_of(int descriptor) const {
    const auto found = descriptors_.find(descriptor);
    if (found == descriptors_.end()) refuse("descriptor " + std::to_string(descriptor) + " is not open");
    return found->second;
}

DiskImage Disk::live() const {
    std::vector<Entries> entries;
    for (const Node& node : nodes_) entries.push_back(node.entries);
    return image_of(entries, [this](NodeNumber node) { return nodes_[node].content.live(); });
}

DiskImage Disk::after_cut(CutModel model, std::uint64_t seed) const {
    CutLottery lottery(seed, calls_);
    const std::uint64_t last_change = lottery.prefix_between(committed_, changes_);
    std::vector<Entries> entries = durable_entries_;
    entries.resize(nodes_.size());
    for (const EntryChange& change : entry_changes_) {
        const bool certain = change.place_synced && change.left_synced;
        const bool persists = model == CutModel::journal ? change.number <= last_change  //
                                                         : certain || lottery.entry_persists();
        if (persists) apply_change(change, entries);
    }
    return image_of(entries,
                    [&](NodeNumber node) { return nodes_[node].content.after_cut(model, last_change, lottery); });
}

void Disk::apply_change(const EntryChange& change, std::vector<Entries>& entries) {
    if (change.left.folder != none) entries[change.left.folder].erase(change.left.name);
    if (change.node == none) {
        entries[change.place.folder].erase(change.place.name);
    } else {
        entries[change.place.folder][change.place.name] = change.node;
    }
}

DiskImage Disk::image_of(const std::vector<Entries>& entries,
                         const std::function<std::string(NodeNumber)>& content_of) const {
    DiskImage image;
    std::map<NodeNumber, std::size_t> contents;
    std::set<NodeNumber> seen = {0};
    std::deque<std::pair<std::string, NodeNumber>> folders = {{"", 0}};
    for (; !folders.empty(); folders.pop_front()) {
        for (const auto& [name, node] : entries[folders.front().second]) {
            const std::string path = folders.front().first + name;
            if (nodes_[node].is_folder) {
                if (!seen.insert(node).second) continue;
                image.folders.insert(path);
                folders.emplace_back(path + '/', node);
                continue;
            }
            const auto [place, is_new] = contents.try_emplace(node, image.contents.size());
            if (is_new) image.contents.push_back(content_of(node));
            image.files[path] = place->second;
        }
    }
    return image;
}

}  // namespace kwic::faults
