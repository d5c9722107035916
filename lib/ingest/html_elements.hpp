// What each element of HTML does to the text around it.
#pragma once

#include "ingest/html_text.hpp"

#include <string_view>

namespace kwic {

enum class ElementRole {
    content,
    dropped,  // script, style: never text
    site,     // belongs to the site or to the form, not to the page's text
    header,   // `site` outside of an article
    article,  // article, main, section
    preformatted,
    title,
    heading,  // h1
    root,     // html: carries the language
    meta,
    time,
    graphic,  // svg: its title is not the page's
};

struct ElementTraits {
    TextBreak around = TextBreak::none;  // before and after the element
    ElementRole role = ElementRole::content;
};

// `name` in lower case; unknown elements are inline content.
ElementTraits traits_of_element(std::string_view name) noexcept;

}  // namespace kwic
