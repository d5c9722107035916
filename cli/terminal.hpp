// What the program is connected to, and what may be shown there.
#pragma once

#include <cstddef>
#include <string>

namespace kwic::cli {

enum class ColourChoice { automatic, always, never };
enum class HyperlinkChoice { automatic, always, never };

// How standard output is to be written.
struct Appearance {
    bool terminal = false;    // somebody reads it: untrusted text must be escaped
    bool colour = false;      // SGR sequences may be used
    bool hyperlinks = false;  // OSC 8 sequences may be used
};

// `automatic` colours a terminal unless NO_COLOR is set and not empty, or TERM is "dumb" or not set; it sets hyperlinks
// on a terminal that is coloured.
Appearance appearance_of_output(ColourChoice colour, HyperlinkChoice hyperlinks = HyperlinkChoice::automatic);

// Standard error is a terminal that can overwrite a line.
bool shows_progress();

// Columns of the terminal at an open descriptor; 80 if it does not tell.
std::size_t terminal_columns(int descriptor);

}  // namespace kwic::cli
