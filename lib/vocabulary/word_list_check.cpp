#include "vocabulary/word_list_check.hpp"

#include "vocabulary/word_cursor.hpp"
#include "vocabulary/write_word_list.hpp"

namespace kwic {

bool counts_agree(const Xapian::Database& database, const WordList& list) {
    return list.documents() == database.get_doccount() && list.length_sum() == database.get_total_length();
}

std::string find_word_list_fault(const Xapian::Database& database, const WordList& list,
                                 const std::function<void()>& on_step) {
    if (!counts_agree(database, list)) return "counts other documents than the database";
    const auto expected = make_word_list(database, on_step);
    WordCursor at(list);
    WordCursor wanted(*expected);
    for (; !at.at_end() && !wanted.at_end(); at.next(), wanted.next()) {
        if (at.word() != wanted.word()) return "has another word than the database";
        if (at.documents() != wanted.documents()) return "has another number of documents of a word than the database";
    }
    return at.at_end() && wanted.at_end() ? "" : "has more or fewer words than the database";
}

}  // namespace kwic
