#include "line_table.hpp"

#include "code_points.hpp"
#include "terminal_styles.hpp"
#include "terminal_text.hpp"

#include <kwic/display.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::cli {
namespace {

constexpr std::string_view isolate_begin = "\u2068";
constexpr std::string_view isolate_end = "\u2069";
constexpr std::string_view cut_sign = "\u2026";
constexpr std::size_t gap = 2;              // between place and left context
constexpr std::size_t max_id_bytes = 1024;  // of an id, its end

struct Row {
    std::string place;
    std::string left;
    std::string keyword;
    std::string right;
    bool right_to_left = false;  // some of it is written so
};

// Of columns.
struct Widths {
    std::size_t place = 0;
    std::size_t left = 0;
    std::size_t rest = unlimited_columns;  // keyword and right context
};

std::string on_one_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (!point.well_formed || !is_white_space(point.value)) {
            at += append_visible(line, text, at);
            continue;
        }
        if (!line.ends_with(' ')) line += ' ';
        at += point.bytes;
    }
    return line;
}

bool holds_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_right_to_left(point.value)) return true;
        at += point.bytes;
    }
    return false;
}

std::string shown_id(std::string_view id) {
    if (id.size() <= max_id_bytes) return terminal_text(id);
    return std::string(cut_sign) + terminal_text(id.substr(id.size() - max_id_bytes));
}

std::string shown_source(const ConcordanceLine& line) {
    if (line.source == LineSource::text) return std::to_string(line.mark.line);
    return line.source == LineSource::title ? "title" : terminal_text(line.field);
}

Row row_of(const ConcordanceLine& line, const ConcordanceDocument& document) {
    Row row;
    row.place = shown_id(document.id) + ":" + shown_source(line);
    row.left = on_one_line(line.left());
    if (row.left.starts_with(' ')) row.left.erase(0, 1);
    row.keyword = on_one_line(line.keyword());
    row.right = on_one_line(line.right());
    if (row.right.ends_with(' ')) row.right.pop_back();
    row.right_to_left = holds_right_to_left(line.text) || holds_right_to_left(row.place);
    return row;
}

// The left context gets half of the room that the place and the widest keyword leave.
Widths choose_widths(const std::vector<Row>& rows, std::size_t columns) {
    Widths widths;
    std::size_t keyword = 0;
    for (const Row& row : rows) {
        widths.place = std::max(widths.place, display_width(row.place));
        widths.left = std::max(widths.left, display_width(row.left));
        keyword = std::max(keyword, display_width(row.keyword));
    }
    if (columns == unlimited_columns) return widths;
    widths.place = std::min(widths.place, columns / 3);
    const std::size_t room = columns - std::min(columns, widths.place + gap);
    widths.left = std::min(widths.left, (room - std::min(keyword, room / 2)) / 2);
    widths.rest = room - widths.left;
    return widths;
}

std::string cut_at_begin(const std::string& text, std::size_t columns) {
    if (display_width(text) <= columns) return text;
    return columns == 0 ? "" : std::string(cut_sign) + std::string(fit_end(text, columns - 1));
}

void fit(Row& row, const Widths& widths) {
    row.place = cut_at_begin(row.place, widths.place);
    row.left.erase(0, row.left.size() - fit_end(row.left, widths.left).size());
    row.keyword.resize(fit_beginning(row.keyword, widths.rest).size());
    row.right.resize(fit_beginning(row.right, widths.rest - display_width(row.keyword)).size());
}

// Puts pieces of rows together.
class LineWriter {
  public:
    explicit LineWriter(const Appearance& appearance) : appearance_(appearance) {}

    [[nodiscard]] std::string line_of(const Row& row, const Widths& widths) const {
        const bool isolated = appearance_.terminal && row.right_to_left;
        std::string line = painted(dim, piece(row.place, isolated));
        const std::size_t blank = widths.place - display_width(row.place) + gap + widths.left - display_width(row.left);
        line.append(blank, ' ');
        return line + piece(row.left, isolated) + painted(bold_red, piece(row.keyword, isolated)) +
               piece(row.right, isolated) + "\n";
    }

  private:
    static std::string piece(const std::string& text, bool isolated) {
        if (!isolated || text.empty()) return text;
        return std::string(isolate_begin) + text + std::string(isolate_end);
    }

    [[nodiscard]] std::string painted(std::string_view style, const std::string& text) const {
        return appearance_.colour ? std::string(style) + text + std::string(plain) : text;
    }

    Appearance appearance_;
};

}  // namespace

void print_line_table(const Concordance& concordance, const Appearance& appearance, std::size_t columns, Output& out) {
    std::vector<Row> rows;
    rows.reserve(concordance.lines.size());
    for (const ConcordanceLine& line : concordance.lines) {
        rows.push_back(row_of(line, concordance.documents[line.document]));
    }
    const Widths widths = choose_widths(rows, columns);
    const LineWriter writer(appearance);
    for (Row& row : rows) {
        fit(row, widths);
        out.write(writer.line_of(row, widths));
    }
}

}  // namespace kwic::cli
