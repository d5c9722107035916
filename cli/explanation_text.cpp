#include "explanation_text.hpp"

#include "aligned_table.hpp"
#include "marked_text.hpp"
#include "printer.hpp"
#include "quantities.hpp"
#include "terminal_text.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace kwic::cli {
namespace {

constexpr std::size_t max_expansions_shown = 10;

std::string shown(const std::string& text) {
    return marked_line(text, {}, {});
}

std::string fixed_text(double number, std::size_t decimals) {
    std::array<char, 64> digits{};
    std::snprintf(digits.data(), digits.size(), "%.*f", static_cast<int>(decimals), number);
    return digits.data();
}

std::string short_text(double number) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.6g", number);
    return digits.data();
}

std::string list_of(const std::vector<std::string>& parts) {
    std::string list;
    for (const std::string& part : parts) list += (list.empty() ? "" : ", ") + shown(part);
    return list;
}

std::string signed_text(const ExplainedClause& clause) {
    const bool required = clause.occurrence == Occurrence::required;
    return (required ? "+" : clause.occurrence == Occurrence::excluded ? "-" : "") + shown(clause.written);
}

std::string expansions_text(const std::vector<ExplainedExpansion>& expansions) {
    std::string text = count_text(expansions.size(), "word") + ": ";
    for (std::size_t i = 0; i < std::min(expansions.size(), max_expansions_shown); ++i) {
        const ExplainedExpansion& expansion = expansions[i];
        text += (i == 0 ? "" : ", ") + shown(expansion.form) + " (" + count_text(expansion.documents) + ")";
    }
    return text + (expansions.size() > max_expansions_shown ? ", ..." : "");
}

// Stems that only other languages make of a word clutter the table where one of them is known.
std::vector<ExplainedTerm> known_terms(const std::vector<ExplainedTerm>& terms) {
    std::vector<ExplainedTerm> known;
    for (const ExplainedTerm& term : terms) {
        if (term.documents > 0) known.push_back(term);
    }
    return known.empty() ? terms : known;
}

class TreeWriter {
  public:
    TreeWriter(const Explanation& explanation, bool about_document, std::size_t decimals)
        : explanation_(explanation),
          about_document_(about_document),
          with_scores_(about_document && explanation.matches),
          decimals_(decimals) {}

    void add(const ExplainedClause& clause, std::size_t depth) {
        const std::string indent(2 * depth, ' ');
        heads_.push_back({lines_.size(), with_scores_ ? fixed_text(clause.score, decimals_) : ""});
        lines_.push_back(indent + signed_text(clause) + state_of(clause));
        const std::string inner = indent + "    ";
        for (const std::string& line : terms_of(clause)) lines_.push_back(inner + line);
        if (!clause.expansions.empty()) lines_.push_back(inner + expansions_text(clause.expansions));
        if (clause.constant != 0) lines_.push_back(inner + constant_of(clause));
        for (const std::string& note : clause.notes) lines_.push_back(inner + shown(note));
        for (const ExplainedClause& child : clause.children) add(child, depth + 1);
    }

    // With the scores of clauses in a column before them.
    std::string text() const {
        std::size_t width = 0;
        for (const Head& head : heads_) width = std::max(width, head.score.size());
        std::string text;
        auto head = heads_.begin();
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            std::string score;
            if (head != heads_.end() && head->line == i) score = (head++)->score;
            if (width > 0) text += std::string(width - score.size(), ' ') + score + "  ";
            text += lines_[i] + "\n";
        }
        return text;
    }

  private:
    struct Head {
        std::size_t line = 0;
        std::string score;
    };

    [[nodiscard]] std::string state_of(const ExplainedClause& clause) const {
        if (!clause.takes_part) return "  [left out]";
        if (!about_document_) return "";
        const bool excluded = clause.occurrence == Occurrence::excluded;
        if (clause.matches) return excluded ? "  [present, but excluded]" : "";
        if (excluded) return "  [absent, as it should be]";
        return clause.children.empty() ? "  [missing]" : "  [not satisfied]";
    }

    [[nodiscard]] std::string constant_of(const ExplainedClause& clause) const {
        const std::string number = fixed_text(clause.constant, decimals_);
        return clause.expansions.empty() ? number + ": none of its words weighs"
                                         : number + ": its words weigh together as one";
    }

    [[nodiscard]] std::vector<std::string> terms_of(const ExplainedClause& clause) const {
        if (clause.terms.empty()) return {};
        return about_document_ ? weights_of(known_terms(clause.terms)) : readings_of(clause.terms);
    }

    [[nodiscard]] std::vector<std::string> weights_of(const std::vector<ExplainedTerm>& terms) const {
        AlignedTable table("lrrrrrrr");
        table.add({"stem", "documents", "occurrences", "count", "times", "information", "saturation", "weight"});
        for (const ExplainedTerm& term : terms) {
            table.add({shown(term.stem), std::to_string(term.documents), std::to_string(term.occurrences),
                       term.present ? std::to_string(term.count) : "-", short_text(term.times),
                       short_text(term.information), short_text(term.saturation),
                       term.weight == 0 ? "-" : fixed_text(term.weight, decimals_)});
        }
        return table.lines();
    }

    [[nodiscard]] std::vector<std::string> readings_of(const std::vector<ExplainedTerm>& terms) const {
        AlignedTable table("llllrrr");
        table.add({"stem", "form", "spelling", "languages", "documents", "occurrences", "times"});
        for (const ExplainedTerm& term : terms) {
            table.add({shown(term.stem), shown(term.form), term.spelling + (term.stop_word ? ", stop word" : ""),
                       languages_of(term), std::to_string(term.documents), std::to_string(term.occurrences),
                       short_text(term.times)});
        }
        return table.lines();
    }

    [[nodiscard]] std::string languages_of(const ExplainedTerm& term) const {
        return term.languages == explanation_.languages ? "all" : list_of(term.languages);
    }

    const Explanation& explanation_;
    bool about_document_;
    bool with_scores_;
    std::size_t decimals_;
    std::vector<std::string> lines_;
    std::vector<Head> heads_;  // the lines of clauses
};

std::string index_line(const Explanation& explanation) {
    return "index: " + count_text(explanation.documents, "document") + ", average length " +
           short_text(explanation.average_length) + ", languages " + list_of(explanation.languages) + "\n";
}

std::string document_lines(const Explanation& explanation) {
    std::string text = explanation.matches ? "found, score " + score_text(explanation.score) : "not found";
    text += ": " + terminal_text(explanation.id);
    if (!explanation.title.empty()) text += "  " + shown(explanation.title);
    text += "\n";
    for (const std::string& reason : explanation.reasons) text += "  " + shown(reason) + "\n";
    return text + "document: length " + std::to_string(explanation.length) + ", language " +
           shown(explanation.language) + "\n";
}

}  // namespace

std::string explanation_text(const Explanation& explanation, bool about_document, std::size_t decimals) {
    TreeWriter tree(explanation, about_document, decimals);
    tree.add(explanation.whole, 0);
    return (about_document ? document_lines(explanation) : "") + index_line(explanation) + "\n" + tree.text();
}

}  // namespace kwic::cli
