#include "search/collapse_documents.hpp"

#include "search/text_likeness.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace kwic {

std::vector<Representative> collapse_by_value(const std::vector<TopDocument>& documents, const Column& column) {
    constexpr std::uint32_t no_value = ~std::uint32_t{0};
    std::vector<Representative> groups;
    std::unordered_map<std::uint32_t, std::size_t> group_of;  // by ordinal
    for (const TopDocument& document : documents) {
        std::uint32_t first = no_value;
        column.for_each_of(document.docid, [&](std::uint32_t ordinal) { first = std::min(first, ordinal); });
        if (first != no_value) {
            const auto [group, is_new] = group_of.emplace(first, groups.size());
            if (!is_new) {
                ++groups[group->second].hidden;
                continue;
            }
        }
        groups.push_back({document, 0});
    }
    return groups;
}

std::vector<Representative> collapse_copies(const std::vector<Representative>& documents, std::size_t wanted,
                                            std::size_t looked_at,
                                            const std::function<std::string(std::uint32_t)>& read_text) {
    std::vector<Representative> groups;
    KnownTexts texts;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const bool is_full = groups.size() >= wanted;
        if (is_full && i >= looked_at) break;
        TextShingles text(read_text(documents[i].document.docid));
        const std::optional<std::size_t> like = texts.find_like(text);
        if (like) {
            groups[*like].hidden += 1 + documents[i].hidden;
        } else if (!is_full) {
            groups.push_back(documents[i]);
            texts.add(std::move(text));
        }
    }
    return groups;
}

}  // namespace kwic
