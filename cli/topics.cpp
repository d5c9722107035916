#include "topics.hpp"

#include "whole_file.hpp"

#include <algorithm>
#include <unordered_map>

namespace kwic::cli {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string with_single_spaces(std::string_view text) {
    std::string out;
    for (const char byte : trimmed(text)) {
        const bool blank = blanks.find(byte) != std::string_view::npos;
        if (!blank) out += byte;
        if (blank && out.back() != ' ') out += ' ';
    }
    return out;
}

// Collects topics and refuses ids that cannot tell them apart.
class TopicList {
  public:
    void add(std::size_t line, std::string_view id, std::string query) {
        if (id.empty()) return refuse(line, "the topic has no id");
        const auto [place, is_new] = first_lines_.try_emplace(std::string(id), line);
        if (!is_new) return refuse(line, "the id occurred before, in line " + std::to_string(place->second));
        topics_.topics.push_back({std::string(id), std::move(query)});
    }

    void refuse(std::size_t line, std::string message) { topics_.problems.push_back({line, std::move(message)}); }

    Topics take() { return std::move(topics_); }

  private:
    Topics topics_;
    std::unordered_map<std::string, std::size_t> first_lines_;
};

Topics parse_lines(std::string_view text) {
    TopicList list;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view row = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (row.ends_with('\r')) row.remove_suffix(1);
        const std::size_t tab = row.find('\t');
        if (tab != std::string_view::npos) {
            list.add(line, row.substr(0, tab), std::string(row.substr(tab + 1)));
        } else if (!trimmed(row).empty()) {
            list.refuse(line, "no tab between id and query");
        }
    }
    return list.take();
}

// What stands between `tag` and the next tag, without `label` before it.
std::string_view tagged(std::string_view topic, std::string_view tag, std::string_view label) {
    const std::size_t begin = topic.find(tag);
    if (begin == std::string_view::npos) return {};
    std::string_view value = topic.substr(begin + tag.size());
    std::size_t end = value.find('<');
    const auto begins_tag = [value](std::size_t at) {
        const char next = at + 1 < value.size() ? value[at + 1] : ' ';
        return next == '/' || (next >= 'a' && next <= 'z');
    };
    while (end != std::string_view::npos && !begins_tag(end)) end = value.find('<', end + 1);
    value = trimmed(value.substr(0, end));
    if (value.starts_with(label)) value.remove_prefix(label.size());
    return trimmed(value);
}

Topics parse_trec(std::string_view text) {
    constexpr std::string_view opening = "<top>";
    TopicList list;
    std::size_t line = 1;
    std::size_t counted = 0;
    for (std::size_t begin = text.find(opening); begin != std::string_view::npos;) {
        const std::size_t next = text.find(opening, begin + opening.size());
        const std::string_view topic = text.substr(begin, next - begin);
        line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                                                    text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
        counted = begin;
        begin = next;
        if (topic.find("<title>") == std::string_view::npos) {
            list.refuse(line, "the topic has no <title>");
        } else {
            list.add(line, tagged(topic, "<num>", "Number:"), with_single_spaces(tagged(topic, "<title>", "Topic:")));
        }
    }
    return list.take();
}

}  // namespace

Topics parse_topics(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(blanks);
    const bool trec = first != std::string_view::npos && text.substr(first).starts_with("<top>");
    return trec ? parse_trec(text) : parse_lines(text);
}

Topics read_topics(const std::string& path) {
    return parse_topics(path == "-" ? read_input() : read_file(path));
}

}  // namespace kwic::cli
