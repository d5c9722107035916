#include "analysis/english_stem.hpp"

namespace kwic {
namespace {

bool is_one_of(char c, std::string_view set) noexcept {
    return set.find(c) != set.npos;
}

}  // namespace

bool is_own_english_stem(std::string_view word) noexcept {
    if (word.size() < 3) return !word.empty() && word.find('\'') == word.npos;
    if (word.front() == '\'') return false;  // which is lost
    const char before = word[word.size() - 2];
    const char second_before = word[word.size() - 3];
    switch (word.back()) {
        case '\'':
        case 'e':
            return false;
        case 'c':  // "ic"
            return before != 'i';
        case 'd':  // "ed"
            return before != 'e';
        case 'g':  // "ing"
            return before != 'n';
        case 'i':  // "enci", "anci", "li", "ogi", "iti"
            return !is_one_of(before, "clgt");
        case 'l':  // "al", "ful", "ll"
            return !is_one_of(before, "aul");
        case 'm':  // "ism"
            return before != 's';
        case 'n':  // "ion"
            return before != 'o';
        case 'r':  // "er", "ator"
            return !is_one_of(before, "eo");
        case 's':  // "s", but not of "us" and "ss"; "ous", "ness"
            return (before == 'u' && second_before != 'o') || (before == 's' && second_before != 'e');
        case 't':  // "ant", "ment", "ent"
            return before != 'n';
        case 'y':  // "y" behind no vowel, "ly"
            return is_one_of(before, "aeiou");
        default:
            return true;
    }
}

}  // namespace kwic
