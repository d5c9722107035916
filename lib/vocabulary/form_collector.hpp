// The exact forms of a database and in how many documents each stands, out of its terms.
#pragma once

#include "storage/byte_stream.hpp"
#include "storage/usual_forms.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A document that has a form as the usual one of two stems counts twice. Memory: the terms of stems and forms. Throws
// std::bad_alloc. Thread rule: one thread at a time.
class FormCollector {
  public:
    // `usual`: the table of the database.
    explicit FormCollector(UsualForms usual) : usual_(std::move(usual)) {}

    // Terms of the database, in ascending order (bytes), and in how many documents each stands: at least all of
    // TermSpace::stem, form and unusual. Those of other spaces are passed over.
    void add_term(std::string_view term, std::uint64_t documents);

    // Calls `take` for each form in ascending order (bytes). Call it once, last.
    void give(const std::function<void(std::string_view form, std::uint64_t documents)>& take);

  private:
    // Words one behind the other, each with a number.
    class CountedWords {
      public:
        void add(std::string_view word, std::uint64_t count);

        // Stands at a word, at first at none.
        class Reader {
          public:
            explicit Reader(const CountedWords& words) : parser_(words.bytes_) {}
            bool next();
            [[nodiscard]] std::string_view word() const noexcept { return word_; }
            [[nodiscard]] std::uint64_t count() const noexcept { return count_; }

          private:
            ByteParser parser_;
            std::string_view word_;
            std::uint64_t count_ = 0;
        };

      private:
        std::string bytes_;
    };

    // How many documents have a stem without its usual form; asked of ascending stems.
    class Unusual;

    struct OtherForm {
        std::string_view form;
        std::string_view stem;
        std::uint64_t documents;
    };

    void add_stem(std::string_view stem, std::uint64_t documents);
    void add_unusual(std::string_view stem, std::uint64_t documents);
    void settle_other_forms();

    UsualForms usual_;
    std::size_t next_entry_ = 0;  // of the usual forms: that of a stem not yet seen
    CountedWords written_;        // forms
    CountedWords unusual_;        // stems
    std::map<std::string, std::uint64_t, std::less<>> overlong_unusual_;
    CountedWords stems_;             // those that are their own usual form
    std::vector<OtherForm> others_;  // of stems that have another one
};

}  // namespace kwic
