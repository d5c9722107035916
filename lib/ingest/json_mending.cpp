#include "ingest/json_mending.hpp"

#include <algorithm>
#include <string_view>

namespace kwic {

namespace {

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

// The value of the \uXXXX escape at `at`, or -1.
int escape_at(std::string_view json, std::size_t at) {
    if (json.size() < at + 6 || json[at] != '\\' || json[at + 1] != 'u') return -1;
    int value = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const char byte = json[i];
        const char lower = static_cast<char>(byte | 0x20);
        if (!is_digit(byte) && (lower < 'a' || lower > 'f')) return -1;
        value = value * 16 + (is_digit(byte) ? byte - '0' : lower - 'a' + 10);
    }
    return value;
}

bool is_lead(int value) {
    return value >= 0xD800 && value < 0xDC00;
}

bool is_trail(int value) {
    return value >= 0xDC00 && value < 0xE000;
}

std::size_t digits_from(std::string_view json, std::size_t at) {
    std::size_t end = at;
    while (end < json.size() && is_digit(json[end])) ++end;
    return end - at;
}

// The length of the number at `at` after RFC 8259, section 6; 0 if there is none.
std::size_t number_length(std::string_view json, std::size_t at) {
    std::size_t end = at + (json[at] == '-' ? 1 : 0);
    const std::size_t whole = digits_from(json, end);
    if (whole == 0 || (whole > 1 && json[end] == '0')) return 0;
    end += whole;
    if (end < json.size() && json[end] == '.') {
        const std::size_t fraction = digits_from(json, end + 1);
        if (fraction == 0) return 0;
        end += 1 + fraction;
    }
    if (end < json.size() && (json[end] == 'e' || json[end] == 'E')) {
        const std::size_t sign = end + 1 < json.size() && (json[end + 1] == '+' || json[end + 1] == '-') ? 1 : 0;
        const std::size_t exponent = digits_from(json, end + 1 + sign);
        if (exponent == 0) return 0;
        end += 1 + sign + exponent;
    }
    return end - at;
}

// The length of what is written like a number but is none.
std::size_t refused_length(std::string_view json, std::size_t at) {
    const std::size_t end = json.find_first_not_of("0123456789+-.eE", at);
    return std::min(end, json.size()) - at;
}

// The end of the string that opens at `at`, its closing quote included.
std::size_t end_of_string(std::string_view json, std::size_t at) {
    for (++at; at < json.size() && json[at] != '"'; ++at) {
        if (json[at] == '\\') ++at;
    }
    return std::min(at + 1, json.size());
}

}  // namespace

std::size_t mend_lone_surrogates(std::string& json) {
    std::size_t mended = 0;
    for (std::size_t at = 0; at < json.size(); ++at) {
        if (json[at] != '\\') continue;
        const int value = escape_at(json, at);
        const bool pair = is_lead(value) && is_trail(escape_at(json, at + 6));
        if (!pair && (is_lead(value) || is_trail(value))) {
            json.replace(at + 2, 4, "FFFD");
            ++mended;
        }
        at += pair ? 11 : 1;
    }
    return mended;
}

std::string without_numbers(std::string_view json) {
    std::string out(json);
    for (std::size_t at = 0; at < json.size();) {
        if (json[at] == '"') {
            at = end_of_string(json, at);
            continue;
        }
        const bool number = is_digit(json[at]) || json[at] == '-';
        const std::size_t length = number ? number_length(json, at) : 0;
        if (length != 0) {
            std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(at), length, ' ');
            out[at] = '0';
        }
        if (length != 0) {
            at += length;
        } else {
            at += number ? refused_length(json, at) : 1;
        }
    }
    return out;
}

}  // namespace kwic
