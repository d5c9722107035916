#include "storage/term_space.hpp"

#include "storage/sha256.hpp"
#include "text/character_boundary.hpp"

#include <algorithm>

namespace kwic {
namespace {

std::size_t encoded_bytes(std::string_view text) {
    return text.size() + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\0'));
}

constexpr std::size_t hash_digits = 64;

// A body that looks hashed already could, kept as it is, be the term of another one.
void append_bounded(std::string& term, std::string_view body) {
    const bool surely_fits = term.size() + 2 * body.size() <= max_term_bytes && body.size() <= hash_digits;
    if (surely_fits || (term.size() + encoded_bytes(body) <= max_term_bytes && !is_hashed(body))) {
        term += body;
        return;
    }
    const std::string hash = sha256_hex(body);
    std::size_t room = max_term_bytes - term.size() - 1 - hash.size();
    std::size_t kept = 0;
    while (kept < body.size() && room > 0) {
        const std::size_t cost = body[kept] == '\0' ? 2 : 1;
        if (cost > room) break;
        room -= cost;
        ++kept;
    }
    term += body.substr(0, boundary_at_or_before(body, kept));
    term += '~';
    term += hash;
}

}  // namespace

bool is_hashed(std::string_view body) {
    return body.size() > hash_digits && body[body.size() - hash_digits - 1] == '~' &&
           is_sha256_hex(body.substr(body.size() - hash_digits));
}

void make_term(TermSpace space, std::string_view body, std::string& term) {
    term = prefix_of(space);
    append_bounded(term, body);
}

std::string make_term(TermSpace space, std::string_view body) {
    std::string term;
    make_term(space, body, term);
    return term;
}

void make_field_term(std::uint32_t field, std::string_view stem_term, std::string& term) {
    make_term(TermSpace::field, std::to_string(field) + ':' + std::string(stem_term), term);
}

std::string make_position_key(std::uint32_t docid) {
    std::string key(position_key_prefix);
    for (int shift = 24; shift >= 0; shift -= 8) key += static_cast<char>(docid >> shift);
    return key;
}

std::string make_split_key(std::string_view joined_stem) {
    std::string key(split_key_prefix);
    append_bounded(key, joined_stem);
    return key;
}

}  // namespace kwic
