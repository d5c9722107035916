// What writers do to an index, small: the operations that the fault tests disturb.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kwic::faults {

enum class Operation : std::uint8_t {
    create,     // Builder on a folder that is not there
    update,     // Updater on an index with two generations: one document added, one replaced, one removed
    rebuild,    // Builder on an index with one generation: one document comes twice
    collect,    // Builder on an index with two generations and a killed writer's leftovers: one generation is deleted
    roll_back,  // roll_back on an index with two generations
};

inline constexpr std::array<Operation, 5> all_operations = {Operation::create, Operation::update, Operation::rebuild,
                                                            Operation::collect, Operation::roll_back};

std::string_view name_of(Operation operation);

// Texts by id. Which documents an operation writes is decided by a seed, the same one in all calls that belong
// together.
using IndexContent = std::map<std::string, std::string>;

// Makes the folder what it is before the operation (nothing at all for create). Prepare once and copy: see copy_index.
void prepare(Operation operation, const std::string& folder, std::uint64_t seed = 0);

// Does it, as a program that links the library would; throws kwic::Error, std::bad_alloc. Durable on return.
void perform(Operation operation, const std::string& folder, std::uint64_t seed = 0);

// Reaches content_after() from whatever an operation that was disturbed has left.
void perform_again(Operation operation, const std::string& folder, std::uint64_t seed = 0);

IndexContent content_before(Operation operation, std::uint64_t seed = 0);
IndexContent content_after(Operation operation, std::uint64_t seed = 0);

// Copies an index folder, file by file.
void copy_index(const std::string& from, const std::string& to);

// What is served, read by search as well as by document, which must agree; nothing where there is no index. Throws
// kwic::Error and what else the library lets out.
std::optional<IndexContent> read_content(const std::string& folder);

// What is wrong after the operation was disturbed, or an empty text. It must serve the content before or after (after,
// if it was acknowledged), the check must find no damage, and the next writer must work and leave no leftovers: at most
// two generations and no CURRENT.tmp. Changes the index.
std::string judge(Operation operation, const std::string& folder, bool acknowledged, std::uint64_t seed = 0);

}  // namespace kwic::faults
