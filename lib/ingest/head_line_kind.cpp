#include "ingest/head_line_kind.hpp"

#include "ingest/text_date.hpp"
#include "ingest/text_line.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace kwic {

namespace {

constexpr std::size_t max_phrase_words = 8;
constexpr std::size_t max_navigation_words = 3;

constexpr std::array<std::string_view, 50> navigation{"home",
                                                      "menu",
                                                      "main menu",
                                                      "search",
                                                      "share",
                                                      "share this",
                                                      "contact us",
                                                      "contact",
                                                      "about us",
                                                      "about",
                                                      "log in",
                                                      "login",
                                                      "sign in",
                                                      "register",
                                                      "newsletter",
                                                      "back to top",
                                                      "back",
                                                      "next",
                                                      "previous",
                                                      "close",
                                                      "print",
                                                      "email",
                                                      "facebook",
                                                      "twitter",
                                                      "advertisement",
                                                      "privacy policy",
                                                      "cookie policy",
                                                      "terms of use",
                                                      "site map",
                                                      "sitemap",
                                                      "breaking news",
                                                      "latest news",
                                                      "top stories",
                                                      "trending",
                                                      "related articles",
                                                      "comments",
                                                      "download",
                                                      "toggle navigation",
                                                      "table of contents",
                                                      "contents",
                                                      "all rights reserved",
                                                      "listen",
                                                      "english",
                                                      "language",
                                                      "print this page",
                                                      "share this page",
                                                      "related",
                                                      "save",
                                                      "privacy",
                                                      "tags"};

constexpr std::array<std::string_view, 20> navigation_beginnings{
    "skip to ",   "share on ",     "share via ", "follow us",   "connect with ", "sign up",   "subscribe",
    "click here", "home >",        "home /",     "home \u00BB", "you are here",  "copyright", "\u00A9",
    "read more",  "read original", "jump to ",   "leave a ",    "back to ",      "log in to "};

constexpr std::array<std::string_view, 44> sections{"news",
                                                    "world",
                                                    "politics",
                                                    "political",
                                                    "opinion",
                                                    "opinions",
                                                    "features",
                                                    "feature",
                                                    "business",
                                                    "sports",
                                                    "sport",
                                                    "culture",
                                                    "science",
                                                    "technology",
                                                    "health",
                                                    "editorial",
                                                    "economy",
                                                    "society",
                                                    "education",
                                                    "environment",
                                                    "lifestyle",
                                                    "travel",
                                                    "entertainment",
                                                    "speeches",
                                                    "articles",
                                                    "article",
                                                    "blog",
                                                    "archive",
                                                    "archives",
                                                    "analysis",
                                                    "commentary",
                                                    "interview",
                                                    "interviews",
                                                    "statements",
                                                    "latest",
                                                    "foreign affairs",
                                                    "current affairs",
                                                    "world news",
                                                    "top news",
                                                    "press release",
                                                    "press releases",
                                                    "international",
                                                    "national",
                                                    "local news"};

constexpr std::array<std::string_view, 16> byline_beginnings{
    "updated by", "published",    "posted",  "written by",    "author",      "editor:", "edited by", "source:",
    "reporter",   "last updated", "updated", "translated by", "reviewed by", "from:",   "to:",       "reported by"};

constexpr std::array<std::string_view, 14> caption_words{"logo",   "icon",       "photo",     "photos",   "image",
                                                         "banner", "avatar",     "thumbnail", "courtesy", "caption",
                                                         "getty",  "screenshot", "picture:",  "fig."};

constexpr std::array<std::string_view, 9> counted_things{"min",    "mins",    "minute",   "minutes", "views",
                                                         "shares", "comment", "comments", "likes"};

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& phrases, std::string_view text) {
    return std::find(phrases.begin(), phrases.end(), text) != phrases.end();
}

template <std::size_t size>
bool begins_with_one(const std::array<std::string_view, size>& phrases, std::string_view text) {
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](std::string_view phrase) { return text.starts_with(phrase); });
}

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

std::string_view without_marks(std::string_view line) {
    constexpr std::string_view marks = " |:.!>*-#\t";
    const std::size_t begin = line.find_first_not_of(marks);
    return begin == line.npos ? std::string_view() : line.substr(begin, line.find_last_not_of(marks) + 1 - begin);
}

bool is_count(const std::vector<std::string_view>& words) {
    return words.size() >= 2 && words.size() <= 4 && std::all_of(words[0].begin(), words[0].end(), is_digit) &&
           is_among(counted_things, words[1]);
}

// Two or more phrases of navigation and nothing else: "Menu Search Sign in".
bool is_row_of_navigation(const std::vector<std::string_view>& words) {
    std::size_t phrases = 0;
    for (std::size_t at = 0; at < words.size(); ++phrases) {
        std::size_t count = std::min(words.size() - at, max_navigation_words);
        for (; count > 0; --count) {
            const char* const end = words[at + count - 1].data() + words[at + count - 1].size();
            const std::string_view phrase(words[at].data(), static_cast<std::size_t>(end - words[at].data()));
            if (is_among(navigation, phrase) || is_among(sections, phrase)) break;
        }
        if (count == 0) return false;
        at += count;
    }
    return phrases >= 2;
}

// "By" and a name; "By the rivers of Babylon" is none.
bool is_by_somebody(std::string_view line, const std::vector<std::string_view>& words) {
    if (words.size() < 2 || words.size() > 7 || words[0] != "by") return false;
    const std::size_t name = line.find_first_not_of(' ', 2);
    return name != line.npos && line[name] >= 'A' && line[name] <= 'Z' && words[1] != "the" && words[1] != "a";
}

bool is_address(const std::vector<std::string_view>& words) {
    return words.size() <= 2 && std::any_of(words.begin(), words.end(), [](std::string_view word) {
               return word.starts_with("www.") || word.find("://") != word.npos || word.find('@') != word.npos;
           });
}

}  // namespace

HeadLineKind head_line_kind(std::string_view line) {
    if (!date_of_line(line).empty()) return HeadLineKind::date;
    const std::string lower = ascii_lower(line);
    const std::string_view phrase = without_marks(lower);
    const std::vector<std::string_view> words = split_words(phrase);
    if (is_address(words)) return HeadLineKind::address;
    if (is_among(navigation, phrase) || is_count(words)) return HeadLineKind::navigation;
    if (is_among(sections, phrase)) return HeadLineKind::section;
    if (is_row_of_navigation(words)) return HeadLineKind::navigation;
    if (words.size() > max_phrase_words) return HeadLineKind::plain;
    if (begins_with_one(navigation_beginnings, phrase)) return HeadLineKind::navigation;
    if (begins_with_one(byline_beginnings, phrase) || is_by_somebody(line, words)) return HeadLineKind::byline;
    const auto is_caption = [](std::string_view word) { return is_among(caption_words, word); };
    if (!words.empty() && (is_caption(words.front()) || is_caption(words.back()))) return HeadLineKind::caption;
    return HeadLineKind::plain;
}

}  // namespace kwic
