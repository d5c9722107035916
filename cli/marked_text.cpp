#include "marked_text.hpp"

#include "code_points.hpp"

#include <cstddef>
#include <utility>

namespace kwic::cli {
namespace {

// Builds the line; a space is held back until something follows it.
class LineBuilder {
  public:
    explicit LineBuilder(const MarkStyle& style) : style_(style) {}

    void add(std::string_view text, bool marked) {
        if (!text.empty() && !marked) close_mark();
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint point = code_point_at(text, at);
            if (point.well_formed && is_white_space(point.value)) {
                space_ = true;
                at += point.bytes;
                continue;
            }
            switch_to(marked);
            at += style_.escape(line_, text, at);
            started_ = true;
        }
    }

    std::string take() {
        close_mark();
        return std::move(line_);
    }

  private:
    void close_mark() {
        if (marked_) line_ += style_.after;
        marked_ = false;
    }

    // A held space stands within a mark only when the mark goes on after it.
    void switch_to(bool marked) {
        if (space_ && started_) line_ += ' ';
        space_ = false;
        if (marked && !marked_) line_ += style_.before;
        marked_ = marked;
    }

    MarkStyle style_;
    std::string line_;
    bool marked_ = false;
    bool space_ = false;
    bool started_ = false;
};

// Calls `take(piece, marked)` for the pieces of `text` in order; what marks claim beyond it is ignored.
template <typename Take>
void take_apart(std::string_view text, const std::vector<Mark>& marks, Take take) {
    std::size_t at = 0;
    for (const Mark& mark : marks) {
        if (mark.begin < at || mark.end < mark.begin || mark.end > text.size()) continue;
        take(text.substr(at, mark.begin - at), false);
        take(text.substr(mark.begin, mark.end - mark.begin), true);
        at = mark.end;
    }
    take(text.substr(at), false);
}

void append_marked(std::string& out, std::string_view text, const MarkStyle& style) {
    while (true) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        if (!line.empty()) out.append(style.before).append(line).append(style.after);
        if (end == std::string_view::npos) return;
        out += '\n';
        text.remove_prefix(end + 1);
    }
}

}  // namespace

std::string marked_line(std::string_view text, const std::vector<Mark>& marks, const MarkStyle& style) {
    LineBuilder line(style);
    take_apart(text, marks, [&](std::string_view piece, bool marked) { line.add(piece, marked); });
    return line.take();
}

std::string marked_lines(std::string_view text, const std::vector<Mark>& marks, const MarkStyle& style, bool terminal) {
    std::string out;
    take_apart(text, marks, [&](std::string_view piece, bool marked) {
        const std::string shown = terminal ? terminal_lines(piece) : std::string(piece);
        if (marked) {
            append_marked(out, shown, style);
        } else {
            out += shown;
        }
    });
    return out;
}

}  // namespace kwic::cli
