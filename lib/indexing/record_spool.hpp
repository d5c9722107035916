// Byte strings that are written one after the other, and read back in that order later: in memory as long as they are
// few, then in a file without a name.
#pragma once

#include "analysis/huge_pages.hpp"
#include "ingest/file_descriptor.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Throws Error{io}. Thread rule: one thread at a time; after the last add(), any number of Readers in any threads.
class RecordSpool {
  public:
    // Keeps about `max_memory_bytes` in memory; the file is made in `folder` when it is first needed.
    RecordSpool(std::string folder, std::size_t max_memory_bytes)
        : folder_(std::move(folder)), max_memory_bytes_(max_memory_bytes) {}
    RecordSpool(RecordSpool&&) noexcept = default;
    RecordSpool& operator=(RecordSpool&&) noexcept = default;

    // A record of `begin` and what may follow it.
    void add(std::string_view begin, std::string_view end = {});

    [[nodiscard]] std::size_t memory_bytes() const noexcept { return memory_bytes_ + open_.capacity(); }

    class Reader {
      public:
        // The spool must stay as long as this, and nothing may be added meanwhile.
        explicit Reader(const RecordSpool& spool) : spool_(&spool) {}

        // Moves to the next record; false after the last.
        bool next();

        // Until the next call of next().
        [[nodiscard]] std::string_view record() const noexcept { return record_; }

      private:
        bool open_piece();

        const RecordSpool* spool_;
        std::size_t next_piece_ = 0;
        std::string loaded_;
        std::string_view rest_;
        std::string_view record_;
    };

  private:
    static constexpr std::size_t min_piece_bytes = std::size_t{256} << 10;  // and that of those in the file
    static constexpr std::size_t max_piece_bytes = std::size_t{4} << 20;

    struct Piece {
        LargeVector<char> bytes;  // empty: in the file
        std::uint64_t begin_byte = 0;
        std::uint64_t byte_count = 0;
    };

    [[nodiscard]] std::size_t next_piece_bytes() const noexcept;
    void close_piece();
    void write_piece(Piece& piece);
    void read_piece(const Piece& piece, std::string& bytes) const;

    std::string folder_;
    std::size_t max_memory_bytes_;
    std::size_t memory_bytes_ = 0;
    std::vector<Piece> pieces_;
    LargeVector<char> open_;  // the piece that is being filled
    FileDescriptor file_;
    std::uint64_t file_bytes_ = 0;
};

}  // namespace kwic
