#include "search/sort_documents.hpp"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <utility>

namespace kwic {
namespace {

constexpr std::uint32_t no_value = ~std::uint32_t{0};

// What the documents are compared by, at the place of each.
struct KeyValues {
    bool by_score = false;
    bool descending = false;
    std::vector<std::uint32_t> ordinals;
};

std::uint32_t ordinal_of(const Column& column, std::uint32_t docid, bool last) {
    std::uint32_t found = no_value;
    column.for_each_of(docid, [&](std::uint32_t ordinal) {
        if (found == no_value || last) found = ordinal;
    });
    return found;
}

std::vector<KeyValues> read_keys(const std::vector<TopDocument>& documents, const std::vector<SortKey>& keys,
                                 const Columns& columns) {
    std::vector<KeyValues> read;
    for (const SortKey& key : keys) {
        KeyValues values{key.field == "score", key.descending, {}};
        const Column* column = columns.find(key.field);
        if (!values.by_score && column == nullptr) continue;
        if (!values.by_score) {
            values.ordinals.reserve(documents.size());
            for (const TopDocument& document : documents) {
                values.ordinals.push_back(ordinal_of(*column, document.docid, key.descending));
            }
        }
        read.push_back(std::move(values));
    }
    return read;
}

std::strong_ordering compare_ordinals(std::uint32_t a, std::uint32_t b, bool descending) {
    if (a == no_value || b == no_value || !descending) return a <=> b;
    return b <=> a;
}

}  // namespace

void sort_documents(std::vector<TopDocument>& documents, const std::vector<SortKey>& keys, const Columns& columns) {
    const std::vector<KeyValues> values = read_keys(documents, keys, columns);
    std::vector<std::uint32_t> places(documents.size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = static_cast<std::uint32_t>(i);
    const auto comes_first = [&](std::uint32_t a, std::uint32_t b) {
        for (const KeyValues& key : values) {
            if (key.by_score) {
                const double difference = documents[a].score - documents[b].score;
                if (difference != 0) return (difference < 0) != key.descending;
                continue;
            }
            const auto order = compare_ordinals(key.ordinals[a], key.ordinals[b], key.descending);
            if (order != 0) return order < 0;
        }
        return documents[a].docid < documents[b].docid;
    };
    std::sort(places.begin(), places.end(), comes_first);
    std::vector<TopDocument> sorted;
    sorted.reserve(documents.size());
    for (const std::uint32_t place : places) sorted.push_back(documents[place]);
    documents = std::move(sorted);
}

}  // namespace kwic
