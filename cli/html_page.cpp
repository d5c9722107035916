#include "html_page.hpp"

#include "html_text.hpp"

namespace kwic::cli {
namespace {

constexpr std::string_view before_title = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>)";

constexpr std::string_view after_title = R"(</title>
<style>
:root {
  --paper: #fdfdfc; --ink: #1d1f21; --faint: #5c6166; --line: #dcdedb; --link: #0b57a4;
  --mark: #ffe58a; --mark-ink: #1d1f21; --warn: #8a4b00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17191b; --ink: #e4e6e3; --faint: #a2a8ad; --line: #34383b; --link: #8cbcf5;
    --mark: #6b5600; --mark-ink: #fff6d6; --warn: #f0b35c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere;
}
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
section + section { border-top: 2px solid var(--line); margin-top: 2.5rem; padding-top: 1.5rem; }
section > h2 { font-size: 1.25rem; margin: 0 0 .25rem; }
p { margin: 0; }
.count, .place, .note { color: var(--faint); font-size: .875rem; }
.warnings { color: var(--warn); font-size: .875rem; margin: .75rem 0 0; padding-inline-start: 1.25rem; }
.hits { list-style: none; margin: 1.5rem 0 0; padding: 0; }
.hits > li { border-top: 1px solid var(--line); padding: 1.1rem 0; }
.hits h2, .hits h3 { font-size: 1.0625rem; line-height: 1.35; margin: 0; }
.hits ~ h3 { font-size: 1.0625rem; margin: 1.5rem 0 .25rem; }
.facet { margin: 0; padding-inline-start: 1.25rem; }
.rank { color: var(--faint); font-weight: normal; margin-inline-end: .35em; }
.place span + span::before { content: "\00B7"; margin: 0 .45em; }
blockquote { margin: .55rem 0 0; padding-inline-start: .8rem; border-inline-start: 3px solid var(--line); }
.note { margin-top: .45rem; }
.stale { color: var(--warn); }
.score { white-space: nowrap; }
mark { background: var(--mark); color: var(--mark-ink); border-radius: .15em; padding: 0 .1em; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
</style>
</head>
<body>
<main>
)";

}  // namespace

std::string html_page_begin(std::string_view title) {
    return std::string(before_title) + html_text(title) + std::string(after_title);
}

std::string_view html_page_end() {
    return "</main>\n</body>\n</html>\n";
}

}  // namespace kwic::cli
