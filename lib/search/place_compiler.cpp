#include "search/place_compiler.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kwic {
namespace {

template <class Values>
void append(Values& all, Values more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void append(Places& all, Places more) {
    append(all.patterns, std::move(more.patterns));
    append(all.nears, std::move(more.nears));
}

bool has_gap(const std::vector<QueryUnit>& units) {
    return std::any_of(units.begin(), units.end(), [](const QueryUnit& unit) { return unit.arcs.empty(); });
}

}  // namespace

std::optional<CompiledPlaces> PlaceCompiler::compile(const Query& node) {
    switch (node.kind) {
        case QueryKind::near:
            return compile_near(node);
        case QueryKind::group:
            return compile_alternatives(node);
        default:
            return compile_chain(node);
    }
}

std::optional<CompiledPlaces> PlaceCompiler::compile_chain(const Query& leaf) {
    Chain chain;
    if (leaf.children.empty()) {
        add_to(chain, leaf);
    } else {
        for (Query child : leaf.children) {
            child.exact = child.exact || leaf.exact;
            add_to(chain, child);
        }
    }
    if (chain.found.empty()) {
        warnings_.warn_of_no_word(leaf);
        return std::nullopt;
    }
    CompiledPlaces places;
    if (has_gap(chain.found) || has_gap(chain.proved)) return places;
    const QueryUnit found = units_.chain(chain.found);
    if (found.cut) warnings_.warn_of_cut(leaf, UnitReader::max_chain_words);
    const QueryUnit proved = chain.needs_proof ? units_.chain(chain.proved) : found;
    places.found.patterns.push_back(make_pattern(found.arcs, found.words));
    places.proved.patterns.push_back(make_pattern(proved.arcs, proved.words));
    places.needs_proof = chain.needs_proof;
    places.words = found.words;
    places.weighing = found.arcs;
    return places;
}

void PlaceCompiler::add_to(Chain& chain, const Query& leaf) {
    if (leaf.kind == QueryKind::wildcard || leaf.kind == QueryKind::fuzzy) {
        add_expansion(chain, leaf);
        return;
    }
    std::vector<QueryUnit> found = units_.read(leaf.text);
    append(chain.proved, leaf.exact ? units_.read_forms(leaf.text) : found);
    append(chain.found, std::move(found));
    chain.needs_proof = chain.needs_proof || leaf.exact;
}

// One word, whose forms do not weigh: they are too many to count as words of their own.
void PlaceCompiler::add_expansion(Chain& chain, const Query& leaf) {
    const std::optional<FormExpansion> expansion = expander_.expand(leaf);
    if (!expansion) return;
    QueryUnit& found = chain.found.emplace_back();
    QueryUnit& proved = chain.proved.emplace_back();
    found.words = proved.words = 1;
    for (const ExpandedForm& expanded : expansion->forms) {
        if (expanded.form.empty()) continue;
        proved.arcs.push_back({0, 1, {{{expanded.form}, LabelKind::forms}}, false, 1});
        for (const Label& label : units_.labels_of(expanded.form)) add_arc(found, {0, 1, {label}, false, 1});
    }
    chain.needs_proof = true;
}

std::optional<CompiledPlaces> PlaceCompiler::compile_near(const Query& near) {
    CompiledPlaces places;
    Near found;
    Near proved;
    for (const Query& child : near.children) {
        std::optional<CompiledPlaces> part = compile(child);
        if (!part) continue;
        places.needs_proof = places.needs_proof || part->needs_proof;
        places.words += part->words;
        append(places.weighing, std::move(part->weighing));
        found.parts.push_back(std::move(part->found));
        proved.parts.push_back(std::move(part->proved));
    }
    if (found.parts.empty()) return std::nullopt;
    const auto is_empty = [](const Places& part) { return part.empty(); };
    if (std::any_of(found.parts.begin(), found.parts.end(), is_empty)) return CompiledPlaces{};
    if (near.distance > max_near_distance) {
        warnings_.warn(near, "at most " + std::to_string(max_near_distance) + " words can stand between; " +
                                 std::to_string(near.distance) + " is taken as that");
    }
    found.window_words = proved.window_words = places.words + std::min(near.distance, max_near_distance);
    places.words = found.window_words;
    places.found.nears.push_back(std::move(found));
    places.proved.nears.push_back(std::move(proved));
    return places;
}

std::optional<CompiledPlaces> PlaceCompiler::compile_alternatives(const Query& group) {
    std::optional<CompiledPlaces> all;
    for (const Query& child : group.children) {
        std::optional<CompiledPlaces> places = compile(child);
        if (!places) continue;
        if (!all) all.emplace();
        append(all->found, std::move(places->found));
        append(all->proved, std::move(places->proved));
        append(all->weighing, std::move(places->weighing));
        all->needs_proof = all->needs_proof || places->needs_proof;
        all->words = std::max(all->words, places->words);
    }
    return all;
}

}  // namespace kwic
