#include "text/dictionary_breaks.hpp"

#include "text/utf8.hpp"

#include <unicode/ubrk.h>

#include <cstdint>
#include <new>
#include <stdexcept>
#include <string>

namespace kwic {
namespace {

// A few characters of every script that ICU has a dictionary for. Once its iterator has met a script it knows the
// script's dictionary; until then it treats characters that scripts share (U+30FC, say) otherwise.
constexpr std::u16string_view one_word_a_script = u"漢字かなカナ กขคง ກຂຄງ កខគឃ ကခဂဃ";

struct CloseIterator {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};

using IteratorHandle = std::unique_ptr<UBreakIterator, CloseIterator>;

void check(UErrorCode status) {
    if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU word boundaries: ") + u_errorName(status));
}

void set_text(UBreakIterator* iterator, std::u16string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator, text.data(), static_cast<std::int32_t>(text.size()), &status);
    check(status);
}

IteratorHandle open_iterator() {
    UErrorCode status = U_ZERO_ERROR;
    IteratorHandle iterator(ubrk_open(UBRK_WORD, "", nullptr, 0, &status));
    check(status);
    set_text(iterator.get(), one_word_a_script);
    while (ubrk_next(iterator.get()) != UBRK_DONE) continue;
    return iterator;
}

void append_utf16(std::u16string& out, char32_t value) {
    if (value < 0x10000) {
        out.push_back(static_cast<char16_t>(value));
    } else {
        out.push_back(static_cast<char16_t>(0xD7C0 + (value >> 10)));
        out.push_back(static_cast<char16_t>(0xDC00 + (value & 0x3FF)));
    }
}

}  // namespace

struct DictionaryBreaks::Impl {
    explicit Impl(std::size_t max_units) : max_piece_units(max_units) {}

    std::size_t max_piece_units;
    IteratorHandle iterator = open_iterator();
    std::string_view segment;
    std::u16string piece;            // what ICU has now
    std::size_t piece_end_byte = 0;  // in the segment
    std::size_t at_byte = 0;         // the last boundary, in the segment
    std::size_t at_unit = 0;         // the same in the piece

    void load_piece();
    void move_to(std::size_t unit);
};

void DictionaryBreaks::Impl::load_piece() {
    piece.clear();
    piece_end_byte = at_byte;
    at_unit = 0;
    while (piece_end_byte < segment.size() && piece.size() + 2 <= max_piece_units) {
        const DecodedCodePoint decoded = decode_utf8(segment, piece_end_byte);
        append_utf16(piece, decoded.value);
        piece_end_byte += decoded.bytes;
    }
    set_text(iterator.get(), piece);
}

// Steps over whole code points: four bytes of UTF-8 are two units of UTF-16.
void DictionaryBreaks::Impl::move_to(std::size_t unit) {
    while (at_unit < unit) {
        const auto lead = static_cast<unsigned char>(segment[at_byte]);
        at_byte += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        at_unit += lead < 0xF0 ? 1 : 2;
    }
}

DictionaryBreaks::DictionaryBreaks(std::size_t max_piece_units) : impl_(std::make_unique<Impl>(max_piece_units)) {}
DictionaryBreaks::~DictionaryBreaks() = default;

void DictionaryBreaks::set_segment(std::string_view segment) {
    impl_->segment = segment;
    impl_->at_byte = 0;
    impl_->load_piece();
}

std::size_t DictionaryBreaks::next() {
    if (impl_->at_byte == impl_->segment.size()) return impl_->at_byte;
    if (impl_->at_byte == impl_->piece_end_byte) impl_->load_piece();
    const std::int32_t unit = ubrk_next(impl_->iterator.get());
    impl_->move_to(unit == UBRK_DONE ? impl_->piece.size() : static_cast<std::size_t>(unit));
    return impl_->at_byte;
}

}  // namespace kwic
