#include "faults/mutation.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace kwic::faults {
namespace {

constexpr std::size_t block_bytes = 4096;

constexpr std::array<std::string_view, 10> kind_names = {
    "flip bit",    "change byte", "zero range", "truncate",    "append byte",
    "insert byte", "swap blocks", "swap files", "remove file", "take the other generation's"};

constexpr std::array<MutationKind, 7> kinds_with_places = {
    MutationKind::flip_bit,    MutationKind::change_byte, MutationKind::zero_range, MutationKind::truncate,
    MutationKind::append_byte, MutationKind::insert_byte, MutationKind::swap_blocks};

class Choice {
  public:
    explicit Choice(std::uint64_t seed) : engine_(seed) {}

    std::size_t below(std::size_t end) { return engine_() % end; }

    template <class Values>
    const auto& one_of(const Values& values) {
        return values[below(values.size())];
    }

  private:
    std::mt19937_64 engine_;
};

struct Block {
    std::string path;
    std::size_t begin = 0;
};

std::string_view bytes_of(const FileTree& tree, const Block& block) {
    return std::string_view(tree.at(block.path)).substr(block.begin, block_bytes);
}

std::vector<Block> blocks_of(const FileTree& tree, const std::string& path) {
    std::vector<Block> blocks;
    for (std::size_t begin = 0; begin + block_bytes <= tree.at(path).size(); begin += block_bytes) {
        blocks.push_back({path, begin});
    }
    return blocks;
}

// Blocks that this one can be swapped with: those of the same file, or of any.
std::vector<Block> partners_of(const FileTree& tree, const Block& block, bool anywhere) {
    std::vector<Block> partners;
    for (const auto& [path, bytes] : tree) {
        if (!anywhere && path != block.path) continue;
        for (Block& other : blocks_of(tree, path)) {
            if (bytes_of(tree, other) != bytes_of(tree, block)) partners.push_back(std::move(other));
        }
    }
    return partners;
}

void swap_blocks(FileTree& tree, const std::string& path, Choice& choice) {
    const Block block = choice.one_of(blocks_of(tree, path));
    std::vector<Block> partners = partners_of(tree, block, choice.below(2) == 0);
    if (partners.empty()) partners = partners_of(tree, block, true);
    const Block other = choice.one_of(partners);
    const std::string bytes(bytes_of(tree, block));
    const std::string other_bytes(bytes_of(tree, other));
    tree.at(block.path).replace(block.begin, block_bytes, other_bytes);
    tree.at(other.path).replace(other.begin, block_bytes, bytes);
}

void zero_range(std::string& bytes, Choice& choice) {
    const std::string_view zero(std::string_view("\0", 1));
    std::size_t begin = bytes.find_first_not_of(zero, choice.below(bytes.size()));
    if (begin == std::string::npos) begin = bytes.find_first_not_of(zero);
    const std::size_t count = std::min(bytes.size() - begin, 1 + choice.below(block_bytes));
    bytes.replace(begin, count, count, '\0');
}

void change_byte(std::string& bytes, Choice& choice, bool one_bit) {
    char& byte = bytes[choice.below(bytes.size())];
    const std::size_t difference = one_bit ? std::size_t{1} << choice.below(8) : 1 + choice.below(255);
    byte = static_cast<char>(static_cast<unsigned char>(byte) ^ difference);
}

char any_byte(Choice& choice) {
    return static_cast<char>(choice.below(256));
}

// "gen-00000001/db/x" for "gen-00000002/db/x", where there is such a file of another content.
std::vector<std::string> others_of(const FileTree& tree, const std::string& path) {
    std::vector<std::string> others;
    const std::size_t slash = path.find('/');
    if (slash == std::string::npos) return others;
    for (const auto& [other, bytes] : tree) {
        const bool has_same_name = other.find('/') == slash && other.substr(slash) == path.substr(slash);
        if (has_same_name && bytes != tree.at(path)) others.push_back(other);
    }
    return others;
}

bool has_places(const FileTree& tree, MutationKind kind, const std::string& path) {
    const std::string& bytes = tree.at(path);
    if (kind == MutationKind::append_byte) return true;
    if (kind == MutationKind::swap_blocks) return bytes.size() >= block_bytes;
    if (kind == MutationKind::zero_range) return bytes.find_first_not_of('\0') != std::string::npos;
    return !bytes.empty();
}

std::vector<Mutation> mutations_without_choice(const FileTree& tree) {
    std::vector<Mutation> mutations;
    for (auto file = tree.begin(); file != tree.end(); ++file) {
        mutations.push_back({MutationKind::remove_file, file->first, {}});
        for (const std::string& other : others_of(tree, file->first)) {
            mutations.push_back({MutationKind::take_other, file->first, other});
        }
        for (auto other = std::next(file); other != tree.end(); ++other) {
            if (file->second == other->second) continue;
            mutations.push_back({MutationKind::swap_files, file->first, other->first});
        }
    }
    return mutations;
}

std::vector<Mutation> mutations_with_places(const FileTree& tree) {
    std::vector<Mutation> mutations;
    for (const MutationKind kind : kinds_with_places) {
        for (const auto& [path, bytes] : tree) {
            if (has_places(tree, kind, path)) mutations.push_back({kind, path, {}});
        }
    }
    return mutations;
}

}  // namespace

std::vector<Mutation> plan_mutations(const FileTree& tree, std::size_t count) {
    std::vector<Mutation> plan = mutations_without_choice(tree);
    const std::vector<Mutation> turns = mutations_with_places(tree);
    for (std::size_t turn = 0; plan.size() < count; ++turn) plan.push_back(turns[turn % turns.size()]);
    std::shuffle(plan.begin(), plan.end(), std::mt19937_64(count));
    plan.resize(count);
    for (std::size_t i = 0; i < count; ++i) plan[i].seed = i;
    return plan;
}

FileTree mutate(const FileTree& tree, const Mutation& mutation) {
    FileTree mutated = tree;
    Choice choice(mutation.seed);
    std::string& bytes = mutated.at(mutation.path);
    switch (mutation.kind) {
        case MutationKind::flip_bit:
        case MutationKind::change_byte:
            change_byte(bytes, choice, mutation.kind == MutationKind::flip_bit);
            break;
        case MutationKind::zero_range:
            zero_range(bytes, choice);
            break;
        case MutationKind::truncate:
            bytes.resize(choice.below(bytes.size()));
            break;
        case MutationKind::append_byte:
            bytes += any_byte(choice);
            break;
        case MutationKind::insert_byte:
            bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(choice.below(bytes.size() + 1)), any_byte(choice));
            break;
        case MutationKind::swap_blocks:
            swap_blocks(mutated, mutation.path, choice);
            break;
        case MutationKind::swap_files:
            std::swap(bytes, mutated.at(mutation.other_path));
            break;
        case MutationKind::remove_file:
            mutated.erase(mutation.path);
            break;
        case MutationKind::take_other:
            bytes = tree.at(mutation.other_path);
            break;
    }
    return mutated;
}

std::string describe(const Mutation& mutation) {
    std::string text(kind_names.at(static_cast<std::size_t>(mutation.kind)));
    text += ": " + mutation.path;
    if (!mutation.other_path.empty()) text += " and " + mutation.other_path;
    return text + " (seed " + std::to_string(mutation.seed) + ')';
}

}  // namespace kwic::faults
