#include "faults/operations.hpp"

#include "faults/sample_documents.hpp"
#include "faults/served_content.hpp"

#include <kwic/builder.hpp>
#include <kwic/error.hpp>
#include <kwic/maintenance.hpp>
#include <kwic/updater.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <utility>

namespace kwic::faults {
namespace {

namespace fs = std::filesystem;

// What the update does to version 2.
constexpr std::uint64_t replaced_document = 1;
constexpr std::uint64_t removed_document = 3;
constexpr std::uint64_t added_document = 100;
constexpr std::uint64_t updated_version = 7;

constexpr std::uint64_t drafted_document = 2;  // when an index is built anew

// In one thread, so that the calls come in the same order each time.
const BuildOptions one_thread{.max_threads = 1, .synonyms = {{"word", "other word"}}};

// Documents of `drafts` come first, and those of `content` with the same ids take their places.
void build(const std::string& folder, const IndexContent& content, const IndexContent& drafts = {}) {
    Builder builder(folder, one_thread);
    for (const auto& [id, text] : drafts) builder.add(make_document(id, text));
    for (const auto& [id, text] : content) builder.add(make_document(id, text));
    builder.publish();
}

void update(const std::string& folder, std::uint64_t seed) {
    Updater updater(folder, one_thread);
    for (const std::uint64_t document : {replaced_document, added_document}) {
        updater.put(make_document(id_of_document(document), make_text(seed, document, updated_version)));
    }
    updater.remove(id_of_document(removed_document));
    updater.set_synonyms({{"word", "third word"}});
    updater.publish();
}

// Where CURRENT cannot be read, the newest whole generation is served, and the report says that none was left for it:
// the index is whole, but what was asked for is not done.
void roll_back_to_earlier(const std::string& folder) {
    if (roll_back(folder).left == 0) throw Error(ErrorCode::damaged, "CURRENT could not be read", folder);
}

void write_file(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

// What a writer that was killed shortly before it published leaves.
void leave_leftovers(const std::string& folder, std::uint64_t generation) {
    const std::string next = folder + "/gen-0000000" + std::to_string(generation);
    write_file(next + "/build/iamglass", "the version file of an unfinished database");
    write_file(next + "/db/postlist.glass", std::string(9000, 'p'));
    write_file(next + "/READERS", "");
    write_file(next + "/MANIFEST", "kwic-manifest 7\ngeneration 3\n");
    write_file(folder + "/CURRENT.tmp", "kwic-current 7\ngen");
}

// What is in a generation beside its parts, as what it was built of.
std::string leftovers_in_generation(const fs::directory_entry& generation) {
    const std::set<std::string> parts = {"MANIFEST", "READERS", "columns", "db", "synonyms", "topk", "words"};
    for (const fs::directory_entry& entry : fs::directory_iterator(generation)) {
        const std::string name = entry.path().filename().string();
        if (!parts.contains(name)) return generation.path().filename().string() + " still has " + name;
    }
    return {};
}

// "gen-..." folders beyond two, files that belong to no index, or parts of a generation that belong to none.
std::string leftovers_in(const std::string& folder) {
    std::size_t generations = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name == "kwic.lock" || name == "CURRENT") continue;
        if (!name.starts_with("gen-")) return name + " is left over";
        ++generations;
        for (const char* part : {"MANIFEST", "READERS", "db"}) {
            if (!fs::exists(entry.path() / part)) return name + " has no " + part;
        }
        if (const std::string leftovers = leftovers_in_generation(entry); !leftovers.empty()) return leftovers;
    }
    return generations <= 2 ? "" : std::to_string(generations) + " generations are kept";
}

std::string find_damage(const std::string& folder) {
    const CheckReport report = check_index(folder);
    for (const Damage& damage : report.damages) return "the check finds " + damage.path + ": " + damage.what;
    for (const GenerationCheck& generation : report.generations) {
        for (const Damage& damage : generation.damages) return "the check finds " + damage.path + ": " + damage.what;
    }
    return {};
}

// Changes the index as the next program would, and adds one document to `content` as it does.
void write_next(const std::string& folder, bool exists, IndexContent& content) {
    const std::string id = "the-next-writer";
    content[id] = make_text(0, added_document + 1, updated_version + 1);
    if (exists) {
        Updater updater(folder, one_thread);
        updater.put(make_document(id, content.at(id)));
        updater.publish();
    } else {
        build(folder, content);
    }
}

std::string judge_next_writer(const std::string& folder, bool exists, IndexContent content) {
    write_next(folder, exists, content);
    const std::optional<IndexContent> served = read_content(folder);
    if (!served || *served != content) return "the next writer's content is not served: " + describe(served);
    if (std::string damage = find_damage(folder); !damage.empty()) return "after the next writer, " + damage;
    const std::string leftovers = leftovers_in(folder);
    return leftovers.empty() ? "" : "after the next writer, " + leftovers;
}

std::string judge_served(Operation operation, const std::string& folder, bool acknowledged, std::uint64_t seed) {
    const std::optional<IndexContent> served = read_content(folder);
    const IndexContent content = served.value_or(IndexContent());
    const bool is_after = served && content == content_after(operation, seed);
    if (acknowledged && !is_after) return "what was acknowledged is not served: " + describe(served);
    if (!is_after && (content != content_before(operation, seed) || served.has_value() != !content.empty())) {
        return "neither the content before nor after is served: " + describe(served);
    }
    if (std::string damage = served ? find_damage(folder) : ""; !damage.empty()) return damage;
    if (served && !content.empty() && Index::inspect(folder).synonyms.empty()) return "its synonyms are lost";
    return judge_next_writer(folder, served.has_value(), content);
}

}  // namespace

std::string_view name_of(Operation operation) {
    constexpr std::array<std::string_view, 5> names = {"create", "update", "rebuild", "collect", "roll back"};
    return names.at(static_cast<std::size_t>(operation));
}

void prepare(Operation operation, const std::string& folder, std::uint64_t seed) {
    if (operation == Operation::create) return;
    build(folder, make_content(seed, 1));
    if (operation == Operation::rebuild) return;
    build(folder, make_content(seed, 2));
    if (operation == Operation::collect) leave_leftovers(folder, 3);
}

void perform(Operation operation, const std::string& folder, std::uint64_t seed) {
    switch (operation) {
        case Operation::update:
            return update(folder, seed);
        case Operation::roll_back:
            roll_back_to_earlier(folder);
            return;
        case Operation::rebuild:
            return build(folder, content_after(operation, seed), {{id_of_document(drafted_document), "A draft."}});
        case Operation::create:
        case Operation::collect:
            return build(folder, content_after(operation, seed));
    }
}

void perform_again(Operation operation, const std::string& folder, std::uint64_t seed) {
    if (operation == Operation::update) return update(folder, seed);
    build(folder, content_after(operation, seed));
}

IndexContent content_before(Operation operation, std::uint64_t seed) {
    if (operation == Operation::create) return {};
    return make_content(seed, operation == Operation::rebuild ? 1 : 2);
}

IndexContent content_after(Operation operation, std::uint64_t seed) {
    if (operation == Operation::roll_back) return make_content(seed, 1);
    if (operation != Operation::update) return make_content(seed, 3);
    IndexContent content = make_content(seed, 2);
    for (const std::uint64_t document : {replaced_document, added_document}) {
        content[id_of_document(document)] = make_text(seed, document, updated_version);
    }
    content.erase(id_of_document(removed_document));
    return content;
}

void copy_index(const std::string& from, const std::string& to) {
    if (fs::exists(from)) fs::copy(from, to, fs::copy_options::recursive);
}

std::string judge(Operation operation, const std::string& folder, bool acknowledged, std::uint64_t seed) {
    try {
        return judge_served(operation, folder, acknowledged, seed);
    } catch (const std::exception& error) {
        return std::string("afterwards the index cannot be used: ") + error.what();
    }
}

}  // namespace kwic::faults
