// Dates as people write them, to ISO 8601.
//
// Formats of the result: those of Document::date. Only dates that exist count, of the years 1000 to 2999.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// YYYY, YYYY-MM, YYYY-MM-DD, or a date with a time (after "T" or a space; seconds and their fraction may be missing; a
// zone as Z, +hh:mm or +hhmm; none means UTC) in the form of Document::date; the time is given in UTC, its fraction
// dropped. Empty if `text` is none of these. White space around it does not count.
std::string iso_date(std::string_view text);

// A date and nothing else: what iso_date takes, "August 25, 2023", "25th August 2023", "Sept. 1, 1961", "August 2023",
// "2023/08/25", "1.9.1961" (dots: day first), "25/08/2023", with or without the name of a weekday before it and a time
// after it. Of two numbers in doubt ("01/09/2022", "08-25-2022") the one above 12 is the day; if none is, the day is
// the first when the numbers are joined by slashes, and the date remains unknown when by dashes. Years of two digits
// are no dates. Empty if `text` is none of these.
std::string written_date(std::string_view text);

// The date of a text from a line near its head (the first 24 lines that are not empty) that is a date: alone, after
// a label ("Date:", "Published on", "Updated:" and so on), or before a bar ("Date: 01/09/2022 | Source: ..."). Empty
// if there is none.
std::string date_near_head(std::string_view text);

// The same for one line.
std::string date_of_line(std::string_view line);

}  // namespace kwic
