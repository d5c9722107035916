#include "ingest/text_title.hpp"

#include "ingest/head_line_kind.hpp"
#include "ingest/text_head.hpp"
#include "ingest/text_line.hpp"
#include "text/character_class.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace kwic {

namespace {

constexpr double convincing_score = 3.0;
constexpr std::size_t max_body_bytes = std::size_t{16} << 10;
constexpr std::size_t max_candidates_without_paragraph = 10;
constexpr std::size_t min_content_letters = 4;

using WordCounts = std::unordered_map<std::string, int>;

// Letters and digits only: quotation marks and commas go.
std::vector<std::string> content_words(std::string_view text) {
    std::vector<std::string> words;
    std::string raw;
    std::string folded;
    const auto take = [&] {
        fold_word(raw, folded);
        if (count_code_points(folded) >= min_content_letters) words.push_back(folded);
        raw.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint decoded = decode_utf8(text, at);
        if (class_of(decoded.value) != CharacterClass::other) {
            raw.append(text.substr(at, decoded.bytes));
        } else if (!raw.empty()) {
            take();
        }
        at += decoded.bytes;
    }
    take();
    return words;
}

double score_of_length(std::size_t words) {
    if (words <= 1) return -2;
    if (words == 2) return -0.5;
    if (words == 3) return 0.5;
    if (words <= 14) return 2;
    return words <= 20 ? 1 : -1;
}

double score_of_kind(HeadLineKind kind) {
    switch (kind) {
        case HeadLineKind::plain:
            return 0;
        case HeadLineKind::section:
            return -3;
        case HeadLineKind::caption:
            return -4;
        case HeadLineKind::byline:
        case HeadLineKind::address:
            return -5;
        case HeadLineKind::navigation:
        case HeadLineKind::date:
            break;
    }
    return -6;
}

// A word counts whole if the body has it twice: one place may be the page's own footer.
double score_of_shared_words(std::string_view line, const WordCounts& body) {
    const std::vector<std::string> words = content_words(line);
    if (words.empty()) return 0;
    double shared = 0;
    for (const std::string& word : words) {
        const auto found = body.find(word);
        if (found != body.end()) shared += found->second > 1 ? 1 : 0.5;
    }
    const auto count = static_cast<double>(words.size());
    return 3 * shared / count * std::min(1.0, count / 3);
}

bool is_in_title_case(std::string_view line) {
    std::size_t upper = 0;
    std::size_t long_words = 0;
    for (const std::string_view word : split_words(line)) {
        if (count_code_points(word) < min_content_letters) continue;
        ++long_words;
        upper += class_of(decode_utf8(word, 0).value) == CharacterClass::upper ? 1 : 0;
    }
    return long_words != 0 && upper * 10 >= long_words * 6;
}

// "traffickingFeatures": two pieces of a page without the space between them.
bool has_pieces_run_together(std::string_view line) {
    CharacterClass before = CharacterClass::other;
    std::size_t lower_run = 0;
    for (std::size_t at = 0; at < line.size();) {
        const DecodedCodePoint decoded = decode_utf8(line, at);
        const CharacterClass kind = class_of(decoded.value);
        if (kind == CharacterClass::upper && before == CharacterClass::lower && lower_run >= min_content_letters)
            return true;
        lower_run = kind == CharacterClass::lower ? lower_run + 1 : 0;
        before = kind;
        at += decoded.bytes;
    }
    return false;
}

double score_of_shape(std::string_view line) {
    double score = is_in_title_case(line) ? 1 : 0;
    if (line.find('|') != line.npos) score -= 3;
    if (line.ends_with(':')) score -= 2;
    if (line.ends_with(',') || line.ends_with(';')) score -= 1.5;
    if (class_of(decode_utf8(line, 0).value) == CharacterClass::lower) score -= 1.5;
    if (has_pieces_run_together(line)) score -= 2;
    return score;
}

class TitleFinder {
  public:
    explicit TitleFinder(std::string_view text) : head_(head_of_text(text)) {
        const std::size_t limit = head_.has_paragraph ? head_.lines.size() - 1 : max_candidates_without_paragraph;
        candidates_ = std::min(head_.lines.size(), limit);
        for (const std::string& word : content_words(head_.body.substr(0, max_body_bytes))) ++body_[word];
        for (const HeadLine& line : head_.lines) kinds_.push_back(head_line_kind(line.text));
    }

    std::string find() {
        const HeadLine* best = nullptr;
        double best_score = convincing_score;
        for (std::size_t i = 0; i < candidates_; ++i) {
            if (std::string title = labelled_title(head_.lines[i].text); !title.empty()) return title;
            const double score = score_of(i);
            if (score < best_score || (best != nullptr && score == best_score)) continue;
            best = &head_.lines[i];
            best_score = score;
        }
        return best != nullptr ? best->text : made_title();
    }

  private:
    static std::string labelled_title(std::string_view line) {
        const std::string lower = ascii_lower(line.substr(0, 16));
        for (const std::string_view label : {"title:", "subject:"}) {
            if (lower.starts_with(label)) return std::string(trim(line.substr(label.size())));
        }
        return {};
    }

    [[nodiscard]] double score_of(std::size_t i) const {
        const HeadLine& line = head_.lines[i];
        double score = score_of_length(line.words) + score_of_kind(kinds_[i]);
        score += score_of_shared_words(line.text, body_) + score_of_shape(line.text);
        if (is_repeated(i)) score += 2;
        if (is_beside(i, i + 1) || (i > 0 && is_beside(i, i - 1))) score -= 2;
        if (i < 2) score += i == 0 ? 1 : 0.5;
        return line.underlined ? score + 3 : score;
    }

    // Whether line `other` is navigation that stands right by line i.
    [[nodiscard]] bool is_beside(std::size_t i, std::size_t other) const {
        return other < candidates_ && head_.lines[other].block == head_.lines[i].block &&
               kinds_[other] == HeadLineKind::navigation;
    }

    [[nodiscard]] bool is_repeated(std::size_t i) const {
        const std::string line = ascii_lower(head_.lines[i].text);
        for (std::size_t k = 0; k < candidates_; ++k) {
            if (k != i && ascii_lower(head_.lines[k].text) == line) return true;
        }
        return false;
    }

    [[nodiscard]] std::string made_title() const {
        if (head_.lines.empty()) return {};
        std::size_t first = 0;
        while (first < kinds_.size() && score_of_kind(kinds_[first]) <= -4) ++first;
        const HeadLine* line = &head_.lines[first < kinds_.size() ? first : 0];
        const std::string_view whole = line->text;
        return std::string(cut_at_word(line->wrapped ? first_sentence(whole) : whole, max_made_title_code_points));
    }

    TextHead head_;
    std::size_t candidates_ = 0;
    WordCounts body_;
    std::vector<HeadLineKind> kinds_;  // of the head's lines
};

}  // namespace

std::string title_of_text(std::string_view text) {
    return TitleFinder(text).find();
}

}  // namespace kwic
