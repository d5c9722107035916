#include "ingest/text_date.hpp"

#include "ingest/text_line.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

namespace kwic {

namespace {

constexpr std::size_t max_date_bytes = 80;
constexpr int max_head_lines = 24;

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 17> labels{
    "date:",     "dated",   "date",     "published on",  "published:", "published",
    "posted on", "posted:", "posted",   "last updated",  "updated on", "updated:",
    "updated",   "issued:", "created:", "release date:", "on"};

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool is_number(std::string_view word) {
    return !word.empty() && word.size() <= 4 && std::all_of(word.begin(), word.end(), is_digit);
}

int number_of(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

std::string padded(int value, std::size_t digits) {
    const std::string text = std::to_string(value);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string format_date(int year, int month, int day) {
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || year < 1000 || year > 2999) return {};
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

std::string format_month(int year, int month) {
    const std::string first = format_date(year, month, 1);
    return first.substr(0, first.size() == 10 ? 7 : 0);
}

// Takes exactly `count` digits off the front; -1 if they are not there.
int take_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count ||
        !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(count), is_digit)) {
        return -1;
    }
    const int value = number_of(text.substr(0, count));
    text.remove_prefix(count);
    return value;
}

bool take_byte(std::string_view& text, char byte) {
    if (!text.starts_with(byte)) return false;
    text.remove_prefix(1);
    return true;
}

// Minutes east of UTC; false if the zone is not well written.
bool take_zone(std::string_view& text, int& minutes) {
    minutes = 0;
    take_byte(text, ' ');
    if (text.empty() || take_byte(text, 'Z') || take_byte(text, 'z')) return true;
    const bool east = text.front() == '+';
    if (!east && text.front() != '-') return false;
    text.remove_prefix(1);
    const int hour = take_digits(text, 2);
    take_byte(text, ':');
    const int minute = text.empty() ? 0 : take_digits(text, 2);
    minutes = (hour * 60 + minute) * (east ? 1 : -1);
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
}

std::string in_utc(const std::string& date, int seconds_of_day, int zone_minutes) {
    using namespace std::chrono;
    const year_month_day day{std::chrono::year(number_of(date.substr(0, 4))),
                             std::chrono::month(static_cast<unsigned>(number_of(date.substr(5, 2)))),
                             std::chrono::day(static_cast<unsigned>(number_of(date.substr(8, 2))))};
    const sys_seconds moment = sys_days(day) + seconds(seconds_of_day) - minutes(zone_minutes);
    const sys_days whole = floor<days>(moment);
    const year_month_day utc(whole);
    const hh_mm_ss time(moment - whole);
    const std::string head =
        format_date(int(utc.year()), static_cast<int>(unsigned(utc.month())), static_cast<int>(unsigned(utc.day())));
    const auto two_digits = [](auto count) { return padded(static_cast<int>(count.count()), 2); };
    const std::string tail =
        "T" + two_digits(time.hours()) + ":" + two_digits(time.minutes()) + ":" + two_digits(time.seconds()) + "Z";
    return head.empty() ? std::string() : head + tail;
}

std::string with_time(const std::string& date, std::string_view text) {
    const int hour = take_digits(text, 2);
    const int minute = take_byte(text, ':') ? take_digits(text, 2) : -1;
    const int second = take_byte(text, ':') ? take_digits(text, 2) : 0;
    if (take_byte(text, '.') || take_byte(text, ',')) {
        while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
    }
    int zone_minutes = 0;
    if (!take_zone(text, zone_minutes) || !text.empty()) return {};
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return {};
    return in_utc(date, hour * 3600 + minute * 60 + std::min(second, 59), zone_minutes);
}

template <std::size_t size>
std::size_t find_name(const std::array<std::string_view, size>& names, std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    if (word.size() < 3) return size;
    const auto found = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
        return name == word || ((word.size() == 3 || (word == "sept")) && name.starts_with(word));
    });
    return static_cast<std::size_t>(found - names.begin());
}

// "1st", "2nd", "25th" and plain numbers of at most two digits; 0 if it is neither.
int day_of(std::string_view word) {
    for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
        if (word.size() > 2 && word.ends_with(suffix)) word.remove_suffix(2);
    }
    if (word.ends_with('.')) word.remove_suffix(1);
    return is_number(word) && word.size() <= 2 ? number_of(word) : 0;
}

int year_of(std::string_view word) {
    return is_number(word) && word.size() == 4 ? number_of(word) : 0;
}

bool is_time(std::string_view word) {
    const auto belongs = [](char byte) { return is_digit(byte) || byte == ':' || byte == '.'; };
    if (word.ends_with("am") || word.ends_with("pm")) word.remove_suffix(2);
    return word.size() >= 4 && word.find(':') != word.npos && std::all_of(word.begin(), word.end(), belongs);
}

bool is_beside_time(std::string_view word) {
    constexpr std::array<std::string_view, 11> words{"am",  "pm",  "a.m.", "p.m.", "at", "utc",
                                                     "gmt", "est", "edt",  "cet",  "-"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string from_three_numbers(std::string_view word, char joiner) {
    std::array<std::string_view, 3> parts;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t end = i < 2 ? word.find(joiner) : word.size();
        if (end == word.npos || !is_number(word.substr(0, end))) return {};
        parts[i] = word.substr(0, end);
        word.remove_prefix(std::min(word.size(), end + 1));
    }
    if (year_of(parts[0]) != 0) return format_date(year_of(parts[0]), number_of(parts[1]), number_of(parts[2]));
    const int year = year_of(parts[2]);
    const int first = number_of(parts[0]);
    const int second = number_of(parts[1]);
    if (year == 0) return {};
    if (joiner == '.' || first > 12) return format_date(year, second, first);
    if (second > 12) return format_date(year, first, second);
    return joiner == '/' ? format_date(year, second, first) : std::string();
}

// Words in lower case without commas, times and weekdays.
std::vector<std::string> words_of_date(std::string_view text) {
    std::string lower = ascii_lower(text);
    std::replace(lower.begin(), lower.end(), ',', ' ');
    std::vector<std::string> words;
    for (const std::string_view word : split_words(lower)) {
        if (is_time(word) || is_beside_time(word) || word == "of" || find_name(weekdays, word) < weekdays.size())
            continue;
        words.emplace_back(word);
    }
    return words;
}

std::string from_words(const std::vector<std::string>& words) {
    if (words.size() == 1) {
        for (const char joiner : {'/', '.', '-'}) {
            if (std::string date = from_three_numbers(words[0], joiner); !date.empty()) return date;
        }
        return {};
    }
    const std::size_t first = find_name(months, words[0]);
    const std::size_t second = find_name(months, words[1]);
    if (words.size() == 2) return first < 12 ? format_month(year_of(words[1]), static_cast<int>(first) + 1) : "";
    if (words.size() != 3) return {};
    if (first < 12) return format_date(year_of(words[2]), static_cast<int>(first) + 1, day_of(words[1]));
    if (second < 12) return format_date(year_of(words[2]), static_cast<int>(second) + 1, day_of(words[0]));
    return {};
}

std::string_view without_label(std::string_view line) {
    const std::string lower = ascii_lower(line);
    for (const std::string_view label : labels) {
        if (!lower.starts_with(label) || lower.size() == label.size()) continue;
        const std::string_view rest = line.substr(label.size());
        if (!label.ends_with(':') && !rest.starts_with(' ') && !rest.starts_with(':')) continue;
        return trim(rest.substr(rest.starts_with(':') ? 1 : 0));
    }
    return line;
}

}  // namespace

std::string iso_date(std::string_view text) {
    text = trim(text);
    const int year = take_digits(text, 4);
    if (year < 1000 || year > 2999) return {};
    if (text.empty()) return std::to_string(year);
    const int month = take_byte(text, '-') ? take_digits(text, 2) : -1;
    if (month < 1) return {};
    if (text.empty()) return format_month(year, month);
    const int day = take_byte(text, '-') ? take_digits(text, 2) : -1;
    const std::string date = day < 1 ? std::string() : format_date(year, month, day);
    if (date.empty() || text.empty()) return date;
    return take_byte(text, 'T') || take_byte(text, 't') || take_byte(text, ' ') ? with_time(date, text) : std::string();
}

std::string written_date(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.size() > max_date_bytes) return {};
    if (std::string date = iso_date(text); !date.empty()) return date;
    const std::vector<std::string> words = words_of_date(text);
    return words.empty() ? std::string() : from_words(words);
}

std::string date_of_line(std::string_view line) {
    line = trim(line);
    if (std::none_of(line.begin(), line.end(), is_digit)) return {};
    line = trim(line.substr(0, line.find('|')));
    if (line.empty() || line.size() > max_date_bytes) return {};
    const std::string_view rest = without_label(line);
    const bool bare_year = rest.size() == line.size() && rest.size() == 4;
    return bare_year ? std::string() : written_date(rest);
}

std::string date_near_head(std::string_view text) {
    std::string_view line;
    for (int count = 0; count < max_head_lines && take_line(text, line);) {
        if (std::string date = date_of_line(line); !date.empty()) return date;
        count += trim(line).empty() ? 0 : 1;
    }
    return {};
}

}  // namespace kwic
