#include "faults/ext4_history.hpp"

#include "faults/sample_documents.hpp"
#include "faults/served_content.hpp"

#include <kwic/builder.hpp>
#include <kwic/maintenance.hpp>
#include <kwic/updater.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <optional>

namespace kwic::faults {
namespace {

constexpr std::uint64_t documents_touched = 7;
constexpr std::uint64_t next_document = 500;

void build(const std::string& folder, const IndexContent& content) {
    Builder builder(folder);
    for (const auto& [id, text] : content) builder.add(make_document(id, text));
    builder.publish();
}

std::string find_damage(const std::string& folder) {
    const CheckReport report = check_index(folder, {.deep = true});
    std::vector<Damage> damages = report.damages;
    for (const GenerationCheck& generation : report.generations) {
        damages.insert(damages.end(), generation.damages.begin(), generation.damages.end());
    }
    return damages.empty() ? "" : "the check finds " + damages.front().path + ": " + damages.front().what;
}

std::string find_leftovers(const std::string& folder) {
    std::uint64_t generations = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("gen-")) {
            ++generations;
        } else if (name != "CURRENT" && name != "kwic.lock") {
            return name + " is left over";
        }
    }
    return generations <= 2 ? "" : std::to_string(generations) + " generations are kept";
}

std::string judge_next_writer(const std::string& folder, const std::optional<IndexContent>& served) {
    IndexContent content = served.value_or(IndexContent());
    const std::string id = id_of_document(next_document);
    content[id] = make_text(0, next_document, 1);
    if (served) {
        Updater updater(folder);
        updater.put(make_document(id, content.at(id)));
        updater.publish();
    } else {
        build(folder, content);
    }
    const std::optional<IndexContent> now = read_content(folder);
    if (now != content) return "the next writer's content is not served: " + describe(now);
    if (const std::string damage = find_damage(folder); !damage.empty()) return "after the next writer, " + damage;
    const std::string leftovers = find_leftovers(folder);
    return leftovers.empty() ? "" : "after the next writer, " + leftovers;
}

}  // namespace

IndexHistory::IndexHistory(std::uint64_t seed, std::uint64_t steps) : seed_(seed), contents_(2) {
    contents_[1] = make_content(seed_, 1);
    IndexContent kept;  // by the generation before
    for (std::uint64_t step = 2; step <= steps; ++step) {
        const IndexContent& served = contents_.back();
        IndexContent next = kind_of(step) == Kind::roll_back ? kept
                            : kind_of(step) == Kind::rebuild ? make_content(seed_, step)
                                                             : updated(served, step);
        kept = served;
        contents_.push_back(std::move(next));
    }
}

IndexHistory::Kind IndexHistory::kind_of(std::uint64_t step) const {
    switch ((seed_ + step) % 5) {
        case 0:
            return step > 2 ? Kind::roll_back : Kind::update;
        case 1:
            return Kind::rebuild;
        default:
            return Kind::update;
    }
}

IndexContent IndexHistory::updated(IndexContent content, std::uint64_t step) const {
    content.erase(id_of_document((step + 1) % documents_touched));
    const std::uint64_t document = step % documents_touched;
    content[id_of_document(document)] = make_text(seed_, document, step);
    return content;
}

void IndexHistory::perform(std::uint64_t step, const std::string& folder) const {
    if (step == 1 || kind_of(step) == Kind::rebuild) return build(folder, content(step));
    if (kind_of(step) == Kind::update) return update(step, folder);
    roll_back(folder);
}

void IndexHistory::update(std::uint64_t step, const std::string& folder) const {
    Updater updater(folder);
    updater.remove(id_of_document((step + 1) % documents_touched));
    const std::string id = id_of_document(step % documents_touched);
    updater.put(make_document(id, content(step).at(id)));
    updater.publish();
}

std::string IndexHistory::judge(const std::string& folder, std::uint64_t first, std::uint64_t last) const {
    try {
        const std::optional<IndexContent> served = read_content(folder);
        const auto is_served = [&](const IndexContent& content) { return served.value_or(IndexContent()) == content; };
        last = std::min(last, steps());
        const bool expected = std::any_of(contents_.begin() + static_cast<std::ptrdiff_t>(first),
                                          contents_.begin() + static_cast<std::ptrdiff_t>(last) + 1, is_served);
        if (!expected) {
            return "it serves none of steps " + std::to_string(first) + " to " + std::to_string(last) + ": " +
                   describe(served);
        }
        const std::string damage = served ? find_damage(folder) : "";
        return damage.empty() ? judge_next_writer(folder, served) : damage;
    } catch (const std::exception& error) {
        return std::string("it cannot be used: ") + error.what();
    }
}

}  // namespace kwic::faults
