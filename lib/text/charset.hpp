// Character sets: which one some bytes are in, and the same text in UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// Text that came from bytes in any character set.
struct ConvertedText {
    std::string text;          // well-formed UTF-8, without a byte order mark
    std::string charset;       // the name of what the bytes were in: "UTF-8", "UTF-16LE", "windows-1252", ...
    std::size_t replaced = 0;  // ill-formed sequences that became U+FFFD
    bool verbatim = true;      // `text` is the bytes themselves, but for a byte order mark
};

// The name of the character set of `bytes`, never empty. The first of these that holds:
//  - a byte order mark of UTF-8, UTF-16 or UTF-32;
//  - UTF-16 or UTF-32 without one, told by where the zero bytes stand, if all of a sample decodes to assigned
//    characters;
//  - well-formed UTF-8 (ISO-2022 and HZ apart), or UTF-8 with a few ill-formed sequences (at least eight multi-byte
//    ones for each);
//  - `declared`, a name that the document gives, if the name is known, a superset of ASCII, and all bytes decode;
//  - what uchardet and ICU's detector find in a sample of 256 KiB, names being widened to their superset
//    (ISO-8859-1 to windows-1252, Shift_JIS to windows-31j and so on). uchardet is right more often on pages of one
//    legacy encoding, ICU on Western text with few accents: its "Western" holds where under 2 % of the letters, or
//    fewer than 16 bytes, are not ASCII; where uchardet names a set that is hardly ever used, ICU decides; fewer than
//    4 such bytes among ASCII letters tell nothing;
//  - windows-1252.
// Thread rule: any thread.
std::string detect_charset(std::string_view bytes, std::string_view declared = {});

// The bytes in UTF-8, taken to be in detect_charset(bytes, declared). Thread rule: any thread.
ConvertedText to_utf8(std::string_view bytes, std::string_view declared = {});

}  // namespace kwic
