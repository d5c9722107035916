// Where the stems of a document stand: a small table for each document.
//
// Xapian's own position table has an entry for each stem of each document, and the keys of these take four times the
// bytes of the positions.
//
//   flags        one byte: bits 0-1 the width of a key (2, 3, 4, 8 bytes), bit 2 set if slots have 4 bytes, not 2
//   salt         one byte
//   text begin   number: the position of the text's first word; the title's stand before it
//   stems        number
//   lists        text: the lists, see below
//   keys         of each stem, ascending: the highest bits of hash_bytes() of its term, times 2 * salt + 1 (mod 2^64)
//   slots        of each stem, in the same order: its position if it has one; else, with the highest bit set, where
//                its list begins
//
//   list         numbers: positions - 2; the first position; then of each further one the distance to the one before
//                it, less 1
//
// Numbers and texts are those of byte_stream.hpp; keys and slots have their lowest byte first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct StemPositions {
    std::uint64_t hash = 0;                    // hash_bytes() of the stem's term
    std::span<const std::uint32_t> positions;  // ascending, at least one
};

// Thread rule: one thread at a time; keep one and reuse it.
class DocumentPositionsWriter {
  public:
    // Appends the table of the stems, which come in any order, to `out`. `text_begin` is the position of the text's
    // first word.
    void write(std::span<const StemPositions> stems, std::uint32_t text_begin, std::string& out);

  private:
    struct Entry {
        std::uint64_t key = 0;
        std::uint32_t stem = 0;  // index of the stems

        bool operator<(const Entry& other) const noexcept {
            return key != other.key ? key < other.key : stem < other.stem;
        }
    };

    void choose_keys(std::span<const StemPositions> stems);
    void make_keys(std::span<const StemPositions> stems);
    bool are_short_keys_distinct();
    [[nodiscard]] bool are_neighbours_distinct() const;
    void sort_keys();
    static std::size_t bucket_of(const Entry& entry, unsigned shift) noexcept { return entry.key >> shift; }
    void write_lists(std::span<const StemPositions> stems);

    std::vector<Entry> entries_;
    std::vector<Entry> sorted_;
    std::vector<std::uint32_t> begins_;     // of buckets
    std::vector<std::uint64_t> seen_keys_;  // of two bytes: a bit for each, zero but for a moment
    unsigned width_ = 0;                    // index of the widths
    unsigned salt_ = 0;
    std::vector<char> lists_;  // with room behind them
    std::size_t lists_bytes_ = 0;
    std::vector<std::uint32_t> slots_;  // the highest bit: a list
    std::uint32_t highest_ = 0;         // of the positions in slots
};

// A table that was read, which may be anything. Thread rule: any thread may read.
class DocumentPositions {
  public:
    // The bytes must stay as long as this. Throws Error{damaged} for what has not the shape of a table.
    explicit DocumentPositions(std::string_view bytes);

    [[nodiscard]] std::uint32_t text_begin() const noexcept { return text_begin_; }
    [[nodiscard]] std::size_t stems() const noexcept { return stems_; }

    // Appends the positions of a stem, by hash_bytes() of its term, that the document has; nothing for most others, and
    // those of some stem for a few of them (the table has parts of hashes). Stems of one document whose hashes are
    // wholly the same share their positions. Throws Error{damaged}.
    void find(std::uint64_t hash, std::vector<std::uint32_t>& positions) const;

    // Appends those of `wanted`, ascending, at which a stem of one of the hashes stands, found as by find(): sorted,
    // distinct. Throws Error{damaged}.
    void find_at(std::span<const std::uint64_t> hashes, std::span<const std::uint32_t> wanted,
                 std::vector<std::uint32_t>& positions) const;

    // How the table makes its keys.
    struct Keys {
        std::uint8_t bytes = 8;
        std::uint16_t multiplier = 1;

        // That of a stem, by hash_bytes() of its term.
        [[nodiscard]] std::uint64_t of(std::uint64_t hash) const noexcept {
            return (hash * multiplier) >> (64 - 8 * bytes);
        }
    };
    [[nodiscard]] Keys keys() const noexcept { return keys_of_; }

    // Appends the positions of the stem of this number, which is below stems(), and returns its key. Throws
    // Error{damaged}.
    std::uint64_t read(std::size_t number, std::vector<std::uint32_t>& positions) const;

  private:
    [[nodiscard]] std::uint64_t key(std::size_t number) const noexcept;
    [[nodiscard]] bool is_one_of(std::uint64_t key, std::span<const std::uint64_t> hashes) const noexcept;
    void read_slot(std::size_t number, std::vector<std::uint32_t>& positions) const;
    void read_list(std::size_t begin, std::vector<std::uint32_t>& positions) const;

    Keys keys_of_;
    unsigned slot_bytes_ = 0;
    std::uint32_t text_begin_ = 0;
    std::size_t stems_ = 0;
    std::string_view lists_;
    std::string_view keys_;
    std::string_view slots_;
};

}  // namespace kwic
