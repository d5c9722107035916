#include "ingest/front_matter.hpp"

#include "ingest/text_line.hpp"

#include <algorithm>
#include <string>

namespace kwic {

namespace {

constexpr std::size_t max_block_bytes = std::size_t{64} << 10;

bool is_fence(std::string_view line) {
    return line.starts_with("---") && trim(line.substr(3)).empty();
}

bool is_end(std::string_view line) {
    return is_fence(line) || (line.starts_with("...") && trim(line.substr(3)).empty());
}

// The text between the fences and after them; false if the block is not closed.
bool split(std::string_view text, std::string_view& block, std::string_view& body) {
    std::string_view rest = text;
    std::string_view line;
    if (!take_line(rest, line) || !is_fence(line)) return false;
    const std::size_t begin = text.size() - rest.size();
    while (text.size() - rest.size() < max_block_bytes) {
        const std::size_t end = text.size() - rest.size();
        if (!take_line(rest, line)) return false;
        if (!is_end(line)) continue;
        block = text.substr(begin, end - begin);
        body = rest;
        return true;
    }
    return false;
}

std::string unescaped(std::string_view quoted, char quote) {
    std::string out;
    for (std::size_t at = 0; at < quoted.size(); ++at) {
        const bool pair = at + 1 < quoted.size() && quoted[at + 1] == (quote == '"' ? quoted[at + 1] : quote);
        const bool escape = pair && quoted[at] == (quote == '"' ? '\\' : quote);
        out += quoted[escape ? ++at : at];
    }
    return out;
}

std::string scalar(std::string_view value) {
    value = trim(value);
    const char quote = value.empty() ? '\0' : value.front();
    if (quote == '"' || quote == '\'') {
        const std::size_t end = value.rfind(quote);
        if (end != 0) return unescaped(value.substr(1, end - 1), quote);
    }
    return std::string(trim(value.substr(0, value.find(" #"))));
}

// The next item of a flow sequence, up to a comma outside of quotes.
std::string_view take_item(std::string_view& rest) {
    char quote = '\0';
    std::size_t end = 0;
    for (; end < rest.size() && (quote != '\0' || rest[end] != ','); ++end) {
        if (quote != '\0' ? rest[end] == quote : rest[end] == '"' || rest[end] == '\'') {
            quote = quote != '\0' ? '\0' : rest[end];
        }
    }
    const std::string_view item = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return item;
}

class BlockReader {
  public:
    explicit BlockReader(FrontMatter& out) : out_(out) {}

    void read(std::string_view block) {
        std::string_view line;
        while (take_line(block, line)) read_line(line);
    }

  private:
    void read_line(std::string_view line) {
        const std::string_view content = trim(line);
        if (content.empty() || content.starts_with('#')) return;
        const bool item = content.starts_with("- ");
        if (item && !list_.empty()) return add(list_, content.substr(2));
        const std::size_t colon = line.find(':');
        const bool indented = line.front() == ' ' || line.front() == '\t';
        const bool spaced = colon + 1 == line.size() || (colon < line.size() && line[colon + 1] == ' ');
        if (item || indented || colon == line.npos || !spaced) {
            ++out_.passed_over;
            return;
        }
        read_pair(scalar(line.substr(0, colon)), trim(line.substr(colon + 1)));
    }

    void read_pair(const std::string& name, std::string_view value) {
        list_ = value.empty() ? name : std::string();
        if (value.starts_with('[') && value.ends_with(']')) {
            std::string_view items = value.substr(1, value.size() - 2);
            while (!items.empty()) add(name, take_item(items));
        } else if (value.starts_with('{') || value.starts_with('|') || value.starts_with('>')) {
            ++out_.passed_over;
        } else if (!value.empty()) {
            add(name, value);
        }
    }

    void add(const std::string& name, std::string_view value) {
        std::string text = scalar(value);
        if (!text.empty() && !name.empty()) out_.values.push_back({name, std::move(text)});
    }

    FrontMatter& out_;
    std::string list_;  // the name whose items may follow
};

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
    FrontMatter out;
    std::string_view block;
    out.body = text;
    if (split(text, block, out.body)) BlockReader(out).read(block);
    return out;
}

}  // namespace kwic
