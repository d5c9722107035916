#include "vocabulary/word_list_writer.hpp"

#include "storage/byte_stream.hpp"

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

// A word and its head take less than this away from what a frame may hold.
constexpr std::size_t room_for_a_word = std::size_t{64} << 10;

void append_rest(std::string& heads, std::size_t count) {
    if (count >= word_head_max) append_number(heads, count - word_head_max);
}

}  // namespace

WordListWriter::WordListWriter(std::function<void(std::string_view)> write, std::uint64_t documents,
                               std::uint64_t length_sum)
    : write_(std::move(write)) {
    tail_.documents = documents;
    tail_.length_sum = length_sum;
    tail_.magic = word_list_magic;
}

void WordListWriter::add(std::string_view word, std::uint64_t documents) {
    auto& [heads, counts, endings] = block_;
    if (block_words_ == word_list_block_words || endings.size() > word_list_frame_bytes - room_for_a_word) end_block();
    if (block_words_ == 0) first_ = word;
    const auto end = std::mismatch(word.begin(), word.end(), last_.begin(), last_.end()).first;
    const auto shared = block_words_ == 0 ? 0 : static_cast<std::size_t>(end - word.begin());
    const std::size_t own = word.size() - shared;
    heads.push_back(static_cast<char>(std::min(shared, word_head_max) << 4 | std::min(own, word_head_max)));
    append_rest(heads, shared);
    append_rest(heads, own);
    append_number(counts, documents);
    endings.append(word.substr(shared));
    last_ = word;
    ++block_words_;
    ++tail_.words;
}

void WordListWriter::end_block() {
    append_text(index_, first_);
    append_number(index_, block_words_);
    for (std::string& bytes : block_) {
        std::string frame;
        compressor_.compress(bytes, frame);
        write_(frame);
        append_number(index_, frame.size());
        tail_.index_begin += frame.size();
        bytes.clear();
    }
    block_words_ = 0;
}

void WordListWriter::finish() {
    if (block_words_ > 0) end_block();
    index_.append(reinterpret_cast<const char*>(&tail_), sizeof tail_);
    write_(index_);
}

}  // namespace kwic
