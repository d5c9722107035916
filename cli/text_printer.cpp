#include "field_lines.hpp"
#include "hit_notes.hpp"
#include "hyperlinks.hpp"
#include "marked_text.hpp"
#include "percent_encoding.hpp"
#include "printer.hpp"
#include "quantities.hpp"
#include "safe_url.hpp"
#include "terminal_styles.hpp"
#include "terminal_text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace kwic::cli {
namespace {

// Layout: a heading a hit, everything else indented beneath it, an empty line between hits.
class TextPrinter : public Printer {
  public:
    TextPrinter(Output& out, const PrintOptions& options)
        : out_(out), options_(options), host_(options.appearance.hyperlinks ? host_name() : "") {}

    void print(const Answer& answer) override {
        if (options_.many_topics) print_topic(answer.topic);
        for (const Hit& hit : answer.results.hits) {
            if (!first_) out_.write("\n");
            first_ = false;
            print_hit(hit);
        }
        for (const Facet& facet : answer.results.facets) print_facet(facet);
        if (options_.appearance.terminal && !answer.results.hits.empty()) print_footer(answer);
    }

  private:
    void print_topic(const Topic& topic) {
        if (!first_) out_.write("\n");
        first_ = false;
        out_.write(painted(bold, terminal_text(topic.id) + ": " + marked_line(topic.query, {}, {})) + "\n");
    }

    void print_hit(const Hit& hit) {
        out_.write(heading(hit) + "\n   " + painted(dim, place(hit)) + "\n");
        for (const std::string& line : field_lines(hit, mark_style(plain))) out_.write("   " + line + "\n");
        for (const Passage& passage : hit.passages) {
            const std::string line = marked_line(passage.text, passage.marks, mark_style(plain));
            out_.write("   " + painted(green, std::to_string(passage.line) + ":") + " " + line + "\n");
        }
        const std::string opening = hit.passages.empty() ? marked_line(hit.opening, {}, {}) : "";
        if (!opening.empty()) out_.write("   " + opening + "\n");
        for (const std::string& note : notes_of(hit)) {
            out_.write("   " + painted(dim, marked_line(note, {}, {})) + "\n");
        }
    }

    // The name and, where values are left out, how many there are; then a value a line behind its number.
    void print_facet(const Facet& facet) {
        if (!first_) out_.write("\n");
        first_ = false;
        const std::string rest = facet_rest_text(facet);
        const std::string more = rest.empty() ? "" : "  " + painted(dim, rest);
        out_.write(painted(bold, terminal_text(facet.field)) + more + "\n");
        constexpr std::size_t number_width = 9;
        for (const FacetCount& count : facet.counts) {
            const std::string number = count_text(count.documents);
            const std::string indent(number_width - std::min(number.size(), number_width), ' ');
            out_.write(indent + number + "  " + marked_line(count.value, {}, {}) + "\n");
        }
    }

    void print_footer(const Answer& answer) {
        const std::string footer = results_text(answer.results) + ", " + decimal_text(answer.milliseconds) + " ms";
        out_.write("\n" + painted(dim, footer) + "\n");
    }

    std::string heading(const Hit& hit) {
        const bool titled = !marked_line(hit.title, {}, {}).empty();
        const std::string title =
            titled ? marked_line(hit.title, hit.title_marks, mark_style(plain_then_bold)) : marked_line(hit.id, {}, {});
        return std::to_string(hit.rank) + ". " + linked(target_of(hit), painted(bold, title)) + "  " +
               painted(dim, score_text(hit.score));
    }

    // Where a reader finds the document.
    std::string target_of(const Hit& hit) {
        const std::string url = options_.appearance.hyperlinks ? safe_url(hit.url) : "";
        return url.empty() ? target_of_file(hit.path) : url;
    }

    std::string target_of_file(const std::string& path) {
        return options_.appearance.hyperlinks && path.starts_with('/') ? file_url(host_, path) : std::string{};
    }

    // The id, where it was read, the date, and whether the file has changed.
    std::string place(const Hit& hit) {
        const std::string path = place_text(hit);
        const std::string url = target_of_file(hit.path);
        std::string text = path.empty() ? linked(url, terminal_text(hit.id))
                                        : terminal_text(hit.id) + "  " + linked(url, terminal_text(path));
        if (hit.path.empty() && !hit.url.empty()) text += "  " + linked(safe_url(hit.url), terminal_text(hit.url));
        if (!hit.date.empty()) text += "  " + terminal_text(hit.date);
        const std::string_view stale = staleness_text(check_freshness(hit, options_.base_folder));
        if (!stale.empty()) text += "  (" + std::string(stale) + ")";
        return text;
    }

    [[nodiscard]] std::string linked(const std::string& url, const std::string& text) const {
        return options_.appearance.hyperlinks ? hyperlink(url, text) : text;
    }

    [[nodiscard]] std::string painted(std::string_view style, const std::string& text) const {
        if (!options_.appearance.colour || text.empty()) return text;
        return std::string(style) + text + std::string(plain);
    }

    // `after` brings back what surrounds the mark.
    [[nodiscard]] MarkStyle mark_style(std::string_view after) const {
        return options_.appearance.colour ? MarkStyle{bold_red, after} : MarkStyle{};
    }

    Output& out_;
    PrintOptions options_;
    std::string host_;
    bool first_ = true;
};

}  // namespace

std::unique_ptr<Printer> make_text_printer(Output& out, const PrintOptions& options) {
    return std::make_unique<TextPrinter>(out, options);
}

}  // namespace kwic::cli
