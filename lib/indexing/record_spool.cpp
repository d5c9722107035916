#include "indexing/record_spool.hpp"

#include "storage/byte_stream.hpp"
#include "storage/files.hpp"
#include "storage/translate_error.hpp"

#include <kwic/error.hpp>

#include <unistd.h>

#include <cerrno>
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
    for (std::size_t done = 0; done < open_.size();) {
        const ssize_t count = ::pwrite(file_.get(), open_.data() + done, open_.size() - done,
                                       static_cast<off_t>(piece.begin_byte + done));
        if (count < 0 && errno != EINTR) throw_system_error("write a spool file", folder_);
        if (count > 0) done += static_cast<std::size_t>(count);
    }
    file_bytes_ += open_.size();
}

void RecordSpool::read_piece(const Piece& piece, std::string& bytes) const {
    bytes.resize(piece.byte_count);
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = ::pread(file_.get(), bytes.data() + done, bytes.size() - done,
                                      static_cast<off_t>(piece.begin_byte + done));
        if (count < 0 && errno != EINTR) throw_system_error("read a spool file", folder_);
        if (count == 0) throw Error(ErrorCode::io, "a spool file has become shorter", folder_);
        if (count > 0) done += static_cast<std::size_t>(count);
    }
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
