// Collections at the edges of what the format can hold.
#pragma once

#include "glass/collection.hpp"
#include "glass/random_collection.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kwic::glass_test {

struct EdgeCase {
    const char* name;
    Collection collection;
};

inline Collection collection_of(std::map<std::uint32_t, TestDocument> documents) {
    return {std::move(documents), {}};
}

inline Collection many_terms() {
    TestDocument document;
    for (std::uint32_t term = 0; term < 5000; ++term) document.terms["t" + std::to_string(term)] = 8;
    document.terms["uncounted"] = 0;
    return collection_of({{1, document}});
}

inline Collection docids_at_borders() {
    Collection collection;
    for (const std::uint32_t border : {0x8000U, 0x400000U, 0x20000000U, 0xfffffff0U}) {
        for (std::uint32_t docid = border - 3; docid < border + 3; ++docid) {
            collection.documents[docid] = {
                .terms = {{"t", docid % 7}}, .values = {{1, std::to_string(docid)}}, .data = "d"};
        }
    }
    return collection;
}

inline Collection values_at_borders() {
    RandomCollection random(5);
    Collection collection;
    for (std::uint32_t docid = 1; docid < 400; docid += 1 + docid % 3) {
        for (const std::uint32_t slot : {0U, 127U, 128U, 129U, 255U, 256U, 70000U, 4294967294U}) {
            if (random.below(3) > 0) collection.documents[docid].values[slot] = random.bytes(1 + random.below(40));
        }
    }
    return collection;
}

inline Collection wdf_at_borders() {
    Collection collection;
    std::uint32_t docid = 0;
    for (const std::uint32_t wdf : {0U, 1U, 126U, 127U, 128U, 70000U}) {
        collection.documents[++docid].terms = {{"a", wdf}, {"ab", wdf}, {"ac", 1}, {"longer than eight", wdf}};
    }
    return collection;
}

inline Collection terms_with_nuls() {
    const std::string nul(1, '\0');
    TestDocument document;
    for (const std::string& term :
         {nul, nul + nul, nul + "a", "a" + nul, "a" + nul + "b", "a" + nul + nul + "b" + nul, std::string("a"),
          std::string("a\x01"), std::string("ab"), std::string("\xff"), std::string("\xff\xff"), nul + "\xff",
          std::string(245, 'l'), std::string(7, '\0') + std::string(238, 'n'),
          std::string(10, '\0') + std::string(235, 'n')}) {
        document.terms[term] = 2;
    }
    return collection_of({{1, document}, {2, document}, {0x7fff, document}});
}

inline Collection long_tags_between_short_ones() {
    RandomCollection random(6);
    Collection collection;
    for (std::uint32_t docid = 1; docid <= 200; ++docid) {
        collection.documents[docid].data = random.bytes(docid % 5 == 0 ? 60'000 / docid : random.below(3000));
    }
    collection.documents[201].data = random.bytes(60'000);
    collection.metadata["large"] = random.bytes(9001);
    collection.metadata[std::string(253, 'm')] = random.bytes(9001);
    collection.metadata["small"] = "s";
    return collection;
}

inline std::vector<EdgeCase> edge_cases() {
    return {{"no documents", {}},
            {"no documents, but metadata", {{}, {{"name", "value"}}}},
            {"one document", collection_of({{1, {{{"cat", 3}}, {{0, "v"}}, "hello"}}})},
            {"one document without terms", collection_of({{1, {}}})},
            {"one document without terms, late", collection_of({{70'000, {}}})},
            {"a document without terms between others",
             collection_of({{1, {{{"a", 1}}, {}, ""}}, {2, {}}, {3, {{{"a", 1}}, {}, "x"}}})},
            {"terms that are never counted",
             collection_of({{1, {{{"a", 0}, {"b", 0}}, {}, ""}}, {2, {{{"a", 0}}, {}, ""}}})},
            {"many terms", many_terms()},
            {"docids at borders", docids_at_borders()},
            {"values at borders", values_at_borders()},
            {"wdf at borders", wdf_at_borders()},
            {"terms with NULs", terms_with_nuls()},
            {"long tags between short ones", long_tags_between_short_ones()}};
}

}  // namespace kwic::glass_test
