#include "topk/side_index.hpp"

#include "storage/byte_hash.hpp"
#include "storage/byte_stream.hpp"
#include "storage/translate_error.hpp"
#include "topk/packed_numbers.hpp"
#include "topk/word_filter.hpp"

#include <kwic/error.hpp>

#include <bit>
#include <cstring>
#include <limits>

namespace kwic {
namespace {

constexpr auto first_table = static_cast<std::size_t>(SideSection::names);
constexpr std::size_t max_asked_bytes = std::size_t{1} << 20;

}  // namespace

std::unique_ptr<const SideIndex> SideIndex::open(const std::string& path) {
    try {
        return std::unique_ptr<const SideIndex>(new SideIndex(path));
    } catch (const Error& error) {
        if (error.code() == ErrorCode::not_found) return nullptr;
        throw;
    }
}

SideIndex::SideIndex(const std::string& path) : path_(path), file_(path) {
    read_tail();
    check_sections();
    length_factors_ = elements<double>(SideSection::lengths);
    ask_for_tables();
}

// A query looks all over what stands behind the blocks, at a page here and there, which would come one by one; of much
// it needs too little.
void SideIndex::ask_for_tables() const noexcept {
    const std::string_view tables = file_.bytes().substr(tail_.sections[first_table].begin_byte);
    const std::string_view lengths = section(SideSection::lengths);
    for (const std::string_view asked : {tables, lengths}) {
        if (asked.size() <= max_asked_bytes) return file_.ask_for(asked);
    }
}

void SideIndex::fail() const {
    throw_damaged("the file does not hold what was written", path_);
}

void SideIndex::read_tail() {
    const std::string_view bytes = file_.bytes();
    if (bytes.size() < sizeof tail_) fail();
    std::memcpy(&tail_, bytes.data() + bytes.size() - sizeof tail_, sizeof tail_);
    if (tail_.magic != side_magic) fail();
}

void SideIndex::check_sections() const {
    const std::uint64_t all = file_.bytes().size();
    for (const auto& [begin_byte, bytes] : tail_.sections) {
        if (begin_byte % 8 != 0 || begin_byte > all || bytes > all - begin_byte) fail();
    }
    const std::size_t documents = elements<double>(SideSection::lengths).size();
    const std::size_t slots = elements<std::uint32_t>(SideSection::slots).size();
    const bool counts_agree =
        tail_.documents <= tail_.last_docid && tail_.last_docid < documents &&
        tail_.last_docid < std::numeric_limits<std::uint32_t>::max() &&
        elements<std::uint64_t>(SideSection::id_groups).size() == tail_.last_docid / side_id_group + 1 &&
        elements<SideTerm>(SideSection::terms).size() == tail_.terms;
    const bool filters_are_whole = !section(SideSection::stems).empty() && !section(SideSection::splits).empty() &&
                                   section(SideSection::stems).size() % word_filter_block_bytes == 0 &&
                                   section(SideSection::splits).size() % word_filter_block_bytes == 0;
    if (!counts_agree || !filters_are_whole || slots < 2 || !std::has_single_bit(slots) ||
        section(SideSection::postings).size() < packed_padding_bytes) {
        fail();
    }
}

std::string_view SideIndex::section(SideSection section) const noexcept {
    const auto& [begin_byte, bytes] = tail_.sections[static_cast<std::size_t>(section)];
    return {file_.bytes().data() + begin_byte, bytes};
}

template <class Element>
std::span<const Element> SideIndex::elements(SideSection of) const {
    const std::string_view bytes = section(of);
    return {reinterpret_cast<const Element*>(bytes.data()), bytes.size() / sizeof(Element)};
}

std::string SideIndex::id(std::uint32_t docid) const {
    const auto groups = elements<std::uint64_t>(SideSection::id_groups);
    const std::string_view ids = section(SideSection::ids);
    if (docid == 0 || docid > last_docid() || groups[docid / side_id_group] > ids.size()) fail();
    ByteParser entries(ids.substr(groups[docid / side_id_group]));
    std::string id;
    for (std::uint32_t left = docid % side_id_group + 1; left > 0; --left) {
        const std::uint64_t shared = entries.number();
        if (shared > id.size()) fail();
        id.resize(shared);
        id += entries.view();
    }
    return id;
}

SidePostings SideIndex::postings_of(const SideTerm& term) const {
    const auto blocks = elements<SideBlock>(SideSection::blocks);
    const std::string_view all = section(SideSection::postings);
    const std::uint64_t count = (std::uint64_t{term.documents} + max_packed_numbers - 1) / max_packed_numbers;
    if (term.first_block > blocks.size() || count > blocks.size() - term.first_block) fail();
    const auto own = blocks.subspan(term.first_block, count);
    const std::size_t usable = all.size() - packed_padding_bytes;
    if (own.empty() || term.postings_begin > usable || own.back().end_byte > usable - term.postings_begin) fail();
    return {{term.documents, term.wdf_sum},
            term.tenth_saturation / saturation_steps,
            own,
            all.substr(term.postings_begin, own.back().end_byte),
            section(SideSection::names).substr(term.name_begin + term.name_bytes, term.splits_bytes)};
}

std::optional<SidePostings> SideIndex::find(std::string_view stem) const {
    const auto slots = elements<std::uint32_t>(SideSection::slots);
    const auto terms = elements<SideTerm>(SideSection::terms);
    const std::string_view names = section(SideSection::names);
    std::size_t slot = hash_bytes(stem) >> (64 - std::countr_zero(slots.size()));
    for (std::size_t looked_at = 0; slots[slot] != 0; slot = (slot + 1) & (slots.size() - 1)) {
        if (slots[slot] > terms.size() || ++looked_at > slots.size()) fail();
        const SideTerm& term = terms[slots[slot] - 1];
        const std::uint64_t end = std::uint64_t{term.name_begin} + term.name_bytes + term.splits_bytes;
        if (end > names.size()) fail();
        if (names.substr(term.name_begin, term.name_bytes) == stem) return postings_of(term);
    }
    return std::nullopt;
}

bool SideIndex::may_have_stem(std::string_view stem) const noexcept {
    return may_hold_word(section(SideSection::stems), hash_bytes(stem));
}

bool SideIndex::may_have_splits(std::string_view stem) const noexcept {
    return may_hold_word(section(SideSection::splits), hash_bytes(stem));
}

}  // namespace kwic
