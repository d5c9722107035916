#include "ingest/html_elements.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kwic {

namespace {

using Entry = std::pair<std::string_view, ElementTraits>;
using enum ElementRole;
using enum TextBreak;

constexpr auto elements = std::to_array<Entry>({{"address", {paragraph, content}},
                                                {"article", {paragraph, article}},
                                                {"aside", {paragraph, site}},
                                                {"audio", {space, site}},
                                                {"blockquote", {paragraph, content}},
                                                {"body", {paragraph, content}},
                                                {"br", {line, content}},
                                                {"button", {space, site}},
                                                {"canvas", {space, site}},
                                                {"caption", {paragraph, content}},
                                                {"center", {paragraph, content}},
                                                {"datalist", {space, site}},
                                                {"dd", {line, content}},
                                                {"details", {paragraph, content}},
                                                {"dir", {paragraph, content}},
                                                {"div", {paragraph, content}},
                                                {"dl", {paragraph, content}},
                                                {"dt", {line, content}},
                                                {"fieldset", {paragraph, content}},
                                                {"figcaption", {paragraph, content}},
                                                {"figure", {paragraph, content}},
                                                {"footer", {paragraph, site}},
                                                {"form", {paragraph, content}},
                                                {"h1", {paragraph, heading}},
                                                {"h2", {paragraph, content}},
                                                {"h3", {paragraph, content}},
                                                {"h4", {paragraph, content}},
                                                {"h5", {paragraph, content}},
                                                {"h6", {paragraph, content}},
                                                {"header", {paragraph, header}},
                                                {"hr", {paragraph, content}},
                                                {"html", {paragraph, root}},
                                                {"iframe", {space, site}},
                                                {"input", {space, site}},
                                                {"legend", {line, content}},
                                                {"li", {line, content}},
                                                {"main", {paragraph, article}},
                                                {"menu", {paragraph, content}},
                                                {"meta", {none, meta}},
                                                {"nav", {paragraph, site}},
                                                {"noscript", {space, site}},
                                                {"object", {space, site}},
                                                {"ol", {paragraph, content}},
                                                {"optgroup", {line, site}},
                                                {"option", {line, site}},
                                                {"p", {paragraph, content}},
                                                {"pre", {paragraph, preformatted}},
                                                {"script", {none, dropped}},
                                                {"section", {paragraph, article}},
                                                {"select", {space, site}},
                                                {"style", {none, dropped}},
                                                {"summary", {line, content}},
                                                {"svg", {space, graphic}},
                                                {"table", {paragraph, content}},
                                                {"tbody", {line, content}},
                                                {"td", {tab, content}},
                                                {"template", {none, dropped}},
                                                {"textarea", {space, site}},
                                                {"tfoot", {line, content}},
                                                {"th", {tab, content}},
                                                {"thead", {line, content}},
                                                {"time", {none, ElementRole::time}},
                                                {"title", {none, ElementRole::title}},
                                                {"tr", {line, content}},
                                                {"ul", {paragraph, content}},
                                                {"video", {space, site}}});

static_assert(std::is_sorted(elements.begin(), elements.end(),
                             [](const Entry& left, const Entry& right) { return left.first < right.first; }));

}  // namespace

ElementTraits traits_of_element(std::string_view name) noexcept {
    const auto found =
        std::lower_bound(elements.begin(), elements.end(), name,
                         [](const Entry& entry, std::string_view wanted) { return entry.first < wanted; });
    return found != elements.end() && found->first == name ? found->second : ElementTraits{};
}

}  // namespace kwic
