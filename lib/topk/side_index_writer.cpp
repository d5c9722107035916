#include "topk/side_index_writer.hpp"

#include "storage/byte_hash.hpp"
#include "storage/byte_stream.hpp"
#include "topk/packed_numbers.hpp"
#include "topk/term_weight.hpp"
#include "topk/word_filter.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <functional>
#include <utility>

namespace kwic {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 20;
constexpr std::size_t alignment = 8;

template <class Element>
std::string_view bytes_of(const std::vector<Element>& elements) {
    return {reinterpret_cast<const char*>(elements.data()), elements.size() * sizeof(Element)};
}

std::uint16_t round_up(double saturation) {
    return static_cast<std::uint16_t>(std::min(std::ceil(saturation * saturation_steps), saturation_steps));
}

}  // namespace

SideIndexWriter::SideIndexWriter(std::string path, const SideTotals& totals)
    : file_(std::move(path), false),
      average_length_(
          totals.documents == 0 ? 0 : static_cast<double>(totals.length_sum) / static_cast<double>(totals.documents)) {
    tail_.documents = totals.documents;
    tail_.length_sum = totals.length_sum;
    tail_.last_docid = totals.last_docid;
    length_factors_.reserve(totals.last_docid + std::size_t{1});
    begin_section(SideSection::ids);
    append_document({}, 0);
}

void SideIndexWriter::add_document(std::uint32_t docid, std::string_view id, std::uint64_t length) {
    while (next_docid_ < docid) append_document({}, 0);
    append_document(id, length_factor(average_length_, length));
}

void SideIndexWriter::append_document(std::string_view id, double length_factor) {
    if (next_docid_++ % side_id_group == 0) {
        id_groups_.push_back(written_bytes());
        last_id_.clear();
    }
    const auto end = std::mismatch(id.begin(), id.end(), last_id_.begin(), last_id_.end()).first;
    const auto shared = static_cast<std::size_t>(end - id.begin());
    append_number(buffer_, shared);
    append_text(buffer_, id.substr(shared));
    last_id_ = id;
    length_factors_.push_back(length_factor);
    flush_if_large();
}

bool SideIndexWriter::begin_term(std::string_view term, std::size_t documents) {
    if (!in_terms_) {
        in_terms_ = true;
        end_ids();
        begin_section(SideSection::postings);
    }
    const std::uint64_t hash = hash_bytes(term);
    stem_hashes_.push_back(hash);
    if (documents < side_frequency_min(tail_.documents)) return false;
    SideTerm& added = terms_.emplace_back();
    added.postings_begin = written_bytes() - tail_.sections[static_cast<std::size_t>(SideSection::postings)].begin_byte;
    added.first_block = static_cast<std::uint32_t>(blocks_.size());
    added.documents = static_cast<std::uint32_t>(documents);
    added.name_begin = static_cast<std::uint32_t>(names_.size());
    added.name_bytes = static_cast<std::uint16_t>(term.size());
    names_.append(term);
    term_hashes_.push_back(hash);
    last_docid_ = 0;
    best_saturations_.clear();
    return true;
}

void SideIndexWriter::end_ids() {
    while (next_docid_ <= tail_.last_docid) append_document({}, 0);
    end_section(SideSection::ids);
}

// Few blocks of a term of many documents have one of its best.
void SideIndexWriter::note_saturations() {
    for (const double saturation : block_saturations_) {
        if (best_saturations_.size() == seeded_hits) {
            if (saturation <= best_saturations_.front()) continue;
            std::pop_heap(best_saturations_.begin(), best_saturations_.end(), std::greater<>());
            best_saturations_.pop_back();
        }
        best_saturations_.push_back(saturation);
        std::push_heap(best_saturations_.begin(), best_saturations_.end(), std::greater<>());
    }
}

void SideIndexWriter::end_block() {
    SideTerm& term = terms_.back();
    block_saturations_.clear();
    for (std::size_t i = 0; i < block_docids_.size(); ++i) {
        term.wdf_sum += block_wdfs_[i];
        block_saturations_.push_back(saturation(block_wdfs_[i] * length_factors_[block_docids_[i]]));
    }
    const double best = *std::max_element(block_saturations_.begin(), block_saturations_.end());
    if (best_saturations_.size() < seeded_hits || best > best_saturations_.front()) note_saturations();
    SideBlock& block = blocks_.emplace_back();
    block.last_docid = block_docids_.back();
    block.saturation = round_up(best);
    block.postings = static_cast<std::uint16_t>(block_docids_.size());
    for (std::uint32_t& docid : block_docids_) docid -= std::exchange(last_docid_, docid) + 1;
    pack_numbers(block_docids_, buffer_);
    pack_numbers(block_wdfs_, buffer_);
    const std::uint64_t begin_byte = tail_.sections[static_cast<std::size_t>(SideSection::postings)].begin_byte;
    block.end_byte = static_cast<std::uint32_t>(written_bytes() - begin_byte - term.postings_begin);
    block_docids_.clear();
    block_wdfs_.clear();
    flush_if_large();
}

void SideIndexWriter::end_term() {
    if (!block_docids_.empty()) end_block();
    if (best_saturations_.size() == seeded_hits) {
        terms_.back().tenth_saturation =
            static_cast<std::uint16_t>(std::floor(best_saturations_.front() * saturation_steps));
    }
}

void SideIndexWriter::add_splits(std::string_view splits) {
    terms_.back().splits_bytes = static_cast<std::uint32_t>(splits.size());
    names_.append(splits);
}

void SideIndexWriter::add_split_stem(std::string_view joined_stem) {
    split_hashes_.push_back(hash_bytes(joined_stem));
}

void SideIndexWriter::flush_if_large() {
    if (buffer_.size() < buffer_bytes) return;
    file_.write(buffer_);
    flushed_bytes_ += buffer_.size();
    buffer_.clear();
}

void SideIndexWriter::begin_section(SideSection section) {
    const std::size_t over = written_bytes() % alignment;
    if (over > 0) buffer_.append(alignment - over, '\0');
    tail_.sections[static_cast<std::size_t>(section)].begin_byte = written_bytes();
}

void SideIndexWriter::end_section(SideSection section) {
    SideTail::Section& ended = tail_.sections[static_cast<std::size_t>(section)];
    ended.bytes = written_bytes() - ended.begin_byte;
}

void SideIndexWriter::write_section(SideSection section, std::string_view bytes) {
    begin_section(section);
    buffer_.append(bytes);
    end_section(section);
    flush_if_large();
}

std::string SideIndexWriter::make_slots() const {
    const std::size_t slots = std::bit_ceil(std::max<std::size_t>(2, terms_.size() * 3 / 2));
    std::vector<std::uint32_t> table(slots, 0);
    for (std::size_t i = 0; i < term_hashes_.size(); ++i) {
        std::size_t slot = term_hashes_[i] >> (64 - std::countr_zero(slots));
        while (table[slot] != 0) slot = (slot + 1) & (slots - 1);
        table[slot] = static_cast<std::uint32_t>(i + 1);
    }
    return std::string(bytes_of(table));
}

void SideIndexWriter::finish() {
    if (!in_terms_) {
        end_ids();
        begin_section(SideSection::postings);
    }
    buffer_.append(packed_padding_bytes, '\0');
    end_section(SideSection::postings);
    write_section(SideSection::blocks, bytes_of(blocks_));
    write_section(SideSection::names, names_);
    write_section(SideSection::terms, bytes_of(terms_));
    write_section(SideSection::slots, make_slots());
    write_section(SideSection::id_groups, bytes_of(id_groups_));
    write_section(SideSection::lengths, bytes_of(length_factors_));
    write_section(SideSection::stems, make_word_filter(stem_hashes_));
    write_section(SideSection::splits, make_word_filter(split_hashes_));
    tail_.terms = terms_.size();
    tail_.magic = side_magic;
    buffer_.append(reinterpret_cast<const char*>(&tail_), sizeof tail_);
    file_.write(buffer_);
    file_.finish();
}

}  // namespace kwic
