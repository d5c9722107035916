#include "search/miss_notes.hpp"

#include "search/nearest_places.hpp"
#include "text/character_boundary.hpp"
#include "text/edit_distance.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kwic {
namespace {

constexpr std::size_t max_quoted_bytes = 240;
constexpr std::size_t max_compared_letters = 64;
constexpr std::size_t max_edits = 2;

std::string quoted(std::string_view text) {
    return '"' + std::string(text) + '"';
}

std::string name_of_token(const LeafToken& token) {
    return quoted(token.form.empty() ? token.stem : token.form);
}

std::string count_of_documents(std::uint64_t count) {
    return std::to_string(count) + (count == 1 ? " document" : " documents");
}

// A piece of a text; what is long loses its middle.
std::string quotation(std::string_view text) {
    if (text.size() <= max_quoted_bytes) return quoted(text);
    const std::size_t begin = boundary_at_or_before(text, max_quoted_bytes / 2);
    const std::size_t end = boundary_at_or_after(text, text.size() - max_quoted_bytes / 2);
    return quoted(std::string(text.substr(0, begin)) + " ... " + std::string(text.substr(end)));
}

}  // namespace

std::vector<std::string> MissNotes::of(const Query& leaf, const std::vector<LeafToken>& tokens) {
    std::vector<std::string> notes;
    const std::vector<Word> words = words_of(tokens);
    const std::optional<ClauseScope> scope = scope_of(leaf);
    if (words.empty() || !scope) return notes;
    for (const Word& word : words) {
        if (!is_here(word, *scope)) notes.push_back(note_missing(word, *scope));
    }
    if (!notes.empty()) return notes;
    if (leaf.exact) {
        for (const Word& word : words) notes.push_back(note_other_forms(word));
        std::erase(notes, std::string());
    }
    if (notes.empty() && words.size() > 1) notes.push_back(note_apart(leaf, words, *scope));
    return notes;
}

// None of a field of values, which has no words.
std::optional<ClauseScope> MissNotes::scope_of(const Query& leaf) const {
    if (leaf.field.empty()) return leaf.children.empty() ? ClauseScope::anywhere : scope_of(leaf.children.front());
    if (leaf.field == "title") return ClauseScope::title;
    const std::optional<std::uint32_t> field = session_.text_fields.find(leaf.field);
    return field ? std::optional(field_scope(*field)) : std::nullopt;
}

std::vector<const DocumentWords::Part*> MissNotes::parts_in(ClauseScope scope) const {
    std::vector<const DocumentWords::Part*> parts;
    for (const DocumentWords::Part& part : words_.parts()) {
        if (scope == ClauseScope::anywhere || part.scope() == scope) parts.push_back(&part);
    }
    return parts;
}

// A token of several words may stand in the place of each of them.
std::vector<MissNotes::Word> MissNotes::words_of(const std::vector<LeafToken>& tokens) {
    std::map<std::uint32_t, Word> words;
    for (const LeafToken& token : tokens) {
        for (std::uint32_t at = token.position; at < token.position + token.span; ++at) {
            Word& word = words[at];
            word.tokens.push_back(&token);
            if (word.shown == nullptr || token.span < word.shown->span) word.shown = &token;
        }
    }
    std::vector<Word> in_order;
    for (auto& [at, word] : words) in_order.push_back(std::move(word));
    return in_order;
}

DocumentWords::Places MissNotes::places_of(const Word& word, const DocumentWords::Part& part) {
    DocumentWords::Places places;
    for (const LeafToken* token : word.tokens) {
        const DocumentWords::Places& more = part.places_of(token->stem);
        places.insert(places.end(), more.begin(), more.end());
    }
    std::sort(places.begin(), places.end(),
              [](const WordPlace& a, const WordPlace& b) { return a.position < b.position; });
    return places;
}

bool MissNotes::is_here(const Word& word, ClauseScope scope) const {
    const auto parts = parts_in(scope);
    return std::any_of(parts.begin(), parts.end(),
                       [&](const DocumentWords::Part* part) { return !places_of(word, *part).empty(); });
}

// Where the document has the word outside the scope; empty if nowhere.
std::string MissNotes::note_elsewhere(const Word& word, ClauseScope scope) const {
    for (const DocumentWords::Part* part : parts_in(ClauseScope::anywhere)) {
        const DocumentWords::Places places = places_of(word, *part);
        if (places.empty()) continue;
        const std::string asked = scope == ClauseScope::title ? "the title" : "that field";
        return name_of_token(*word.shown) + " stands in " + part->name_of_place(places.front().begin_byte) +
               ", but not in " + asked;
    }
    return {};
}

std::string MissNotes::note_missing(const Word& word, ClauseScope scope) {
    std::string elsewhere = note_elsewhere(word, scope);
    if (!elsewhere.empty()) return elsewhere;
    const std::string name = name_of_token(*word.shown);
    std::uint64_t documents = 0;
    for (const LeafToken* token : word.tokens) {
        documents = std::max(documents, session_.vocabulary.statistics(token->stem).documents);
    }
    std::string note = documents == 0 ? "no document of the index has " + name
                                      : name + " stands in " + count_of_documents(documents) + ", but not in this one";
    const std::string other = find_other_language(*word.shown);
    if (!other.empty()) return note + "; " + other;
    const std::string nearest = find_nearest_form(word.shown->form);
    if (!nearest.empty()) note += "; the nearest word here is " + quoted(nearest);
    return note;
}

std::vector<std::string> MissNotes::stems_of(const std::string& form) {
    std::vector<std::string> stems;
    for (const std::string& language : languages_) {
        session_.tokenizer.language(language).stem_word(form, stems.emplace_back());
    }
    return stems;
}

// Another language's rules may give a word of the document the stem that is looked for.
std::string MissNotes::find_other_language(const LeafToken& token) {
    if (token.form.empty()) return {};
    const std::vector<std::string> wanted = stems_of(token.form);
    for (const auto& [form, stem] : words_.forms()) {
        if (form.substr(0, 1) != token.form.substr(0, 1)) continue;
        const std::vector<std::string> stems = stems_of(form);
        for (std::size_t i = 0; i < stems.size(); ++i) {
            if (stems[i] == stem || std::find(wanted.begin(), wanted.end(), stems[i]) == wanted.end()) continue;
            return quoted(form) + " stands here, but in language " + stored_.language + " its stem is " + quoted(stem) +
                   ", not " + quoted(stems[i]) + " as in " + languages_[i];
        }
    }
    return {};
}

std::string MissNotes::find_nearest_form(const std::string& form) const {
    const std::u32string asked = code_points_of(form);
    if (asked.size() > max_compared_letters) return {};
    std::string nearest;
    std::size_t least = std::min(max_edits, asked.size() / 3) + 1;
    for (const auto& [known, stem] : words_.forms()) {
        if (known.size() > 4 * max_compared_letters) continue;
        const std::u32string letters = code_points_of(known);
        const std::size_t longer = std::max(letters.size(), asked.size());
        if (longer - std::min(letters.size(), asked.size()) >= least) continue;
        const std::size_t edits = edit_distance(asked, letters);
        if (edits >= least) continue;
        least = edits;
        nearest = known;
    }
    return nearest;
}

// For a leaf that wants a form: which others of its stem there are.
std::string MissNotes::note_other_forms(const Word& word) const {
    std::string list;
    bool is_there = false;
    for (const auto& known : words_.forms()) {
        const auto is_of = [&](const LeafToken* token) { return token->stem == known.second; };
        if (std::none_of(word.tokens.begin(), word.tokens.end(), is_of)) continue;
        const std::string& form = known.first;
        is_there = is_there || form == word.shown->form;
        list += (list.empty() ? "" : ", ") + quoted(form);
    }
    return is_there || list.empty() ? std::string()
                                    : "other forms of " + name_of_token(*word.shown) + " stand here: " + list;
}

std::string MissNotes::note_apart(const Query& leaf, const std::vector<Word>& words, ClauseScope scope) const {
    const std::string all =
        "all of its words stand here, but not " +
        (leaf.kind == QueryKind::near ? "with at most " + std::to_string(leaf.distance) + " other words between them"
                                      : std::string("next to each other in this order"));
    std::set<std::string> stems;
    for (const Word& word : words) stems.insert(word.shown->stem);
    if (stems.size() < words.size()) return all;
    std::optional<NearestPlaces> nearest;
    const DocumentWords::Part* where = nullptr;
    for (const DocumentWords::Part* part : parts_in(scope)) {
        std::vector<DocumentWords::Places> places;
        for (const Word& word : words) places.push_back(places_of(word, *part));
        const auto found = find_nearest_places(places);
        if (!found) continue;
        const auto distance = [](const NearestPlaces& near) { return near.last_position - near.first_position; };
        if (nearest && distance(*nearest) <= distance(*found)) continue;
        nearest = found;
        where = part;
    }
    if (!nearest) return note_parted(words, scope);
    return all + "; nearest in " + where->name_of_place(nearest->begin_byte) + ", words " +
           std::to_string(nearest->first_position) + " to " + std::to_string(nearest->last_position) + ": " +
           quotation(where->text().substr(nearest->begin_byte, nearest->end_byte - nearest->begin_byte));
}

// For words of which no part has all.
std::string MissNotes::note_parted(const std::vector<Word>& words, ClauseScope scope) const {
    std::string list;
    for (const Word& word : words) {
        for (const DocumentWords::Part* part : parts_in(scope)) {
            const DocumentWords::Places places = places_of(word, *part);
            if (places.empty()) continue;
            list += (list.empty() ? "" : ", ") + name_of_token(*word.shown) + " in " +
                    part->name_of_place(places.front().begin_byte);
            break;
        }
    }
    return "all of its words stand here, but not in one piece: " + list;
}

}  // namespace kwic
