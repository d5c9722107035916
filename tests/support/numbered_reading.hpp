// A reader of numbered generations.
#pragma once

#include "support/numbered_content.hpp"

#include <kwic/error.hpp>
#include <kwic/index.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace kwic::numbered {

inline constexpr std::array<std::string_view, 8> queries = {"numbered",
                                                            "\"every document that changes\"",
                                                            "title:numbered",
                                                            "numb*",
                                                            "+says -\"constant\"",
                                                            "summit september",
                                                            "non-aligned",
                                                            "says here -harbour"};

// One search of the kind with this number (any number) that finds the changing documents; returns their generation.
// May run while another thread refreshes the index.
inline std::uint64_t search(const Index& index, std::uint64_t kind) {
    SearchOptions options;
    options.exact_total = true;
    options.limit = 100;
    options.passages = kind % 3 == 0 ? all_passages : 1;
    options.detail = kind % 5 == 4 ? HitDetail::documents : HitDetail::passages;
    return generation_of(index.search(queries.at(kind % queries.size()), options));
}

inline void require_nothing_of(const Index& index, std::uint64_t generation) {
    require(index.search(mark_of(generation)).hits.empty(), "another generation's documents are found");
    try {
        static_cast<void>(index.document(own_id(generation, 0)));
    } catch (const Error& error) {
        require(error.code() == ErrorCode::not_found, error.what());
        return;
    }
    throw Contradiction("another generation's document is there");
}

// Everything that an index tells, which nobody may refresh meanwhile; returns its generation. Throws Contradiction, and
// what the library throws.
inline std::uint64_t read_all(const Index& index) {
    const std::uint64_t generation = generation_of(index.info());
    require_same(generation_of_ids(index.ids()), generation, "ids()");
    require_same(generation_of(index.document(now_id)), generation, "document()");
    for (std::uint64_t kind = 0; kind < queries.size(); ++kind) {
        require_same(search(index, kind + queries.size() * (generation % 15)), generation, "search()");
    }
    require(index.document("same-7") == same_document(7), "a document that never changes has changed");
    require(index.search(mark_of(generation)).hits.size() == changing_documents, "its own mark is not found");
    require_nothing_of(index, generation - 1);
    require_nothing_of(index, generation + 1);
    return generation;
}

}  // namespace kwic::numbered
