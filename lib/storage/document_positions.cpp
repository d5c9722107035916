#include "storage/document_positions.hpp"

#include "storage/byte_stream.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <limits>
#include <numeric>
#include <utility>

namespace kwic {
namespace {

constexpr std::array<unsigned, 4> widths = {2, 3, 4, 8};  // bytes of a key
// Up to so many stems some salt gives all of them different keys of a width, mostly one of the first ten.
constexpr std::array<std::size_t, 3> max_stems_of_width = {400, 6'000, 90'000};
constexpr unsigned salts = 256;
constexpr std::uint32_t max_inserted = 64;
constexpr std::uint32_t list_bit = 0x80000000;
constexpr std::uint32_t max_narrow = 0x7FFF;
constexpr std::size_t max_number_bytes = 5;  // of 32 bits

std::uint64_t load(const char* bytes, std::size_t count) noexcept {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    return value;
}

template <unsigned Count>
char* put_low_bytes(char* out, std::uint64_t value) noexcept {
    for (unsigned i = 0; i < Count; ++i) out[i] = static_cast<char>(value >> (8 * i));
    return out + Count;
}

// For what is nearly in order.
template <class Entries>
void insert_in_order(Entries& entries) noexcept {
    for (std::size_t i = 1; i < entries.size(); ++i) {
        const auto entry = entries[i];
        std::size_t at = i;
        for (; at > 0 && entry < entries[at - 1]; --at) entries[at] = entries[at - 1];
        entries[at] = entry;
    }
}

template <unsigned Bytes, class Entries>
char* put_keys_of(char* out, const Entries& entries) noexcept {
    for (const auto& entry : entries) out = put_low_bytes<Bytes>(out, entry.key);
    return out;
}

template <class Entries>
char* put_keys(char* out, const Entries& entries, unsigned width) noexcept {
    switch (widths[width]) {
        case 2:
            return put_keys_of<2>(out, entries);
        case 3:
            return put_keys_of<3>(out, entries);
        case 4:
            return put_keys_of<4>(out, entries);
        default:
            return put_keys_of<8>(out, entries);
    }
}

char* put_slots(char* out, std::span<const std::uint32_t> slots, bool wide) noexcept {
    if (wide) {
        for (const std::uint32_t slot : slots) out = put_low_bytes<4>(out, slot);
        return out;
    }
    for (const std::uint32_t slot : slots) out = put_low_bytes<2>(out, (slot & max_narrow) | slot >> 31 << 15);
    return out;
}

}  // namespace

void DocumentPositionsWriter::write(std::span<const StemPositions> stems, std::uint32_t text_begin, std::string& out) {
    choose_keys(stems);
    write_lists(stems);
    const std::string_view lists(lists_.data(), lists_bytes_);
    const bool wide = lists.size() > max_narrow || highest_ > max_narrow;
    out += static_cast<char>(width_ | (wide ? 4U : 0U));
    out += static_cast<char>(salt_);
    append_number(out, text_begin);
    append_number(out, entries_.size());
    append_text(out, lists);
    const std::size_t before = out.size();
    out.resize(before + entries_.size() * (widths[width_] + (wide ? 4 : 2)));
    put_slots(put_keys(out.data() + before, entries_, width_), slots_, wide);
}

// Leaves the entries in the order of their keys, which are all different unless whole hashes are the same.
void DocumentPositionsWriter::choose_keys(std::span<const StemPositions> stems) {
    for (width_ = 0; width_ + 1 < widths.size(); ++width_) {
        if (stems.size() > max_stems_of_width[width_]) continue;
        for (salt_ = 0; salt_ < salts; ++salt_) {
            make_keys(stems);
            if (widths[width_] == 2 && !are_short_keys_distinct()) continue;
            sort_keys();
            if (are_neighbours_distinct()) return;
        }
    }
    salt_ = 0;
    make_keys(stems);
    sort_keys();
}

// Those of the present width and salt, in the order of the stems.
void DocumentPositionsWriter::make_keys(std::span<const StemPositions> stems) {
    const std::uint64_t multiplier = 2 * std::uint64_t{salt_} + 1;
    const unsigned shift = 64 - 8 * widths[width_];
    entries_.resize(stems.size());
    for (std::size_t i = 0; i < stems.size(); ++i) {
        entries_[i] = {(stems[i].hash * multiplier) >> shift, static_cast<std::uint32_t>(i)};
    }
}

// Tells without sorting (bench/build_stages).
bool DocumentPositionsWriter::are_short_keys_distinct() {
    constexpr std::size_t bits = 64;
    seen_keys_.resize((std::size_t{1} << 16) / bits);
    const auto first_again = std::find_if(entries_.begin(), entries_.end(), [this](const Entry& entry) {
        const std::uint64_t bit = std::uint64_t{1} << entry.key % bits;
        return (std::exchange(seen_keys_[entry.key / bits], seen_keys_[entry.key / bits] | bit) & bit) != 0;
    });
    for (auto seen = entries_.begin(); seen != first_again; ++seen) seen_keys_[seen->key / bits] = 0;
    return first_again == entries_.end();
}

bool DocumentPositionsWriter::are_neighbours_distinct() const {
    return std::adjacent_find(entries_.begin(), entries_.end(),
                              [](const Entry& a, const Entry& b) { return a.key == b.key; }) == entries_.end();
}

// By as many buckets as there are entries: keys are hashes, so that few lie before others of their bucket
// (bench/build_stages).
void DocumentPositionsWriter::sort_keys() {
    const unsigned bits = std::min(static_cast<unsigned>(std::bit_width(entries_.size())), 16U);
    const unsigned shift = 8 * widths[width_] - bits;
    begins_.assign((std::size_t{1} << bits) + 1, 0);
    for (const Entry& entry : entries_) ++begins_[bucket_of(entry, shift) + 1];
    const std::uint32_t most = *std::max_element(begins_.begin(), begins_.end());
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    sorted_.resize(entries_.size());
    for (const Entry& entry : entries_) sorted_[begins_[bucket_of(entry, shift)]++] = entry;
    entries_.swap(sorted_);
    most <= max_inserted ? insert_in_order(entries_) : std::sort(entries_.begin(), entries_.end());
}

void DocumentPositionsWriter::write_lists(std::span<const StemPositions> stems) {
    std::size_t numbers = 0;
    for (const StemPositions& stem : stems) numbers += stem.positions.size() + 1;
    if (lists_.size() < numbers * max_number_bytes) lists_.resize(numbers * max_number_bytes);
    slots_.resize(stems.size());
    highest_ = 0;
    char* end = lists_.data();
    std::uint32_t* slot = slots_.data();
    for (const Entry& entry : entries_) {
        const std::span<const std::uint32_t> positions = stems[entry.stem].positions;
        if (positions.size() == 1) {
            highest_ = std::max(highest_, positions[0]);
            *slot++ = positions[0];
            continue;
        }
        *slot++ = list_bit | static_cast<std::uint32_t>(end - lists_.data());
        end = put_number(end, positions.size() - 2);
        end = put_number(end, positions[0]);
        for (std::size_t i = 1; i < positions.size(); ++i) end = put_number(end, positions[i] - positions[i - 1] - 1);
    }
    lists_bytes_ = static_cast<std::size_t>(end - lists_.data());
}

DocumentPositions::DocumentPositions(std::string_view bytes) {
    ByteParser parser(bytes);
    const auto head = parser.bytes(2);
    const auto flags = static_cast<unsigned char>(head[0]);
    if (flags > 7) ByteParser::fail();
    keys_of_.bytes = static_cast<std::uint8_t>(widths[flags & 3U]);
    slot_bytes_ = flags & 4U ? 4 : 2;
    keys_of_.multiplier = static_cast<std::uint16_t>(2 * unsigned{static_cast<unsigned char>(head[1])} + 1);
    const std::uint64_t text_begin = parser.number();
    const std::uint64_t stems = parser.number();
    if (text_begin > std::numeric_limits<std::uint32_t>::max() || stems > bytes.size()) ByteParser::fail();
    text_begin_ = static_cast<std::uint32_t>(text_begin);
    stems_ = stems;
    lists_ = parser.view();
    keys_ = parser.bytes(stems * keys_of_.bytes);
    slots_ = parser.bytes(stems * slot_bytes_);
    parser.finish();
}

std::uint64_t DocumentPositions::key(std::size_t number) const noexcept {
    return load(keys_.data() + number * keys_of_.bytes, keys_of_.bytes);
}

void DocumentPositions::find(std::uint64_t hash, std::vector<std::uint32_t>& positions) const {
    const std::uint64_t wanted = keys_of_.of(hash);
    std::size_t begin = 0;
    for (std::size_t count = stems_; count > 0;) {
        const std::size_t half = count / 2;
        if (key(begin + half) < wanted) {
            begin += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    const std::size_t before = positions.size();
    std::size_t found = begin;
    for (; found < stems_ && key(found) == wanted; ++found) read_slot(found, positions);
    if (found - begin < 2) return;
    const auto first = positions.begin() + static_cast<std::ptrdiff_t>(before);
    std::sort(first, positions.end());
    positions.erase(std::unique(first, positions.end()), positions.end());
}

// A walk over the whole table costs what some hundreds of look-ups cost (bench/hostile_queries).
void DocumentPositions::find_at(std::span<const std::uint64_t> hashes, std::span<const std::uint32_t> wanted,
                                std::vector<std::uint32_t>& positions) const {
    const std::size_t before = positions.size();
    std::vector<std::uint32_t> of_stem;
    for (std::size_t number = 0; number < stems_; ++number) {
        of_stem.clear();
        read_slot(number, of_stem);
        const auto is_wanted = [&](std::uint32_t at) { return std::binary_search(wanted.begin(), wanted.end(), at); };
        if (std::none_of(of_stem.begin(), of_stem.end(), is_wanted) || !is_one_of(key(number), hashes)) continue;
        std::copy_if(of_stem.begin(), of_stem.end(), std::back_inserter(positions), is_wanted);
    }
    const auto first = positions.begin() + static_cast<std::ptrdiff_t>(before);
    std::sort(first, positions.end());
    positions.erase(std::unique(first, positions.end()), positions.end());
}

bool DocumentPositions::is_one_of(std::uint64_t key, std::span<const std::uint64_t> hashes) const noexcept {
    return std::any_of(hashes.begin(), hashes.end(), [&](std::uint64_t hash) { return keys_of_.of(hash) == key; });
}

std::uint64_t DocumentPositions::read(std::size_t number, std::vector<std::uint32_t>& positions) const {
    read_slot(number, positions);
    return key(number);
}

void DocumentPositions::read_slot(std::size_t number, std::vector<std::uint32_t>& positions) const {
    const std::uint64_t slot = load(slots_.data() + number * slot_bytes_, slot_bytes_);
    const std::uint64_t top_bit = std::uint64_t{1} << (8 * slot_bytes_ - 1);
    const bool is_list = (slot & top_bit) != 0;
    is_list ? read_list(slot & ~top_bit, positions) : positions.push_back(static_cast<std::uint32_t>(slot));
}

void DocumentPositions::read_list(std::size_t begin, std::vector<std::uint32_t>& positions) const {
    if (begin > lists_.size()) ByteParser::fail();
    ByteParser list(lists_.substr(begin));
    const std::uint64_t further = list.number();
    if (further >= lists_.size()) ByteParser::fail();
    std::uint64_t position = list.number();
    if (position > std::numeric_limits<std::uint32_t>::max()) ByteParser::fail();
    positions.push_back(static_cast<std::uint32_t>(position));
    for (std::uint64_t left = further + 1; left > 0; --left) {
        const std::uint64_t distance = list.number();
        if (distance >= std::numeric_limits<std::uint32_t>::max()) ByteParser::fail();
        position += distance + 1;
        if (position > std::numeric_limits<std::uint32_t>::max()) ByteParser::fail();
        positions.push_back(static_cast<std::uint32_t>(position));
    }
}

}  // namespace kwic
