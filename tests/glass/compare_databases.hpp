// Whether two databases say the same, as far as Xapian can be asked.
#pragma once

#include "glass/hex_bytes.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace kwic::glass_test {

// Everything that a database says, a line for each term, document, slot and item of metadata.
class DatabaseLines {
  public:
    explicit DatabaseLines(const Xapian::Database& database) : database_(database) {
        add_statistics();
        for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) add_term(term);
        for (auto posting = database_.postlist_begin(""); posting != database_.postlist_end(""); ++posting) {
            add_document(posting);
        }
        for (const Xapian::valueno slot : slots_) add_slot(slot);
        for (auto key = database_.metadata_keys_begin(); key != database_.metadata_keys_end(); ++key) {
            begin("metadata", *key);
            add(database_.get_metadata(*key));
        }
    }

    [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }

  private:
    template <class... Parts>
    void begin(const char* kind, const Parts&... parts) {
        lines_.emplace_back(kind);
        (add(parts), ...);
    }
    void add(const std::string& bytes) { lines_.back() += ' ' + std::to_string(bytes.size()) + ':' + bytes; }
    template <class Number>
    void add(Number number) {
        lines_.back() += ' ' + std::to_string(number);
    }

    void add_statistics() {
        begin("database", database_.get_doccount(), database_.get_lastdocid(), database_.get_total_length());
        add(database_.get_doclength_lower_bound());
        add(database_.get_doclength_upper_bound());
        add(database_.get_avlength());
        add(database_.has_positions());
    }

    void add_term(const Xapian::TermIterator& term) {
        begin("term", *term, term.get_termfreq(), database_.get_termfreq(*term));
        add(database_.get_collection_freq(*term));
        add(database_.get_wdf_upper_bound(*term));
        for (auto posting = database_.postlist_begin(*term); posting != database_.postlist_end(*term); ++posting) {
            lines_.back() += '|';
            add(*posting);
            add(posting.get_wdf());
            add(posting.get_doclength());
            for (auto place = posting.positionlist_begin(); place != posting.positionlist_end(); ++place) add(*place);
        }
    }

    void add_document(const Xapian::PostingIterator& posting) {
        const Xapian::Document document = database_.get_document(*posting);
        begin("document", *posting, posting.get_doclength(), database_.get_doclength(*posting));
        add(database_.get_unique_terms(*posting));
        add(document.get_data());
        for (auto value = document.values_begin(); value != document.values_end(); ++value) {
            slots_.insert(value.get_valueno());
            add(value.get_valueno());
            add(*value);
        }
        for (auto term = database_.termlist_begin(*posting); term != database_.termlist_end(*posting); ++term) {
            add(*term);
            add(term.get_wdf());
            for (auto place = term.positionlist_begin(); place != term.positionlist_end(); ++place) add(*place);
        }
    }

    void add_slot(Xapian::valueno slot) {
        begin("slot", slot, database_.get_value_freq(slot));
        add(database_.get_value_lower_bound(slot));
        add(database_.get_value_upper_bound(slot));
        for (auto value = database_.valuestream_begin(slot); value != database_.valuestream_end(slot); ++value) {
            add(value.get_docid());
            add(*value);
        }
    }

    const Xapian::Database& database_;
    std::set<Xapian::valueno> slots_;
    std::vector<std::string> lines_;
};

// The first thing that they say differently; empty if there is none.
inline std::string first_difference(const Xapian::Database& left, const Xapian::Database& right) {
    const std::vector<std::string> left_lines = DatabaseLines(left).lines();
    const std::vector<std::string> right_lines = DatabaseLines(right).lines();
    const std::size_t common = std::min(left_lines.size(), right_lines.size());
    const auto line_of = [](const std::vector<std::string>& lines, std::size_t at) {
        if (at >= lines.size()) return std::string("nothing");
        constexpr std::size_t shown_bytes = 300;
        std::string text;
        for (const char c : lines[at].substr(0, shown_bytes)) {
            text += c >= ' ' && c <= '~' ? std::string(1, c) : '<' + to_hex({&c, 1}) + '>';
        }
        return text;
    };
    for (std::size_t at = 0; at < std::max(left_lines.size(), right_lines.size()); ++at) {
        if (at < common && left_lines[at] == right_lines[at]) continue;
        return line_of(left_lines, at) + "\n instead of \n" + line_of(right_lines, at);
    }
    return {};
}

inline std::string first_difference(const std::string& left_folder, const std::string& right_folder) {
    return first_difference(Xapian::Database(left_folder), Xapian::Database(right_folder));
}

// Xapian's own checker finds nothing. It takes memory for every docid up to the last, so it is not asked for the
// largest.
inline void expect_checked(const std::string& folder) {
    constexpr Xapian::docid max_checked_docid = 10'000'000;
    if (Xapian::Database(folder).get_lastdocid() > max_checked_docid) return;
    EXPECT_EQ(Xapian::Database::check(folder), 0U) << folder;
}

}  // namespace kwic::glass_test
