// A side index, opened for reading.
#pragma once

#include "storage/mapped_file.hpp"
#include "topk/side_index_layout.hpp"
#include "topk/term_weight.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kwic {

// The postings of a frequent term. They live as long as the index.
struct SidePostings {
    TermStatistics statistics;
    double tenth_saturation = 0;  // at least ten postings have this or more; 0 where there are not so many
    std::span<const SideBlock> blocks;
    std::string_view bytes;   // of all blocks; packed_padding_bytes may be read behind them
    std::string_view splits;  // that the database keeps of the term; empty for none
};

// Members throw Error{damaged} where the file cannot have been written by SideIndexWriter, if they notice; what they
// return lies within the file in any case. Thread rule: any thread.
class SideIndex {
  public:
    // Null where there is no such file. Throws Error{io, damaged}.
    static std::unique_ptr<const SideIndex> open(const std::string& path);

    [[nodiscard]] std::uint64_t documents() const noexcept { return tail_.documents; }
    [[nodiscard]] std::uint64_t length_sum() const noexcept { return tail_.length_sum; }
    [[nodiscard]] std::uint64_t terms() const noexcept { return tail_.terms; }
    [[nodiscard]] std::uint32_t last_docid() const noexcept { return static_cast<std::uint32_t>(tail_.last_docid); }

    // By document, from 0 (which is none) to the last.
    [[nodiscard]] std::span<const double> length_factors() const noexcept { return length_factors_; }

    // Of a document that is there, at most the last.
    [[nodiscard]] std::string id(std::uint32_t docid) const;

    // Nothing for a term that is rare or not there.
    [[nodiscard]] std::optional<SidePostings> find(std::string_view stem) const;

    // False: the database does not have the term; or knows no splits of it.
    [[nodiscard]] bool may_have_stem(std::string_view stem) const noexcept;
    [[nodiscard]] bool may_have_splits(std::string_view stem) const noexcept;

    [[noreturn]] void fail() const;

  private:
    explicit SideIndex(const std::string& path);

    void read_tail();
    void ask_for_tables() const noexcept;
    void check_sections() const;
    [[nodiscard]] std::string_view section(SideSection section) const noexcept;
    template <class Element>
    [[nodiscard]] std::span<const Element> elements(SideSection section) const;
    [[nodiscard]] SidePostings postings_of(const SideTerm& term) const;

    std::string path_;
    MappedFile file_;
    SideTail tail_{};
    std::span<const double> length_factors_;
};

}  // namespace kwic
