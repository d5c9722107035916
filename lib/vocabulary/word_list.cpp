#include "vocabulary/word_list.hpp"

#include "storage/byte_stream.hpp"
#include "storage/translate_error.hpp"

#include <cstring>
#include <utility>

namespace kwic {

std::unique_ptr<const WordList> WordList::open(const std::string& path) {
    std::unique_ptr<WordList> list(new WordList);
    list->path_ = path;
    list->file_ = std::make_unique<const MappedFile>(path);
    translating(path, [&] { list->read(list->file_->bytes()); });
    return list;
}

std::unique_ptr<const WordList> WordList::of_bytes(std::string bytes) {
    std::unique_ptr<WordList> list(new WordList);
    list->memory_ = std::move(bytes);
    list->read(list->memory_);
    return list;
}

void WordList::fail() const {
    throw_damaged("the file does not hold what was written", path_);
}

void WordList::read(std::string_view bytes) {
    if (bytes.size() < sizeof tail_) fail();
    const std::string_view before = bytes.substr(0, bytes.size() - sizeof tail_);
    std::memcpy(&tail_, bytes.data() + before.size(), sizeof tail_);
    if (tail_.magic != word_list_magic || tail_.index_begin > before.size()) fail();
    read_index(before.substr(0, tail_.index_begin), before.substr(tail_.index_begin));
}

void WordList::read_index(std::string_view frames, std::string_view index) {
    ByteParser all_frames(frames);
    std::uint64_t words = 0;
    for (ByteParser parser(index); !parser.rest().empty();) {
        Block block;
        block.first = parser.view();
        block.words = parser.number();
        for (std::string_view& frame : block.frames) frame = all_frames.bytes(parser.number());
        const bool ascends = blocks_.empty() ? !block.first.empty() : blocks_.back().first < block.first;
        if (!ascends || block.words == 0 || block.words > word_list_block_words) fail();
        words += block.words;
        blocks_.push_back(block);
    }
    all_frames.finish();
    if (words != tail_.words) fail();
}

}  // namespace kwic
