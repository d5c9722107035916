#include "ingest/markdown_page.hpp"

#include "ingest/html_entities.hpp"
#include "ingest/html_page.hpp"
#include "ingest/html_text.hpp"
#include "ingest/text_line.hpp"

#include <md4c.h>

namespace kwic {

namespace {

constexpr unsigned dialect = MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
constexpr std::size_t free_cells = 10'000;
constexpr std::size_t max_heading_bytes = 4096;

// Follows the parser. A callback that returns other than 0 stops it.
class PageWriter {
  public:
    // A short table row is padded by the parser to the width of its header, so that cells can outnumber bytes.
    explicit PageWriter(std::size_t markdown_bytes) : max_cells_(markdown_bytes + free_cells) {}

    int enter(MD_BLOCKTYPE type, void* detail) {
        text_.request(break_around(type));
        if (type == MD_BLOCK_H) level_ = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
        if (type == MD_BLOCK_CODE) in_code_ = true;
        const bool cell = type == MD_BLOCK_TD || type == MD_BLOCK_TH;
        return cell && ++cells_ > max_cells_ ? 1 : 0;
    }

    int leave(MD_BLOCKTYPE type) {
        if (type == MD_BLOCK_HTML) text_.append(parse_html(html_).whole_text, true);
        html_.clear();
        text_.request(break_around(type));
        if (type == MD_BLOCK_H) finish_heading();
        if (type == MD_BLOCK_CODE) in_code_ = false;
        return 0;
    }

    int append(MD_TEXTTYPE type, std::string_view text, bool in_html_block) {
        switch (type) {
            case MD_TEXT_NULLCHAR:
                append_text("\uFFFD");
                break;
            case MD_TEXT_BR:
                text_.request(TextBreak::line);
                break;
            case MD_TEXT_SOFTBR:
                append_text(" ");
                break;
            case MD_TEXT_ENTITY:
                append_text(text_of_reference(text));
                break;
            case MD_TEXT_HTML:
                append_html(text, in_html_block);
                break;
            default:
                append_text(text);
                break;
        }
        return 0;
    }

    MarkdownPage take() {
        return {.text = text_.take(), .title = title_.empty() ? single_line(first_heading_) : single_line(title_)};
    }

  private:
    static TextBreak break_around(MD_BLOCKTYPE type) {
        switch (type) {
            case MD_BLOCK_LI:
            case MD_BLOCK_TR:
            case MD_BLOCK_THEAD:
            case MD_BLOCK_TBODY:
                return TextBreak::line;
            case MD_BLOCK_TH:
            case MD_BLOCK_TD:
                return TextBreak::tab;
            default:
                return TextBreak::paragraph;
        }
    }

    void append_text(std::string_view text) {
        text_.append(text, in_code_);
        if (level_ != 0 && heading_.size() < max_heading_bytes) heading_.append(text.substr(0, max_heading_bytes));
    }

    void append_html(std::string_view html, bool in_block) {
        if (in_block) {
            html_ += html;
        } else if (ascii_lower(html.substr(0, 3)) == "<br") {
            text_.request(TextBreak::line);
        }
    }

    void finish_heading() {
        if (level_ == 1 && trim(title_).empty()) title_ = heading_;
        if (trim(first_heading_).empty()) first_heading_ = heading_;
        heading_.clear();
        level_ = 0;
    }

    TextBuilder text_;
    std::string html_;  // of the HTML block that is open
    std::string heading_;
    std::string title_;
    std::string first_heading_;
    unsigned level_ = 0;  // of the heading that is open, else 0
    bool in_code_ = false;
    std::size_t cells_ = 0;
    std::size_t max_cells_;
};

// What the callbacks are given.
struct Walk {
    PageWriter writer;
    bool in_html_block = false;
};

int on_enter_block(MD_BLOCKTYPE type, void* detail, void* walk) {
    static_cast<Walk*>(walk)->in_html_block = type == MD_BLOCK_HTML;
    return static_cast<Walk*>(walk)->writer.enter(type, detail);
}

int on_leave_block(MD_BLOCKTYPE type, void*, void* walk) {
    static_cast<Walk*>(walk)->in_html_block = false;
    return static_cast<Walk*>(walk)->writer.leave(type);
}

int on_span(MD_SPANTYPE, void*, void*) {
    return 0;
}

int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* walk) {
    Walk& state = *static_cast<Walk*>(walk);
    return state.writer.append(type, std::string_view(text, size), state.in_html_block);
}

bool run(std::string_view markdown, unsigned flags, MarkdownPage& page) {
    MD_PARSER parser{};
    parser.flags = flags;
    parser.enter_block = on_enter_block;
    parser.leave_block = on_leave_block;
    parser.enter_span = on_span;
    parser.leave_span = on_span;
    parser.text = on_text;
    Walk walk{.writer = PageWriter(markdown.size())};
    if (md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &walk) != 0) return false;
    page = walk.writer.take();
    return true;
}

}  // namespace

MarkdownPage parse_markdown(std::string_view markdown) {
    MarkdownPage page;
    if (run(markdown, dialect | MD_FLAG_TABLES, page) || run(markdown, dialect, page)) return page;
    page.text = markdown;
    return page;
}

}  // namespace kwic
