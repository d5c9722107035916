#include "ingest/html_page_builder.hpp"

#include "ingest/text_date.hpp"
#include "ingest/text_line.hpp"

#include <algorithm>

namespace kwic {

namespace {

constexpr std::size_t max_style_bytes = 1024;
constexpr std::size_t max_heading_bytes = 4096;
constexpr std::size_t max_mismatched_elements = 64;
constexpr int rank_of_published = 1;
constexpr int rank_of_meta_date = 2;
constexpr int rank_of_time = 3;

std::string_view value_of(const HtmlAttributes& attributes, std::string_view name) {
    const auto found =
        std::find_if(attributes.begin(), attributes.end(), [&](const auto& pair) { return pair.first == name; });
    return found == attributes.end() ? std::string_view() : found->second;
}

bool hides(std::string_view style) {
    std::string compact = ascii_lower(style.substr(0, max_style_bytes));
    std::erase_if(compact, [](char byte) { return byte == ' ' || byte == '\t' || byte == '\n'; });
    return compact.find("display:none") != compact.npos || compact.find("visibility:hidden") != compact.npos;
}

bool is_hidden(const HtmlAttributes& attributes) {
    return std::any_of(attributes.begin(), attributes.end(), [](const auto& pair) {
        const auto& [name, value] = pair;
        return name == "hidden" || (name == "aria-hidden" && value == "true") || (name == "style" && hides(value));
    });
}

void append_limited(std::string& out, std::string_view text) {
    if (out.size() < max_heading_bytes) out.append(text.substr(0, max_heading_bytes));
}

}  // namespace

void HtmlPageBuilder::open(std::string_view name, const HtmlAttributes& attributes) {
    const ElementTraits traits = traits_of_element(name);
    Element element{.name = std::string(name), .around = traits.around, .role = traits.role, .site = false};
    const bool site_header = traits.role == ElementRole::header && article_ == 0;
    element.site = traits.role == ElementRole::site || site_header || is_hidden(attributes);
    request(element.around);
    if (element.site) main_.request(TextBreak::space);
    if (traits.role == ElementRole::meta) take_meta(attributes);
    if (traits.role == ElementRole::time) take_date(value_of(attributes, "datetime"), rank_of_time);
    if (traits.role == ElementRole::root && page_.language.empty()) {
        const std::string_view language = value_of(attributes, "lang");
        page_.language = trim(language.empty() ? value_of(attributes, "xml:lang") : language);
    }
    if (traits.role == ElementRole::title && (graphics_ != 0 || !page_.title.empty())) {
        element.role = graphics_ != 0 ? ElementRole::dropped : ElementRole::content;
    }
    count(element, 1);
    open_.push_back(std::move(element));
}

void HtmlPageBuilder::close(std::string_view name) {
    const std::size_t limit = std::min(open_.size(), max_mismatched_elements);
    for (std::size_t depth = 1; depth <= limit; ++depth) {
        if (open_[open_.size() - depth].name != name) continue;
        while (depth-- > 0) pop();
        return;
    }
}

void HtmlPageBuilder::pop() {
    const Element element = std::move(open_.back());
    open_.pop_back();
    count(element, -1);
    request(element.around);
    if (element.site) main_.request(TextBreak::space);
    if (element.role == ElementRole::heading && headings_ == 0) finish_heading(site_ != 0 || element.site);
}

void HtmlPageBuilder::count(const Element& element, int step) noexcept {
    site_ += element.site ? step : 0;
    dropping_ += element.role == ElementRole::dropped ? step : 0;
    article_ += element.role == ElementRole::article ? step : 0;
    preformatted_ += element.role == ElementRole::preformatted ? step : 0;
    title_ += element.role == ElementRole::title ? step : 0;
    headings_ += element.role == ElementRole::heading ? step : 0;
    graphics_ += element.role == ElementRole::graphic ? step : 0;
}

void HtmlPageBuilder::request(TextBreak wanted) {
    if (wanted == TextBreak::none || dropping_ != 0) return;
    whole_.request(wanted);
    main_.request(wanted);
    if (headings_ != 0) append_limited(heading_, " ");
}

void HtmlPageBuilder::append(std::string_view text) {
    if (dropping_ != 0) return;
    if (title_ != 0) return append_limited(page_.title, text);
    if (headings_ != 0) append_limited(heading_, text);
    whole_.append(text, preformatted_ != 0);
    if (site_ == 0) main_.append(text, preformatted_ != 0);
}

void HtmlPageBuilder::finish_heading(bool site) {
    std::string& heading = site ? site_heading_ : page_.heading;
    if (heading.empty()) heading = single_line(heading_);
    heading_.clear();
}

void HtmlPageBuilder::take_meta(const HtmlAttributes& attributes) {
    const std::string property = ascii_lower(value_of(attributes, "property"));
    const std::string name = ascii_lower(value_of(attributes, "name"));
    const std::string_view content = value_of(attributes, "content").substr(0, max_heading_bytes);
    if (property == "og:title" && page_.og_title.empty()) page_.og_title = single_line(content);
    if (property == "og:site_name" && page_.site_name.empty()) page_.site_name = single_line(content);
    if (property == "article:published_time") take_date(content, rank_of_published);
    if (name == "date") take_date(content, rank_of_meta_date);
}

void HtmlPageBuilder::take_date(std::string_view written, int rank) {
    if (date_rank_ != 0 && date_rank_ <= rank) return;
    std::string date = written_date(written);
    if (date.empty()) return;
    page_.date = std::move(date);
    date_rank_ = rank;
}

HtmlPage HtmlPageBuilder::take() {
    if (page_.heading.empty()) page_.heading = site_heading_;
    page_.title = single_line(page_.title);
    page_.main_text = main_.take();
    page_.whole_text = whole_.take();
    return std::move(page_);
}

}  // namespace kwic
