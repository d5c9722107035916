// Untrusted bytes made safe to show: whatever goes in, no control character and no ill-formed UTF-8 comes out.
//
// C0 and DEL become \x1B, ill-formed bytes \xFF, C1 and bidirectional controls \u202E. The forms are for reading; they
// cannot be told from text that held them before.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic::cli {

// Appends the code point (or ill-formed byte) at `at`, which must lie within `text`, or the visible characters of ASCII
// from there on; returns how many bytes that took.
std::size_t append_visible(std::string& out, std::string_view text, std::size_t at);

// `text` on one line: line feeds and tabs are escaped like other controls.
std::string terminal_text(std::string_view text);

// `text` with its lines: LF, CR LF and tabs stay, everything else is escaped.
std::string terminal_lines(std::string_view text);

}  // namespace kwic::cli
