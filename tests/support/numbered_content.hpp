// Documents that say which generation they are of.
//
// Of the documents of generation N most are the same in all; "now" is replaced in each, and "N-0" to "N-2" are only in
// this one. These say the generation in title and text.
#pragma once

#include <kwic/document.hpp>
#include <kwic/index.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::numbered {

// An index contradicts itself: what() says how.
class Contradiction : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

inline void require(bool holds, const std::string& what) {
    if (!holds) throw Contradiction(what);
}

inline void require_same(std::uint64_t found, std::uint64_t generation, const std::string& where) {
    require(found == generation,
            where + " is of generation " + std::to_string(found) + " and not " + std::to_string(generation));
}

inline constexpr std::uint64_t same_documents = 40;
inline constexpr std::uint64_t own_documents = 3;
inline constexpr std::uint64_t changing_documents = own_documents + 1;
inline constexpr std::string_view now_id = "now";

inline std::string own_id(std::uint64_t generation, std::uint64_t number) {
    return std::to_string(generation) + '-' + std::to_string(number);
}

inline std::string mark_of(std::uint64_t generation) {
    return "mark" + std::to_string(generation);
}

inline Document changing_document(std::uint64_t generation, std::string id) {
    Document document;
    document.id = std::move(id);
    document.title = "Numbered " + mark_of(generation);
    document.text = "Every document that changes says here: " + mark_of(generation) +
                    ". The summit of the non-aligned countries met in September.";
    document.language = "en";
    return document;
}

inline Document same_document(std::uint64_t number) {
    Document document;
    document.id = "same-" + std::to_string(number);
    document.title = "Constant";
    document.text = "River " + std::to_string(number) + " flows to the harbour, whatever else happens.";
    constexpr std::array<const char*, 3> languages = {"fr", "", "en"};  // of some it is detected
    document.language = languages.at(number % languages.size());
    return document;
}

inline std::vector<Document> changing_documents_of(std::uint64_t generation) {
    std::vector<Document> documents = {changing_document(generation, std::string(now_id))};
    for (std::uint64_t number = 0; number < own_documents; ++number) {
        documents.push_back(changing_document(generation, own_id(generation, number)));
    }
    return documents;
}

inline std::vector<Document> documents_of(std::uint64_t generation) {
    std::vector<Document> documents = changing_documents_of(generation);
    for (std::uint64_t number = 0; number < same_documents; ++number) documents.push_back(same_document(number));
    return documents;
}

// The number after `word`, which must stand in the text.
inline std::uint64_t number_after(std::string_view text, std::string_view word) {
    const std::size_t at = text.find(word);
    require(at != std::string_view::npos, "\"" + std::string(text) + "\" says no generation");
    std::uint64_t number = 0;
    std::from_chars(text.data() + at + word.size(), text.data() + text.size(), number);
    return number;
}

inline void require_hit(const Hit& hit, std::uint64_t generation) {
    require_same(number_after(hit.title, "mark"), generation, "a hit's title");
    if (hit.id != now_id) require_same(number_after(hit.id, ""), generation, "a hit's id");
    require(hit.language == "en", "a hit has another language");
    for (const Passage& passage : hit.passages) {
        const std::string whole = changing_document(generation, hit.id).text;
        require(whole.substr(passage.begin_byte, passage.text.size()) == passage.text, "a passage is of another text");
    }
}

// Each of the following takes what one call returned, and returns the generation that it is of. Throws Contradiction
// if it is not of one generation alone, and whole.

// Of a search that finds the changing documents.
inline std::uint64_t generation_of(const SearchResults& results) {
    require(results.hits.size() == changing_documents && results.total == changing_documents,
            std::to_string(results.hits.size()) + " hits and a total of " + std::to_string(results.total) + " for " +
                results.query);
    const std::uint64_t generation = number_after(results.hits.front().title, "mark");
    std::vector<std::string> ids;
    for (const Hit& hit : results.hits) {
        require_hit(hit, generation);
        ids.push_back(hit.id);
    }
    std::sort(ids.begin(), ids.end());
    require(std::adjacent_find(ids.begin(), ids.end()) == ids.end(), "a document is found twice");
    return generation;
}

inline std::uint64_t generation_of(const Document& now) {
    const std::uint64_t generation = number_after(now.text, "mark");
    require(now == changing_document(generation, std::string(now_id)), "the document is not what was put in");
    return generation;
}

inline std::uint64_t generation_of(const IndexInfo& info) {
    std::uint64_t documents = 0;
    for (const auto& [code, count] : info.languages) documents += count;
    require(info.documents == same_documents + changing_documents && info.documents == documents,
            "the number of documents is another");
    return info.generation;
}

inline std::uint64_t generation_of_ids(std::vector<std::string> ids) {
    const auto own = std::find_if(ids.begin(), ids.end(), [](const std::string& id) { return id[0] <= '9'; });
    require(own != ids.end(), "no id says a generation");
    const std::uint64_t generation = number_after(*own, "");
    std::vector<std::string> expected;
    for (const Document& document : documents_of(generation)) expected.push_back(document.id);
    std::sort(ids.begin(), ids.end());
    std::sort(expected.begin(), expected.end());
    require(ids == expected, "the ids are not those of generation " + std::to_string(generation));
    return generation;
}

}  // namespace kwic::numbered
