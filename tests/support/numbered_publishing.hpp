// A writer of numbered generations.
#pragma once

#include "support/numbered_content.hpp"

#include <kwic/builder.hpp>
#include <kwic/updater.hpp>

#include <cstdint>
#include <string>

namespace kwic::numbered {

inline std::uint64_t publish_build(const std::string& folder, std::uint64_t generation) {
    Builder builder(folder);
    for (const Document& document : documents_of(generation)) builder.add(document);
    return builder.publish().generation;
}

// Names what changes, or puts everything and lets the update see what has gone.
inline void make_changes(Updater& updater, std::uint64_t generation, bool names_changes) {
    for (const Document& document : changing_documents_of(generation)) updater.put(document);
    if (names_changes) {
        for (std::uint64_t number = 0; number < own_documents; ++number) {
            require(updater.remove(own_id(generation - 1, number)), "there is nothing to remove");
        }
    } else {
        for (std::uint64_t number = 0; number < same_documents; ++number) updater.put(same_document(number));
        updater.remove_untouched([](const std::string&, const Origin&) { return true; });
    }
}

inline std::uint64_t publish_update(const std::string& folder, std::uint64_t generation) {
    Updater updater(folder);
    make_changes(updater, generation, generation % 4 == 1);
    const UpdateReport report = updater.publish();
    require(report.published && report.added == own_documents && report.replaced == 1 &&
                report.removed == own_documents && report.documents == same_documents + changing_documents,
            "the update reports other changes than were made");
    return report.generation;
}

// Makes the generation of this number, the next one of the index in the folder: by a Builder where it is even or the
// first, else by an Updater. There must be no other writer. Throws what those throw, and Contradiction if the library
// gives another number.
inline void publish(const std::string& folder, std::uint64_t generation) {
    const bool builds = generation % 2 == 0 || generation == 1;
    require_same(builds ? publish_build(folder, generation) : publish_update(folder, generation), generation,
                 "what was published");
}

}  // namespace kwic::numbered
