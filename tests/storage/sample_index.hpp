// Index folders whose database is two small files: enough for what storage does with it.
#pragma once

#include "storage/generation.hpp"
#include "storage/index_directory.hpp"

#include <filesystem>
#include <fstream>
#include <string>

namespace kwic::testing {

inline void write_file(const std::string& path, const std::string& content) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << content;
}

// What the published generation says about itself.
inline Manifest make_plan(const std::string& tool_version = "1") {
    Manifest plan;
    plan.tool_version = tool_version;
    plan.default_language = "en";
    plan.documents = 3;
    plan.languages = {{"en", 3}};
    plan.sources = {"notes"};
    return plan;
}

// Publishes one more generation, whose files hold its number; returns the number.
inline std::uint64_t publish_next(IndexDirectory& directory, const Manifest& plan = make_plan()) {
    const std::uint64_t number = directory.next_generation();
    const std::string folder = directory.create_next_folder();
    write_file(folder + "/db/iamglass", "version " + std::to_string(number));
    write_file(folder + "/db/postlist.glass", "postings " + std::to_string(number));
    directory.publish(plan);
    return number;
}

}  // namespace kwic::testing
