#include "vocabulary/word_cursor.hpp"

#include <algorithm>

namespace kwic {

WordCursor::WordCursor(const WordList& list) : list_(list) {
    enter(0);
}

void WordCursor::enter(std::size_t block) {
    block_ = block;
    shared_ = 0;
    at_end_ = block >= list_.blocks().size();
    if (at_end_) return;
    const WordList::Block& entered = list_.blocks()[block];
    for (std::size_t i = 0; i < word_list_frames; ++i) {
        bytes_[i] = decompressor_.decompress(entered.frames[i], word_list_frame_bytes);
    }
    heads_ = ByteParser(bytes_[0]);
    counts_ = ByteParser(bytes_[1]);
    endings_ = ByteParser(bytes_[2]);
    words_left_ = entered.words - 1;
    word_bytes_ = 0;
    take(read_head());
    if (word() != entered.first) list_.fail();
}

WordCursor::Head WordCursor::read_head() {
    const auto byte = static_cast<unsigned char>(heads_.bytes(1).front());
    Head head{static_cast<std::size_t>(byte >> 4), static_cast<std::size_t>(byte & 0x0F)};
    if (head.shared == word_head_max) head.shared += heads_.number();
    if (head.own == word_head_max) head.own += heads_.number();
    return head;
}

void WordCursor::take(Head head) {
    if (head.shared > word_bytes_) list_.fail();
    const std::string_view ending = endings_.bytes(head.own);
    word_bytes_ = head.shared + head.own;
    if (word_.size() < word_bytes_) word_.resize(word_bytes_);
    std::copy(ending.begin(), ending.end(), word_.data() + head.shared);
    documents_ = counts_.number();
    shared_ = head.shared;
}

void WordCursor::next() {
    if (words_left_ == 0) return enter(block_ + 1);
    --words_left_;
    take(read_head());
}

void WordCursor::seek(std::string_view word) {
    const auto& blocks = list_.blocks();
    const auto after = std::upper_bound(blocks.begin(), blocks.end(), word,
                                        [](std::string_view a, const WordList::Block& b) { return a < b.first; });
    const auto block = static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - blocks.begin() - 1, 0));
    const bool goes_on = !at_end_ && block == block_ && this->word() <= word;
    if (!goes_on) enter(block);
    while (!at_end_ && this->word() < word) next();
}

void WordCursor::pass_beginning(std::size_t bytes) {
    const std::string_view beginning = word().substr(0, bytes);
    std::size_t last = block_;
    while (last + 1 < list_.blocks().size() && list_.blocks()[last + 1].first.starts_with(beginning)) ++last;
    if (last != block_) enter(last);
    for (; words_left_ > 0; --words_left_) {
        const Head head = read_head();
        if (head.shared < bytes) {
            --words_left_;
            return take(head);
        }
        endings_.bytes(head.own);
        counts_.number();
    }
    enter(block_ + 1);
}

}  // namespace kwic
