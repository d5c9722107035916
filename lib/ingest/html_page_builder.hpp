// Elements and text, as a parser meets them, to an HtmlPage.
#pragma once

#include "ingest/html_elements.hpp"
#include "ingest/html_page.hpp"
#include "ingest/html_text.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

using HtmlAttributes = std::vector<std::pair<std::string_view, std::string_view>>;

// Thread rule: one thread at a time.
class HtmlPageBuilder {
  public:
    void open(std::string_view name, const HtmlAttributes& attributes);
    void close(std::string_view name);
    void append(std::string_view text);

    // Whether text is dropped here: within a script or a style.
    [[nodiscard]] bool is_dropping() const noexcept { return dropping_ != 0; }

    // The page. Call it once.
    HtmlPage take();

  private:
    struct Element {
        std::string name;
        TextBreak around = TextBreak::none;
        ElementRole role = ElementRole::content;
        bool site = false;  // it or its state keeps its text out of the main text
    };

    void count(const Element& element, int step) noexcept;
    void request(TextBreak wanted);
    void pop();
    void take_meta(const HtmlAttributes& attributes);
    void take_date(std::string_view written, int rank);
    void finish_heading(bool site);

    HtmlPage page_;
    std::vector<Element> open_;
    TextBuilder main_;
    TextBuilder whole_;
    std::string heading_;       // of the <h1> that is open
    std::string site_heading_;  // the first outside the main text
    int date_rank_ = 0;         // of page_.date: the lower the better, 0 none
    int dropping_ = 0;          // how many open elements of each sort
    int site_ = 0;
    int article_ = 0;
    int preformatted_ = 0;
    int title_ = 0;
    int headings_ = 0;
    int graphics_ = 0;
};

}  // namespace kwic
