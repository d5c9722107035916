#include "analysis/language.hpp"

#include "analysis/english_stem.hpp"
#include "analysis/stop_word_lists.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <utility>

namespace kwic {
namespace {

// ISO 639-1 code and the name that the stemmer library knows it by.
constexpr std::array<std::pair<std::string_view, const char*>, 26> stemmer_names = {{
    {"ar", "arabic"},     {"ca", "catalan"},  {"da", "danish"},     {"de", "german"},    {"en", "english"},
    {"es", "spanish"},    {"eu", "basque"},   {"fi", "finnish"},    {"fr", "french"},    {"ga", "irish"},
    {"hu", "hungarian"},  {"hy", "armenian"}, {"id", "indonesian"}, {"it", "italian"},   {"lt", "lithuanian"},
    {"nb", "norwegian"},  {"ne", "nepali"},   {"nl", "dutch"},      {"nn", "norwegian"}, {"no", "norwegian"},
    {"pt", "portuguese"}, {"ro", "romanian"}, {"ru", "russian"},    {"sv", "swedish"},   {"ta", "tamil"},
    {"tr", "turkish"},
}};

const char* stemmer_name(std::string_view code) {
    for (const auto& [known, name] : stemmer_names) {
        if (known == code) return name;
    }
    return "";
}

std::vector<std::string_view> sorted_words(std::string_view list) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = list.find(' ', begin);
        words.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    std::sort(words.begin(), words.end());
    return words;
}

}  // namespace

struct Language::Stemmer {
    Xapian::Stem stem;
};

Language::Language(std::string_view code) : code_(code) {
    const char* name = stemmer_name(code);
    if (*name != '\0') stemmer_ = std::make_unique<Stemmer>(Stemmer{Xapian::Stem(name)});
    const std::string_view listed = code == "nb" || code == "nn" ? "no" : code;
    for (const StopWordList& list : stop_word_lists()) {
        if (list.language == listed) stop_words_ = sorted_words(list.words);
    }
}

Language::~Language() = default;
Language::Language(Language&&) noexcept = default;
Language& Language::operator=(Language&&) noexcept = default;

void Language::stem_word(std::string_view folded, std::string& stem) const {
    stem.assign(folded);
    const bool english = code_ == "en";
    if (english) strip_latin_marks(stem);
    if (stemmer_ && stem.size() <= max_stemmed_bytes) {
        std::string stemmed = stem;
        if (english && count_ascii_bytes(stem, 0) == stem.size()) {
            stem_english(stemmed);
        } else {
            stemmed = stemmer_->stem(stem);
        }
        if (!stemmed.empty()) stem = std::move(stemmed);  // of some words nothing is left, as in Arabic and Turkish
    }
    strip_latin_marks(stem);
}

bool Language::is_stop_word(std::string_view folded) const {
    return std::binary_search(stop_words_.begin(), stop_words_.end(), folded);
}

bool is_known_language(std::string_view code) {
    if (*stemmer_name(code) != '\0') return true;
    return std::any_of(stop_word_lists().begin(), stop_word_lists().end(),
                       [&](const StopWordList& list) { return list.language == code; });
}

}  // namespace kwic
