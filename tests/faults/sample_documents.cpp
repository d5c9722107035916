#include "faults/sample_documents.hpp"

#include <array>
#include <random>

namespace kwic::faults {
namespace {

constexpr std::array<std::string_view, 40> words = {
    "the",    "summit", "met",     "in",      "and",    "non-aligned", "countries", "of",       "a",       "river",
    "bridge", "was",    "built",   "before",  "winter", "came",        "to",        "village",  "people",  "who",
    "read",   "their",  "old",     "letters", "by",     "candle",      "light",     "while",    "snow",    "fell",
    "upon",   "stones", "node.js", "C++",     "10,000", "O'Neill's",   "re-entry",  "overlook", "harbour", "wind"};

// Languages whose words others than the English rules find, so that those are disturbed too.
constexpr std::array<std::string_view, 4> foreign = {
    "", "Die Straße führt über die alte Brücke zum Hafen, und der Fluss fließt langsam durch das Tal.",
    "日本語の文章は単語の間に空白がありません。東京都の図書館で本を読みました。",
    "La reunión de los países comenzó por la mañana y terminó después de la cena en el jardín."};

constexpr std::string_view signature_letters = "bcdfghkmpr";

std::string in_letters(std::uint64_t number) {
    std::string letters;
    do {
        letters += signature_letters[number % signature_letters.size()];
        number /= signature_letters.size();
    } while (number > 0);
    return letters;
}

std::uint64_t documents_of(std::uint64_t seed) {
    return 5 + 9 * (seed % 4);
}

std::uint64_t words_of(std::uint64_t seed) {
    return 30 + 400 * (seed % 3);
}

}  // namespace

std::string signature_of(std::uint64_t document, std::uint64_t version) {
    return "z" + in_letters(document) + "w" + in_letters(version) + "x";
}

std::string make_text(std::uint64_t seed, std::uint64_t document, std::uint64_t version) {
    std::mt19937_64 random(seed * 1'000'003 + document * 101 + version);
    std::string text = std::string(word_of_all) + ' ' + signature_of(document, version) + '.';
    for (std::uint64_t i = words_of(seed); i > 0; --i) {
        text += ' ';
        text += words[random() % words.size()];
        if (seed >= first_wordy_seed) text += " v" + in_letters(random() % 3000);
    }
    text += ". ";
    text += foreign[document % foreign.size()];
    return text;
}

std::string id_of_document(std::uint64_t document) {
    return "document-" + std::to_string(document);
}

IndexContent make_content(std::uint64_t seed, std::uint64_t version) {
    IndexContent content;
    for (std::uint64_t i = 0; i < documents_of(seed) + version; ++i) {
        content[id_of_document(i)] = make_text(seed, i, version);
    }
    return content;
}

Document make_document(const std::string& id, const std::string& text) {
    return {
        .id = id, .title = "What " + id + " says", .text = text, .date = "1961-09-06", .fields = {{"kind", "note"}}};
}

}  // namespace kwic::faults
