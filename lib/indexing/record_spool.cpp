#include "indexing/record_spool.hpp"

#include "storage/byte_stream.hpp"
#include "storage/files.hpp"

#include <utility>

namespace kwic {

void RecordSpool::add(std::string_view record) {
    if (open_.capacity() == 0) open_.reserve(piece_bytes);
    append_text(open_, record);
    if (open_.size() >= piece_bytes - piece_bytes / 16) close_piece();
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
    write_at(file_, piece.begin_byte, open_, folder_);
    file_bytes_ += open_.size();
}

void RecordSpool::read_piece(const Piece& piece, std::string& bytes) const {
    bytes.resize(piece.byte_count);
    read_at(file_, piece.begin_byte, bytes, folder_);
}

bool RecordSpool::Reader::open_piece() {
    if (next_piece_ > spool_->pieces_.size()) return false;
    if (next_piece_ == spool_->pieces_.size()) {
        rest_ = spool_->open_;
    } else if (const Piece& piece = spool_->pieces_[next_piece_]; !piece.bytes.empty()) {
        rest_ = piece.bytes;
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
