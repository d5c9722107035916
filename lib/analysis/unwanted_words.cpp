#include "analysis/unwanted_words.hpp"

#include "analysis/word_analyzer.hpp"
#include "text/ascii_block.hpp"
#include "text/count_bits.hpp"

#include <bit>

namespace kwic {
namespace {

constexpr std::size_t bytes_looked_at = ascii_block_bytes + WordBeginnings::bytes_looked_at - 1;

constexpr std::uint64_t bits_below(std::size_t count) noexcept {
    return count < 64 ? (std::uint64_t{1} << count) - 1 : ~std::uint64_t{0};
}

// Words join at hyphens, underscores, and at full stops unless these stand between digits (a number: one position for
// all). What else may stand within a word ends the view, and so does a joint behind less than three bytes: the joined
// form begins with more than these.
BlockUnits units_of(const AsciiBlock& block) noexcept {
    const std::uint64_t words = block.letters | block.digits;
    const std::uint64_t after_word = words << 1;
    const std::uint64_t within_words = after_word & words >> 1;
    const std::uint64_t joints = (block.hyphens | block.stops) & within_words;
    const std::uint64_t in_number = block.stops & block.digits << 1 & block.digits >> 1;
    const std::uint64_t behind_few_bytes = joints & ~(words << 2 & words << 3);
    const std::uint64_t doubtful = (block.others & ~joints) | (block.commas & within_words) |
                                   (block.signs & after_word) | in_number | behind_few_bytes;
    // A unit ends for certain if the byte behind it and the next one are known and not doubtful.
    const auto known = static_cast<std::size_t>(std::countr_zero(doubtful));
    const std::uint64_t ends = ~words & after_word & ~joints & bits_below(known) >> 1;
    BlockUnits units;
    if (ends == 0) return units;
    units.end_byte = static_cast<std::size_t>(63 - std::countl_zero(ends));
    const std::uint64_t seen = bits_below(units.end_byte);
    const std::uint64_t begins = words & ~after_word;
    const std::uint64_t small = block.letters & ~block.capitals;
    // Humps, as split_at_humps() sees them.
    const std::uint64_t humps = block.capitals & (small << 1 | (block.capitals << 1 & small >> 1 & small >> 2));
    units.joints = joints;
    units.begins = begins & ~(joints << 1) & seen;
    units.parts = (begins | humps) & seen;
    return units;
}

// The bit of the first part that may have a wanted term; ascii_block_bytes if none has.
std::size_t find_wanted(const BlockUnits& units, const char* bytes, const WordBeginnings& wanted) noexcept {
    for (std::uint64_t parts = units.parts & wanted.mark_beginnings(bytes); parts != 0; parts &= parts - 1) {
        const auto at = static_cast<std::size_t>(std::countr_zero(parts));
        const bool joined = (units.joints >> at & bits_below(WordBeginnings::bytes_looked_at)) != 0;
        if (wanted.may_begin(bytes + at, joined)) return at;
    }
    return ascii_block_bytes;
}

}  // namespace

void UnwantedWords::set_text(std::string_view text, const WordBeginnings& wanted, const Language& language) noexcept {
    text_ = text;
    wanted_ = &wanted;
    strips_possessives_ = language.code() == "en";
    has_block_ = false;
}

std::size_t UnwantedWords::pass_over(std::size_t at, std::uint32_t& positions) noexcept {
    if (text_.size() - at < bytes_looked_at) return at;
    // What is left of the block that was read last is looked at first.
    if (has_block_ && at - block_begin_ < ascii_block_bytes) {
        const BlockUnits units = units_of(block_.behind(at - block_begin_));
        if (units.end_byte > 0 && !pass_over(units, at, positions)) return at;
    }
    while (text_.size() - at >= bytes_looked_at) {
        const AsciiBlock block = read_ascii_block(text_.data() + at);
        const BlockUnits units = units_of(block);
        if (units.end_byte == 0) break;
        const std::size_t begin = at;
        if (pass_over(units, at, positions)) continue;
        block_ = block;
        block_begin_ = begin;
        has_block_ = true;
        break;
    }
    return at;
}

std::uint32_t UnwantedWords::positions_of(std::size_t begin_byte, std::size_t end_byte) const noexcept {
    if (text_.size() - end_byte < WordBeginnings::bytes_looked_at) return 0;
    std::string_view word = text_.substr(begin_byte, end_byte - begin_byte);
    while (word.starts_with('_')) word.remove_prefix(1);
    while (word.ends_with('_')) word.remove_suffix(1);
    if (strips_possessives_ && (word.ends_with("'s") || word.ends_with("'S"))) word.remove_suffix(2);
    std::uint32_t positions = 0;
    for (bool more = true; more; ++positions) {
        const std::string_view part = word.substr(0, word.find_first_of("_-"));
        more = part.size() < word.size();
        const bool joined = more || positions > 0;
        if (part.empty() || !is_one_plain_part(part)) return 0;
        // The joined form begins with more than fewer bytes.
        if (joined && part.size() < 3) return 0;
        if (wanted_->may_begin(part.data(), joined)) return 0;
        if (more) word.remove_prefix(part.size() + 1);
    }
    return positions;
}

// False if one may be wanted: `at` is its begin then.
bool UnwantedWords::pass_over(const BlockUnits& units, std::size_t& at, std::uint32_t& positions) const noexcept {
    const std::size_t found = find_wanted(units, text_.data() + at, *wanted_);
    if (found == ascii_block_bytes) {
        positions += count_bits(units.parts);
        at += units.end_byte;
        return true;
    }
    const std::uint64_t begins = units.begins & (bits_below(found) | std::uint64_t{1} << found);
    const auto begin = static_cast<std::size_t>(63 - std::countl_zero(begins));
    positions += count_bits(units.parts & bits_below(begin));
    at += begin;
    return false;
}

}  // namespace kwic
