#include "indexing/record_spool.hpp"

#include "storage/byte_stream.hpp"
#include "storage/files.hpp"

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

std::string_view text_of(const LargeVector<char>& bytes) noexcept {
    return {bytes.data(), bytes.size()};
}

}  // namespace

void RecordSpool::add(std::string_view begin, std::string_view end) {
    if (open_.capacity() == 0) open_.reserve(next_piece_bytes());
    append_number(open_, begin.size() + end.size());
    open_.insert(open_.end(), begin.begin(), begin.end());
    open_.insert(open_.end(), end.begin(), end.end());
    if (open_.size() >= open_.capacity() - open_.capacity() / 16) close_piece();
}

// Doubles what is in memory, as long as that has room.
std::size_t RecordSpool::next_piece_bytes() const noexcept {
    const std::size_t bytes = std::clamp(memory_bytes_, min_piece_bytes, max_piece_bytes);
    return memory_bytes_ + bytes <= max_memory_bytes_ ? bytes : min_piece_bytes;
}

void RecordSpool::close_piece() {
    Piece piece;
    if (memory_bytes_ + open_.size() <= max_memory_bytes_) {
        memory_bytes_ += open_.capacity();
        piece.bytes = std::exchange(open_, {});
    } else {
        write_piece(piece);
        open_.clear();
    }
    pieces_.push_back(std::move(piece));
}

void RecordSpool::write_piece(Piece& piece) {
    if (!file_.is_open()) file_ = open_nameless_file(folder_);
    piece.begin_byte = file_bytes_;
    piece.byte_count = open_.size();
    write_at(file_, piece.begin_byte, text_of(open_), folder_);
    file_bytes_ += open_.size();
}

void RecordSpool::read_piece(const Piece& piece, std::string& bytes) const {
    bytes.resize(piece.byte_count);
    read_at(file_, piece.begin_byte, bytes, folder_);
}

bool RecordSpool::Reader::open_piece() {
    if (next_piece_ > spool_->pieces_.size()) return false;
    if (next_piece_ == spool_->pieces_.size()) {
        rest_ = text_of(spool_->open_);
    } else if (const Piece& piece = spool_->pieces_[next_piece_]; !piece.bytes.empty()) {
        rest_ = text_of(piece.bytes);
    } else {
        spool_->read_piece(piece, loaded_);
        rest_ = loaded_;
    }
    ++next_piece_;
    return true;
}

bool RecordSpool::Reader::next() {
    while (rest_.empty()) {
        if (!open_piece()) return false;
    }
    ByteParser parser(rest_);
    record_ = parser.view();
    rest_ = parser.rest();
    return true;
}

}  // namespace kwic
