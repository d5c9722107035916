// The frame of the page that `--format html` writes: a page of its own, without scripts and without anything from
// elsewhere, in the colours that the reader's system wants.
#pragma once

#include <string>
#include <string_view>

namespace kwic::cli {

// Everything up to the content; `title` is escaped here.
std::string html_page_begin(std::string_view title);

std::string_view html_page_end();

}  // namespace kwic::cli
