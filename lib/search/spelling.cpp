#include "search/spelling.hpp"

#include "text/utf8.hpp"
#include "vocabulary/best_words.hpp"
#include "vocabulary/find_words.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kwic {
namespace {

// Two words may be as many edits apart and still be taken for one another.
std::size_t edits_allowed(std::string_view word) {
    const std::size_t letters = count_code_points(word);
    if (letters < 3) return 0;
    return letters < 6 ? 1 : 2;
}

// A number that is not there is rarely another one misspelled.
bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
}

// An edit is made up for by 128 times the documents; another first letter, which is rarely mistaken, by 16 times.
double closeness(std::string_view wanted, std::string_view word, std::size_t edits, std::uint64_t documents) {
    const double frequency = std::log2(static_cast<double>(documents) + 1);
    const bool begins_alike = decode_utf8(wanted, 0) == decode_utf8(word, 0);
    return frequency - 7 * static_cast<double>(edits) - (begins_alike ? 0 : 4);
}

std::vector<Suggestion> as_suggestions(BestWords best) {
    std::vector<Suggestion> suggestions;
    for (BestWord& word : best.take()) suggestions.push_back({std::move(word.word), word.documents});
    return suggestions;
}

std::string last_form(const std::vector<QueryUnit>& units) {
    return units.empty() ? std::string() : units.back().form;
}

bool may_be_corrected(const Query& leaf) {
    const bool is_text = leaf.kind == QueryKind::word || leaf.kind == QueryKind::phrase;
    return is_text && leaf.field.empty();
}

}  // namespace

std::vector<Suggestion> Spelling::complete(std::string_view text, std::size_t limit) {
    const std::string beginning = last_form(units_.read(text));
    BestWords best(limit);
    if (!beginning.empty()) {
        for_each_beginning(session_.forms.words(), beginning, [&](const WordCursor& cursor) {
            best.add(cursor.word(), cursor.documents(), static_cast<double>(cursor.documents()));
        });
    }
    return as_suggestions(std::move(best));
}

std::vector<Suggestion> Spelling::find_nearest(std::string_view text, std::size_t limit) {
    return find_near(last_form(units_.read(text)), limit);
}

std::vector<Suggestion> Spelling::find_near(const std::string& form, std::size_t limit) {
    BestWords best(limit);
    const std::size_t edits_max = edits_allowed(form);
    if (edits_max > 0 && !has_digit(form)) {
        for_each_near(session_.forms.words(), form, edits_max, [&](const WordCursor& cursor, std::size_t edits) {
            if (edits == 0) return;
            best.add(cursor.word(), cursor.documents(), closeness(form, cursor.word(), edits, cursor.documents()));
        });
    }
    return as_suggestions(std::move(best));
}

// Whether the index has each word of one way to write the unit.
bool Spelling::is_known(const QueryUnit& unit) const {
    const auto has_any = [&](const Label& label) {
        return std::any_of(label.terms.begin(), label.terms.end(),
                           [&](const std::string& stem) { return session_.vocabulary.has_stem(stem); });
    };
    std::vector<bool> reached(unit.words + 1);
    reached[0] = true;
    for (std::uint32_t word = 0; word < unit.words; ++word) {
        if (!reached[word]) continue;
        for (const Arc& arc : unit.arcs) {
            if (arc.from == word && std::all_of(arc.labels.begin(), arc.labels.end(), has_any)) reached[arc.to] = true;
        }
    }
    return reached.back();
}

// Read as a word of a query, which may be another thing than the form of an index.
bool Spelling::finds_something(const std::string& word) {
    const std::vector<QueryUnit> units = units_.read(word);
    return units.size() == 1 && units.front().form == word && is_known(units.front());
}

std::string Spelling::best_in_place_of(const QueryUnit& unit) {
    constexpr std::size_t tried = 5;
    for (Suggestion& suggestion : find_near(unit.form, tried)) {
        if (finds_something(suggestion.word)) return std::move(suggestion.word);
    }
    return {};
}

// False: nothing was changed.
bool Spelling::correct_leaf(Query& leaf) {
    std::string corrected;
    std::size_t done = 0;
    std::size_t end = 0;
    for (const QueryUnit& unit : units_.read(leaf.text)) {
        const std::size_t begin = leaf.text.find(unit.written, end);
        if (begin == std::string::npos) break;
        end = begin + unit.written.size();
        if (unit.arcs.empty() || is_known(unit)) continue;
        const std::string better = best_in_place_of(unit);
        if (better.empty()) continue;
        corrected.append(leaf.text, done, begin - done).append(better);
        done = end;
    }
    if (done == 0) return false;
    leaf.text = corrected.append(leaf.text, done);
    return true;
}

std::string Spelling::correct(Query tree) {
    bool is_changed = false;
    std::vector<Query*> left = {&tree};
    while (!left.empty()) {
        Query& node = *left.back();
        left.pop_back();
        if (node.occurrence == Occurrence::excluded) continue;
        for (Query& child : node.children) left.push_back(&child);
        if (may_be_corrected(node) && correct_leaf(node)) is_changed = true;
    }
    return is_changed ? to_string(tree) : std::string();
}

}  // namespace kwic
