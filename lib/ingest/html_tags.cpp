#include "ingest/html_tags.hpp"

#include "ingest/text_line.hpp"

#include <algorithm>

namespace kwic {

namespace {

bool is_space(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool opens_tag(std::string_view html) {
    const char lower = html.size() > 1 ? static_cast<char>(html[1] | 0x20) : '\0';
    return lower >= 'a' && lower <= 'z';
}

bool ends_document(std::string_view html) {
    const std::string name = ascii_lower(html.substr(0, 7));
    if (!name.starts_with("</body") && !name.starts_with("</html")) return false;
    return name.size() == 6 || is_space(name[6]) || name[6] == '>' || name[6] == '/';
}

// Follows one tag byte by byte, as far as it takes to count its attributes.
class TagCounter {
  public:
    // False once the tag has too many of them.
    bool count(char byte) {
        if (quote_ != '\0') {
            if (byte == quote_) quote_ = '\0';
            return true;
        }
        if ((byte == '"' || byte == '\'') && after_equals_) quote_ = byte;
        if (byte == '=' || (!is_space(byte) && before_was_space_)) ++marks_;
        before_was_space_ = is_space(byte) || byte == '/';
        if (!is_space(byte)) after_equals_ = byte == '=';
        return marks_ <= 2 * max_tag_attributes;
    }

    [[nodiscard]] bool is_in_quotes() const { return quote_ != '\0'; }

  private:
    char quote_ = '\0';
    bool after_equals_ = false;
    bool before_was_space_ = false;
    std::size_t marks_ = 0;  // names and equals signs
};

// The length of the tag at the front of `html` without its end mark; `*kept` is how much of it is to stay.
std::size_t tag_length(std::string_view html, std::size_t* kept) {
    TagCounter counter;
    std::size_t at = 1;
    *kept = html.npos;
    for (; at < html.size() && (counter.is_in_quotes() || (html[at] != '>' && html[at] != '<')); ++at) {
        if (!counter.count(html[at]) && *kept == html.npos) *kept = at;
    }
    *kept = std::min(*kept, at);
    return at;
}

}  // namespace

std::string with_plain_tags(std::string_view html) {
    std::string out;
    out.reserve(html.size());
    while (!html.empty()) {
        const std::size_t tag = std::min(html.find('<'), html.size());
        out.append(html.substr(0, tag));
        html.remove_prefix(tag);
        if (html.empty()) break;
        if (ends_document(html)) {
            html.remove_prefix(std::min(html.find('>'), html.size() - 1) + 1);
            continue;
        }
        std::size_t kept = 1;
        const std::size_t length = opens_tag(html) ? tag_length(html, &kept) : 1;
        out.append(html.substr(0, kept));
        html.remove_prefix(length);
    }
    return out;
}

bool begins_with_end_tag(std::string_view html) {
    for (;;) {
        html.remove_prefix(std::min(html.find_first_not_of(" \t\r\n\f"), html.size()));
        const bool comment = html.starts_with("<!--");
        if (!comment && !html.starts_with("<!") && !html.starts_with("<?")) return html.starts_with("</");
        const std::string_view close = comment ? "-->" : ">";
        const std::size_t end = html.find(close);
        if (end == html.npos) return false;
        html.remove_prefix(end + close.size());
    }
}

}  // namespace kwic
