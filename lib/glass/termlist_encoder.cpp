#include "glass/termlist_encoder.hpp"

#include "glass/copy_bytes.hpp"
#include "glass/encodings.hpp"
#include "glass/misuse.hpp"
#include "text/first_bytes.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace kwic {
namespace {

constexpr std::size_t max_entry_bytes = 2 + max_glass_term_bytes + max_uint_bytes;

// `begin` and `last_begin` are the first_bytes() of `term` and `last`.
std::size_t common_prefix_bytes(std::string_view last, std::uint64_t last_begin, std::string_view term,
                                std::uint64_t begin) noexcept {
    const std::size_t bytes = std::min(last.size(), term.size());
    std::size_t common = static_cast<std::size_t>(std::countr_zero(last_begin ^ begin)) / 8;  // 8 where all are equal
    if (common == 8) {
        while (common < bytes && last[common] == term[common]) ++common;
    }
    return std::min(common, bytes);
}

}  // namespace

void TermlistEncoder::begin() noexcept {
    length_ = 0;
    term_count_ = 0;
    last_term_ = {};
    last_begin_ = 0;
    terms_bytes_ = 0;
}

void TermlistEncoder::add(std::string_view term, std::uint32_t wdf) {
    if (term.size() > max_glass_term_bytes) throw_misuse("a term is longer than 245 bytes", {});
    const std::uint64_t begin = first_bytes(term);
    const std::size_t common = common_prefix_bytes(last_term_, last_begin_, term, begin);
    // The first term is compared with the empty one.
    if (common == term.size() || (common < last_term_.size() && static_cast<unsigned char>(last_term_[common]) >
                                                                    static_cast<unsigned char>(term[common]))) {
        throw_misuse("a term does not sort after the one before it", {});
    }
    if (terms_.size() < terms_bytes_ + max_entry_bytes) terms_.resize(2 * (terms_bytes_ + max_entry_bytes));
    char* out = terms_.data() + terms_bytes_;
    const std::string_view rest = term.substr(common);
    const std::uint64_t joined = (std::uint64_t{wdf} + 1) * (last_term_.size() + 1) + common;
    const bool is_joined = term_count_ > 0 && joined < 256;
    if (term_count_ > 0) *out++ = static_cast<char>(is_joined ? joined : common);
    *out++ = static_cast<char>(rest.size());
    if (term.size() <= sizeof begin) {
        const std::uint64_t rest_bytes = begin >> 8 * common;
        std::memcpy(out, &rest_bytes, sizeof rest_bytes);
        out += rest.size();
    } else {
        out = copy_bytes(out, rest);
    }
    if (!is_joined) out = put_uint(out, wdf);
    terms_bytes_ = static_cast<std::size_t>(out - terms_.data());
    last_term_ = term;
    last_begin_ = begin;
    length_ += wdf;
    ++term_count_;
}

void TermlistEncoder::finish(std::string& out) const {
    if (length_ > std::numeric_limits<std::uint32_t>::max()) throw_misuse("a document is too long", {});
    if (term_count_ == 0) return;
    append_uint(out, length_);
    append_uint(out, term_count_);
    out.append(terms_.data(), terms_bytes_);
}

}  // namespace kwic
