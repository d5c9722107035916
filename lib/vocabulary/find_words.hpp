// The words of a list that begin so, are like a pattern, or near a word.
#pragma once

#include "storage/term_space.hpp"
#include "vocabulary/edit_rows.hpp"
#include "vocabulary/wildcard_pattern.hpp"
#include "vocabulary/word_cursor.hpp"
#include "vocabulary/word_list.hpp"

#include <cstddef>
#include <string_view>

namespace kwic {

// All call `take(cursor)`, with a cursor that stands at one of the words, for each in ascending order (bytes), and
// throw what it throws and Error{damaged}. Of an overlong word only the beginning is known: it is passed over, but by
// for_each_like(), if its beginning is enough to tell.

template <class Take>
void for_each_like(const WordList& list, const WildcardPattern& pattern, Take&& take) {
    constexpr std::size_t hash_bytes = 65;  // "~" and 64 digits
    WordCursor cursor(list);
    for (cursor.seek(pattern.beginning()); !cursor.at_end(); cursor.next()) {
        const std::string_view word = cursor.word();
        if (!word.starts_with(pattern.beginning())) break;
        const bool is_like = is_hashed(word)
                                 ? pattern.is_open() && pattern.matches(word.substr(0, word.size() - hash_bytes))
                                 : pattern.matches(word);
        if (is_like) take(cursor);
    }
}

template <class Take>
void for_each_beginning(const WordList& list, std::string_view beginning, Take&& take) {
    WordCursor cursor(list);
    for (cursor.seek(beginning); !cursor.at_end() && cursor.word().starts_with(beginning); cursor.next()) {
        if (!is_hashed(cursor.word())) take(cursor);
    }
}

// Words within `max` edits (at most max_edits); `take(cursor, edits)`.
template <class Take>
void for_each_near(const WordList& list, std::string_view word, std::size_t max, Take&& take) {
    EditRows rows(word, max);
    for (WordCursor cursor(list); !cursor.at_end();) {
        const std::string_view other = cursor.word();
        rows.cut(cursor.shared());
        bool may_be_near = true;
        while (may_be_near && rows.bytes() < other.size()) may_be_near = rows.add(other);
        if (!may_be_near) {
            cursor.pass_beginning(rows.bytes());
            continue;
        }
        if (rows.distance() <= max && !is_hashed(other)) take(cursor, rows.distance());
        cursor.next();
    }
}

}  // namespace kwic
