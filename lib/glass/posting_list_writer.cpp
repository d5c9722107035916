#include "glass/posting_list_writer.hpp"

#include "glass/misuse.hpp"

namespace kwic {

void PostingListWriter::begin(std::string_view key, std::string_view later_key, std::uint64_t postings,
                              std::uint64_t wdf_sum) {
    key_ = key;
    later_key_ = later_key;
    postings_ = postings;
    wdf_sum_ = wdf_sum;
    is_first_chunk_ = true;
    last_docid_ = 0;
    entries_end_ = entries_.data();
}

void PostingListWriter::throw_unordered() const {
    throw_misuse("a document's number is not above the one before it, or no list has begun", table_.path());
}

void PostingListWriter::end() {
    if (entries_end_ == entries_.data()) throw_misuse("a list has no postings", table_.path());
    write_chunk(true);
    last_docid_ = no_list;
}

void PostingListWriter::write_chunk(bool is_last) {
    std::array<char, 4 * max_uint_bytes + 1> head{};
    char* out = head.data();
    if (is_first_chunk_) {
        out = put_uint(out, postings_);
        out = put_uint(out, wdf_sum_);
        out = put_uint(out, first_docid_ - 1);
    } else {
        chunk_key_ = later_key_;
        append_sortuint(chunk_key_, first_docid_);
        key_ = chunk_key_;
    }
    *out++ = is_last ? '1' : '0';
    out = put_uint(out, last_docid_ - first_docid_);
    table_.add(key_, {head.data(), out}, {entries_.data(), entries_end_});
    is_first_chunk_ = false;
    entries_end_ = entries_.data();
}

}  // namespace kwic
