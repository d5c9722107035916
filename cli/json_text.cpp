#include "json_text.hpp"

#include "code_points.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <string_view>
#include <utility>

namespace kwic::cli {
namespace {

constexpr std::size_t indent_step = 2;

template <typename Value>
void append_formatted(std::string& out, const char* format, Value value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), format, value);
    out += text.data();
}

void append_code_point(std::string& out, const CodePoint& point, std::string_view bytes) {
    const bool line_separator = point.value == 0x2028 || point.value == 0x2029;
    if (!point.well_formed) {
        out += "\xEF\xBF\xBD";
    } else if (point.value == '\n') {
        out += "\\n";
    } else if (point.value == '\t') {
        out += "\\t";
    } else if (is_control(point.value) || line_separator) {
        append_formatted(out, "\\u%04x", static_cast<unsigned>(point.value));
    } else {
        if (point.value == '"' || point.value == '\\') out += '\\';
        out += bytes;
    }
}

void append_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        append_code_point(out, point, text.substr(at, point.bytes));
        at += point.bytes;
    }
    out += '"';
}

// Appends values, each at a depth.
class JsonWriter {
  public:
    explicit JsonWriter(JsonLayout layout) : indented_(layout == JsonLayout::indented) {}

    void append(const Json& value, std::size_t depth) {
        if (value.is_object()) {
            append_members(value, depth);
        } else if (value.is_array()) {
            append_elements(value, depth);
        } else if (value.is_string()) {
            append_string(text_, value.get_ref<const std::string&>());
        } else if (value.is_number_float()) {
            append_fraction(value.get<double>());
        } else {
            text_ += value.dump();
        }
    }

    std::string take() { return std::move(text_); }

  private:
    void append_members(const Json& object, std::size_t depth) {
        text_ += '{';
        bool first = true;
        for (const auto& [name, member] : object.items()) {
            begin_item(first, depth + 1);
            append_string(text_, name);
            text_ += indented_ ? ": " : ":";
            append(member, depth + 1);
        }
        end_items(first, depth);
        text_ += '}';
    }

    void append_elements(const Json& array, std::size_t depth) {
        text_ += '[';
        bool first = true;
        for (const Json& element : array) {
            begin_item(first, depth + 1);
            append(element, depth + 1);
        }
        end_items(first, depth);
        text_ += ']';
    }

    void append_fraction(double number) {
        if (!std::isfinite(number)) {
            text_ += "null";
        } else {
            append_formatted(text_, "%.9g", number);
        }
    }

    void begin_item(bool& first, std::size_t depth) {
        if (!first) text_ += ',';
        first = false;
        begin_line(depth);
    }

    void end_items(bool empty, std::size_t depth) {
        if (!empty) begin_line(depth);
    }

    void begin_line(std::size_t depth) {
        if (!indented_) return;
        text_ += '\n';
        text_.append(depth * indent_step, ' ');
    }

    bool indented_;
    std::string text_;
};

}  // namespace

std::string json_text(const Json& value, JsonLayout layout) {
    JsonWriter writer(layout);
    writer.append(value, 0);
    return writer.take();
}

}  // namespace kwic::cli
