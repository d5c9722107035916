#include "faults/served_content.hpp"

#include "faults/sample_documents.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <vector>

namespace kwic::faults {
namespace {

std::vector<std::string> find_ids(const Index& index, const std::string& query) {
    SearchOptions options;
    options.limit = 1000;
    options.exact_total = true;
    options.detail = HitDetail::ids;
    std::vector<std::string> ids;
    for (const Hit& hit : index.search(query, options).hits) ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::string second_word(const std::string& text) {
    const std::size_t begin = std::min(text.find(' '), text.size() - 1) + 1;
    return text.substr(begin, text.find('.', begin) - begin);
}

[[noreturn]] void disagree(const std::string& what) {
    throw std::logic_error("search and documents disagree: " + what);
}

}  // namespace

IndexContent content_of(const Index& index) {
    IndexContent content;
    std::vector<std::string> ids = index.ids();
    for (const std::string& id : ids) content[id] = index.document(id).text;
    std::sort(ids.begin(), ids.end());
    if (content.size() != ids.size()) disagree("an id occurs twice");
    if (index.info().documents != ids.size()) disagree("the manifest counts other documents");
    if (find_ids(index, std::string(word_of_all)) != ids) disagree("the word of all finds others");
    for (const auto& [id, text] : content) {
        if (find_ids(index, second_word(text)) != std::vector<std::string>{id}) disagree(second_word(text));
    }
    return content;
}

std::optional<IndexContent> read_content(const std::string& folder) {
    try {
        return content_of(Index::open(folder));
    } catch (const Error& error) {
        if (error.code() == ErrorCode::not_found) return std::nullopt;
        // A first writer that was killed after it had finished and before it published.
        if (error.code() == ErrorCode::damaged && !std::filesystem::exists(folder + "/CURRENT")) return std::nullopt;
        throw;
    }
}

std::string describe(const std::optional<IndexContent>& content) {
    if (!content) return "no index";
    std::string line = std::to_string(content->size()) + " documents:";
    for (const auto& [id, text] : *content) line += ' ' + second_word(text);
    return line;
}

}  // namespace kwic::faults
