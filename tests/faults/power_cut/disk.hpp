// A disk under a recorded run: what programs see on it, and what it may hold when the power is cut.
#pragma once

#include "faults/injector/logged_call.hpp"
#include "faults/power_cut/cut_lottery.hpp"
#include "faults/power_cut/cut_model.hpp"
#include "faults/power_cut/disk_image.hpp"
#include "faults/power_cut/pending_content.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::faults {

// Every function throws std::runtime_error where a call does not fit what is there: the record is not whole.
class Disk {
  public:
    // `root`: the absolute path of the folder that holds `before` when the record begins, all of it on the disk.
    Disk(std::string root, const DiskImage& before);

    // One call more.
    void apply(const LoggedCall& call);

    // What programs see now.
    [[nodiscard]] DiskImage live() const;

    // What the disk may hold if the power is cut now. Each seed draws another case, see CutLottery.
    [[nodiscard]] DiskImage after_cut(CutModel model, std::uint64_t seed) const;

  private:
    using NodeNumber = std::size_t;
    static constexpr NodeNumber none = static_cast<NodeNumber>(-1);
    using Entries = std::map<std::string, NodeNumber, std::less<>>;

    struct Node {
        bool is_folder;
        PendingContent content;         // of a file
        Entries entries;                // of a folder, as programs see them
        std::uint64_t last_change = 0;  // that a sync of it must bring to the disk
    };

    struct Place {
        NodeNumber folder;
        std::string name;
    };

    // A name that leads to a node now, or to none; a rename takes another name away.
    struct EntryChange {
        std::uint64_t number = 0;
        Place place;
        NodeNumber node = none;
        Place left;
        bool place_synced = false;
        bool left_synced = true;
    };

    void open_file(const LoggedCall& call);
    void truncate(NodeNumber node, std::uint64_t size);
    void write(NodeNumber node, std::uint64_t offset, const std::string& bytes);
    void sync_node(NodeNumber number);
    void sync_all();
    void rename(const std::string& path, const std::string& new_path);
    NodeNumber create(const std::string& path, bool is_folder);
    void remove(const std::string& path);
    void change_entry(const Place& place, NodeNumber node, const Place& left);

    static void apply_change(const EntryChange& change, std::vector<Entries>& entries);
    [[nodiscard]] DiskImage image_of(const std::vector<Entries>& entries,
                                     const std::function<std::string(NodeNumber)>& content_of) const;
    NodeNumber add_node(bool is_folder, std::string content);
    [[nodiscard]] Place place_of(std::string_view path) const;
    [[nodiscard]] NodeNumber node_at(std::string_view path) const;
    [[nodiscard]] NodeNumber node_of(int descriptor) const;

    std::string root_;
    std::vector<Node> nodes_;               // the first is the root
    std::vector<Entries> durable_entries_;  // of the nodes, when the record began
    std::vector<EntryChange> entry_changes_;
    std::map<int, NodeNumber> descriptors_;
    std::uint64_t calls_ = 0;
    std::uint64_t changes_ = 0;    // of names, sizes and the tree so far
    std::uint64_t committed_ = 0;  // of them, those that the journal certainly holds
};

}  // namespace kwic::faults
