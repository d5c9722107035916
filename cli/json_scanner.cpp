#include "json_scanner.hpp"

#include "code_points.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <vector>

namespace kwic::cli {
namespace {

bool is_plain(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x20 && value < 0x80 && byte != '"' && byte != '\\';
}

void append_utf8(std::string& out, char32_t value) {
    const auto append = [&out](char32_t byte) { out += static_cast<char>(byte); };
    const auto append_rest = [&](int shift) { append(0x80U | ((value >> static_cast<unsigned>(shift)) & 0x3FU)); };
    if (value < 0x80) return append(value);
    if (value < 0x800) {
        append(0xC0U | (value >> 6U));
    } else if (value < 0x10000) {
        append(0xE0U | (value >> 12U));
        append_rest(6);
    } else {
        append(0xF0U | (value >> 18U));
        append_rest(12);
        append_rest(6);
    }
    append_rest(0);
}

}  // namespace

void JsonScanner::fail(const std::string& what) const {
    throw JsonProblem(what + " at column " + std::to_string(at_ + 1));
}

void JsonScanner::pass_space() {
    while (at_ < json_.size() && std::string_view(" \t\r\n").find(json_[at_]) != std::string_view::npos) ++at_;
}

bool JsonScanner::pass(char wanted) {
    pass_space();
    const bool is_there = at_ < json_.size() && json_[at_] == wanted;
    if (is_there) ++at_;
    return is_there;
}

void JsonScanner::expect(char wanted, const char* what) {
    if (!pass(wanted)) fail(std::string(what) + " should stand");
}

void JsonScanner::take_object(const std::function<void(const std::string&)>& take) {
    expect('{', "an object");
    if (pass('}')) return;
    std::vector<std::string> seen;
    do {
        const std::string name = take_string();
        if (std::find(seen.begin(), seen.end(), name) != seen.end()) fail("the member \"" + name + "\" is there twice");
        seen.push_back(name);
        expect(':', "a colon");
        take(name);
    } while (pass(','));
    expect('}', "a comma or the end of the object");
}

void JsonScanner::take_array(const std::function<void()>& take) {
    expect('[', "an array");
    if (pass(']')) return;
    do {
        take();
    } while (pass(','));
    expect(']', "a comma or the end of the array");
}

bool JsonScanner::at_string() {
    pass_space();
    return at_ < json_.size() && json_[at_] == '"';
}

std::string JsonScanner::take_string() {
    expect('"', "a string");
    std::string text;
    for (;;) {
        std::size_t end = at_;
        while (end < json_.size() && is_plain(json_[end])) ++end;
        text += json_.substr(at_, end - at_);
        at_ = end;
        if (at_ == json_.size()) fail("the end of the string should stand");
        if (json_[at_] == '"') break;
        if (json_[at_] == '\\') {
            append_escape(text);
            continue;
        }
        const CodePoint point = code_point_at(json_, at_);
        if (!point.well_formed) fail("bytes that are not UTF-8 stand");
        if (point.value < 0x20) fail("a control character stands");
        text += json_.substr(at_, point.bytes);
        at_ += point.bytes;
    }
    ++at_;
    return text;
}

void JsonScanner::append_escape(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const char letter = at_ + 1 < json_.size() ? json_[at_ + 1] : '\0';
    if (letter == 'u') return append_utf8(out, take_escaped_code_point());
    const std::size_t place = letters.find(letter);
    if (letter == '\0' || place == std::string_view::npos) fail("an unknown escape stands");
    out += meanings[place];
    at_ += 2;
}

// The four digits of the "\uXXXX" that stands here.
char32_t JsonScanner::take_code_unit() {
    unsigned value = 0;
    const std::string_view digits = json_.substr(at_).substr(0, 6);
    if (digits.size() < 6 || !digits.starts_with("\\u")) fail("a lone surrogate stands");
    const auto [end, error] = std::from_chars(digits.data() + 2, digits.data() + 6, value, 16);
    if (error != std::errc{} || end != digits.data() + 6) fail("an unknown escape stands");
    at_ += 6;
    return value;
}

char32_t JsonScanner::take_escaped_code_point() {
    const std::size_t begin = at_;
    if (json_.size() - at_ < 6) fail("an unknown escape stands");
    const char32_t first = take_code_unit();
    if (first < 0xD800 || first > 0xDFFF) return first;
    const char32_t second = first < 0xDC00 ? take_code_unit() : 0;
    if (second >= 0xDC00 && second <= 0xDFFF) return 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00);
    at_ = begin;
    fail("a lone surrogate stands");
}

// The digits of a whole number, with its sign.
std::string_view JsonScanner::take_digits() {
    pass_space();
    const std::size_t begin = at_;
    std::size_t end = begin;
    if (end < json_.size() && json_[end] == '-') ++end;
    const std::size_t first = end;
    while (end < json_.size() && json_[end] >= '0' && json_[end] <= '9') ++end;
    const bool fraction = end < json_.size() && std::string_view(".eE").find(json_[end]) != std::string_view::npos;
    if (end == first || fraction || (json_[first] == '0' && end > first + 1)) fail("a whole number should stand");
    at_ = end;
    return json_.substr(begin, end - begin);
}

std::uint64_t JsonScanner::take_natural() {
    const std::string_view digits = take_digits();
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) fail("a number out of range ends");
    return number;
}

std::int64_t JsonScanner::take_integer() {
    const std::string_view digits = take_digits();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) fail("a number out of range ends");
    return number;
}

void JsonScanner::take_end() {
    pass_space();
    if (at_ < json_.size()) fail("something more stands");
}

}  // namespace kwic::cli
