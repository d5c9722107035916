#include "field_lines.hpp"
#include "hit_notes.hpp"
#include "html_page.hpp"
#include "html_text.hpp"
#include "index_location.hpp"
#include "marked_text.hpp"
#include "percent_encoding.hpp"
#include "printer.hpp"
#include "quantities.hpp"
#include "safe_url.hpp"
#include "warning_text.hpp"

#include <string_view>
#include <vector>

namespace kwic::cli {
namespace {

constexpr MarkStyle html_marks = {"<mark>", "</mark>", append_html};

std::string on_one_line(std::string_view text) {
    return marked_line(text, {}, html_marks);
}

std::string element(std::string_view tag, std::string_view attributes, const std::string& content) {
    if (content.empty()) return {};
    const std::string name(tag);
    return "<" + name + std::string(attributes) + ">" + content + "</" + name + ">";
}

// Whether the path stays in the current folder wherever its links lead.
bool stays_below(std::string_view path) {
    return !path.empty() && path.front() != '/' && ("/" + std::string(path) + "/").find("/../") == std::string::npos;
}

// Where the title leads: the document's own address, or its file if that lies below the current folder.
std::string target_of(const Hit& hit) {
    const std::string url = safe_url(hit.url);
    if (!url.empty()) return url;
    const std::string path = shown_path(hit.path);
    return stays_below(path) ? relative_url(path) : std::string{};
}

std::string linked(const std::string& url, const std::string& content) {
    return url.empty() ? content : element("a", " href=\"" + html_attribute(url) + "\" rel=\"noreferrer\"", content);
}

// Text of the document, in its own language and direction.
std::string attributes_of(const Hit& hit) {
    const std::string code = html_language(hit.language);
    return (code.empty() ? "" : " lang=\"" + html_attribute(code) + "\"") + " dir=\"auto\"";
}

std::string title_line(const Hit& hit, std::string_view heading) {
    std::string title = marked_line(hit.title, hit.title_marks, html_marks);
    if (title.empty()) title = on_one_line(hit.id);
    const std::string rank = element("span", " class=\"rank\"", std::to_string(hit.rank) + ".");
    return element(heading, attributes_of(hit), rank + linked(target_of(hit), title)) + "\n";
}

std::string place_line(const Hit& hit, Freshness freshness) {
    const std::string parts = element("span", " dir=\"auto\"", on_one_line(hit.id)) +
                              element("span", " dir=\"auto\"", on_one_line(place_text(hit))) +
                              element("span", " dir=\"auto\"", on_one_line(hit.url)) +
                              element("span", "", on_one_line(hit.date)) +
                              element("span", " class=\"score\"", "score " + score_text(hit.score)) +
                              element("span", " class=\"stale\"", std::string(staleness_text(freshness)));
    return element("p", " class=\"place\"", parts) + "\n";
}

// A section a query. The page begins with the first answer.
class HtmlPrinter : public Printer {
  public:
    HtmlPrinter(Output& out, const PrintOptions& options) : out_(out), options_(options) {}

    void print(const Answer& answer) override {
        begin_page(options_.many_topics ? "Search results" : answer.topic.query);
        out_.write("<section>\n");
        if (options_.many_topics) {
            out_.write(element("h2", " dir=\"auto\"", on_one_line(answer.topic.id + ": " + answer.topic.query)) + "\n");
        }
        const SearchResults& results = answer.results;
        out_.write(element("p", " class=\"count\"", results_text(results)) + "\n");
        print_warnings(results.warnings);
        if (!results.hits.empty()) print_hits(results.hits);
        for (const Facet& facet : results.facets) print_facet(facet);
        out_.write("</section>\n");
    }

    void finish() override {
        if (begun_) out_.write(html_page_end());
    }

  private:
    void begin_page(const std::string& title) {
        if (begun_) return;
        begun_ = true;
        const std::string heading = on_one_line(title);
        out_.write(html_page_begin(title + " - kwic"));
        out_.write(element("h1", " dir=\"auto\"", heading.empty() ? "(an empty query)" : heading) + "\n");
    }

    void print_warnings(const std::vector<Diagnostic>& warnings) {
        if (warnings.empty()) return;
        out_.write("<ul class=\"warnings\">\n");
        for (const Diagnostic& warning : warnings) {
            out_.write(element("li", "", on_one_line(warning_text(warning))) + "\n");
        }
        out_.write("</ul>\n");
    }

    void print_facet(const Facet& facet) {
        const std::string more = facet_rest_text(facet);
        const std::string rest = more.empty() ? "" : " " + element("span", " class=\"note\"", more);
        out_.write(element("h3", "", on_one_line(facet.field) + rest) + "\n<ul class=\"facet\">\n");
        for (const FacetCount& count : facet.counts) {
            const std::string value = element("span", " dir=\"auto\"", on_one_line(count.value));
            const std::string number = element("span", " class=\"note\"", count_text(count.documents));
            out_.write(element("li", "", value + " " + number) + "\n");
        }
        out_.write("</ul>\n");
    }

    void print_hits(const std::vector<Hit>& hits) {
        out_.write("<ol class=\"hits\">\n");
        for (const Hit& hit : hits) print_hit(hit);
        out_.write("</ol>\n");
    }

    void print_hit(const Hit& hit) {
        out_.write("<li>\n" + title_line(hit, options_.many_topics ? "h3" : "h2") +
                   place_line(hit, check_freshness(hit, options_.base_folder)));
        for (const std::string& line : field_lines(hit, html_marks)) print_passage(hit, line);
        for (const Passage& passage : hit.passages) {
            print_passage(hit, marked_line(passage.text, passage.marks, html_marks));
        }
        if (hit.passages.empty()) print_passage(hit, on_one_line(hit.opening));
        for (const std::string& note : notes_of(hit)) {
            out_.write(element("p", " class=\"note\" dir=\"auto\"", on_one_line(note)) + "\n");
        }
        out_.write("</li>\n");
    }

    void print_passage(const Hit& hit, const std::string& content) {
        if (!content.empty()) out_.write(element("blockquote", attributes_of(hit), content) + "\n");
    }

    Output& out_;
    PrintOptions options_;
    bool begun_ = false;
};

}  // namespace

std::unique_ptr<Printer> make_html_printer(Output& out, const PrintOptions& options) {
    return std::make_unique<HtmlPrinter>(out, options);
}

}  // namespace kwic::cli
