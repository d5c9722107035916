#include "analysis/tokenizer.hpp"

#include "text/character_boundary.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace kwic {
namespace {

// Whether analysis may treat a word as one of Han, Kana or Hangul: beside its bytes all that decides about it.
bool may_be_east_asian(SegmentKind kind, char first) {
    return kind == SegmentKind::ideographic || (kind == SegmentKind::letters && !is_ascii(first));
}

class WordExpander : public WordSink {
  public:
    explicit WordExpander(TokenSink& sink) : sink_(sink) {}

    void take(std::span<const WordInText> words) override {
        for (const WordInText& word : words) expand(word);
    }

  private:
    void expand(const WordInText& word) {
        for (const PackedToken& token : word.word->tokens()) {
            sink_.take({.form = token.form(),
                        .stem = token.stem(),
                        .split = token.split(),
                        .begin_byte = word.begin_byte + token.begin_byte,
                        .end_byte = word.begin_byte + token.end_byte,
                        .position = word.position + token.position,
                        .span = token.span,
                        .kind = static_cast<TokenKind>(token.kind),
                        .stop_word = token.stop_word,
                        .weighs = token.weighs,
                        .unit = unit_});
        }
        ++unit_;
    }

    TokenSink& sink_;
    std::uint32_t unit_ = 0;
};

}  // namespace

const Tokenizer::NumberedLanguage& Tokenizer::numbered(std::string_view code) {
    auto found = languages_.find(code);
    if (found != languages_.end()) return found->second;
    if (!is_known_language(code)) code = undetermined_language;
    found = languages_.find(code);
    if (found != languages_.end()) return found->second;
    const auto number = static_cast<std::uint32_t>(languages_.size());
    return languages_.emplace(std::string(code), NumberedLanguage{Language(code), number}).first->second;
}

const Language& Tokenizer::language(std::string_view code) {
    return numbered(code).language;
}

std::uint32_t Tokenizer::tokenize(std::string_view text, std::string_view language, std::uint32_t first_position,
                                  TokenSink& sink) {
    WordExpander expander(sink);
    return tokenize(text, language, first_position, expander);
}

std::uint32_t Tokenizer::tokenize(std::string_view text, std::string_view language, std::uint32_t first_position,
                                  WordSink& sink) {
    begin_text(text, language, first_position);
    leaves_out_ = false;
    return tokenize_begun(sink);
}

std::uint32_t Tokenizer::tokenize_wanted(std::string_view text, std::string_view language, std::uint32_t first_position,
                                         const WordBeginnings& wanted, WordSink& sink) {
    begin_text(text, language, first_position);
    leaves_out_ = language_->language.keeps_beginnings();
    unwanted_.set_text(text, wanted, language_->language);
    return tokenize_begun(sink);
}

std::uint32_t Tokenizer::tokenize_begun(WordSink& sink) {
    do {
        take_plain_units(sink);
    } while (take_units_by_all_rules(sink));
    return position_;
}

void Tokenizer::begin_text(std::string_view text, std::string_view language, std::uint32_t first_position) {
    cache_.forget_passing();
    if (cache_.is_full()) cache_.clear();
    language_ = &numbered(language);
    folder_.set_language(language_->language, language_->number);
    text_ = text;
    breaker_.set_text(text);
    rest_ = {};
    position_ = first_position;
    word_count_ = 0;
}

// Words and compounds that plain rules tell; stops before what is anything else.
void Tokenizer::take_plain_units(WordSink& sink) {
    if (breaker_.is_dividing() || rest_.begin_byte != rest_.end_byte) return;
    std::size_t at = breaker_.at_byte();
    for (bool more = true; more;) {
        at = read_plain_units(at);
        const std::size_t found = find_plain_units();
        more = found == batch_.size();
        if (found < batch_count_) at = static_cast<std::size_t>(batch_[found].key.text.data() - text_.data());
        hand_words(sink);
    }
    breaker_.move_to(at);
}

// Looks up what the batch holds; returns how much was found, which is less than all if a compound takes all rules.
std::size_t Tokenizer::find_plain_units() {
    cache_.forget_passing();
    for (std::size_t i = 0; i < batch_count_; ++i) {
        position_ += batch_[i].positions_before;
        const PackedWord* word = find_plain_unit(batch_[i]);
        if (!word) return i;
        const std::string_view unit = batch_[i].key.text;
        add_word(*word, static_cast<std::size_t>(unit.data() - text_.data()), unit.size());
    }
    position_ += positions_left_out_;
    return batch_count_;
}

// Fills the batch from `at` on and tells where it ends: before its room did if the text ends there, or if what follows
// takes all rules.
std::size_t Tokenizer::read_plain_units(std::size_t at) {
    const std::string_view text = text_;
    batch_count_ = 0;
    positions_left_out_ = 0;
    while (batch_count_ < batch_.size()) {
        at = leaves_out_ ? unwanted_.pass_over(at, positions_left_out_) : read_ascii_units(at);
        if (batch_count_ == batch_.size()) break;
        at = skip_plain_separators(text, at);
        PlainUnit unit;
        if (at == text.size() || !read_plain_unit(text, at, unit)) break;
        if (unit.kind != SegmentKind::none) {
            if (unit.end_byte - at > WordCache::max_word_bytes) break;
            const std::uint32_t unwanted = leaves_out_ ? unwanted_.positions_of(at, unit.end_byte) : 0;
            positions_left_out_ += unwanted;
            if (unwanted == 0) add_to_batch(unit);
        }
        at = unit.end_byte;
    }
    for (std::size_t i = 0; i < batch_count_; ++i) cache_.prefetch_word(batch_[i].key);
    return at;
}

// The next units of ASCII, while the batch has room; returns where the last of them ends, or what stands between it and
// the next.
std::size_t Tokenizer::read_ascii_units(std::size_t at) {
    while (batch_count_ < batch_.size() && text_.size() - at >= ascii_block_bytes + sizeof(std::uint64_t)) {
        const char* const block = text_.data() + at;
        AsciiUnits units = find_ascii_units(read_ascii_block(block));
        if (units.none) {
            at += ascii_block_bytes - 1;
            continue;
        }
        const std::size_t read_bytes = add_to_batch(block, units);
        if (read_bytes == 0) break;
        at += read_bytes;
    }
    return at;
}

// Returns where in the block the last unit for which there is room ends.
std::size_t Tokenizer::add_to_batch(const char* block, AsciiUnits& units) {
    const std::uint32_t variant = variant_of(false);
    std::size_t read_bytes = 0;
    std::size_t count = batch_count_;
    for (; units.ends != 0 && count < batch_.size(); units.drop_first()) {
        const bool one_word = !units.first_is_compound();
        if (!one_word && units.first_words() > max_joined_parts) break;
        const auto begin = static_cast<std::size_t>(std::countr_zero(units.begins));
        read_bytes = static_cast<std::size_t>(std::countr_zero(units.ends));
        KeyedUnit& keyed = batch_[count++];
        keyed = {make_roomy_word_key(block + begin, read_bytes - begin, variant), SegmentKind::letters, one_word, 0};
        cache_.prefetch_slot(keyed.key);
    }
    batch_count_ = count;
    return read_bytes;
}

void Tokenizer::add_to_batch(const PlainUnit& unit) {
    const bool east_asian = unit.one_word && may_be_east_asian(unit.kind, text_[unit.begin_byte]);
    KeyedUnit& keyed = batch_[batch_count_++];
    keyed.key = key_of(text_, unit.begin_byte, unit.end_byte, east_asian);
    keyed.kind = unit.kind;
    keyed.one_word = unit.one_word;
    keyed.positions_before = std::exchange(positions_left_out_, 0);
    cache_.prefetch_slot(keyed.key);
}

// Null for a compound that is new and takes all rules.
const PackedWord* Tokenizer::find_plain_unit(const KeyedUnit& unit) {
    const PackedWord* found = cache_.find(unit.key);
    if (found) return found;
    if (unit.one_word) return &analyse(unit.key, unit.kind);
    return count_ascii_bytes(unit.key.text, 0) == unit.key.text.size() ? &join_ascii_words(unit.key.text) : nullptr;
}

// Words of ASCII compound, whichever they are, and hold no joiner; so the unit is as long as plain rules say.
const PackedWord& Tokenizer::join_ascii_words(std::string_view unit) {
    const auto unit_begin = static_cast<std::size_t>(unit.data() - text_.data());
    unit_end_byte_ = unit_begin + unit.size();
    suffix_ = unit.substr(unit.find_last_not_of("+#") + 1);
    const std::string_view words = unit.substr(0, unit.size() - suffix_.size());
    members_.clear();
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find_first_of("-&", begin), words.size());
        const WordKey key = key_of(text_, unit_begin + begin, unit_begin + end, false);
        const PackedWord* word = cache_.find(key);
        if (!word) word = &analyse(key, SegmentKind::letters);
        members_.push_back({word, unit_begin + begin, begin == 0 ? '\0' : words[begin - 1]});
        begin = end + 1;
    }
    return unit_of_members();
}

// One unit at least, and on until a segment that is no word; false at the end of the text.
bool Tokenizer::take_units_by_all_rules(WordSink& sink) {
    Segment segment;
    bool more = next_segment(segment);
    while (more && segment.kind != SegmentKind::none) {
        cache_.forget_passing();
        read_unit(segment, more);
        const std::size_t begin = members_.front().begin_byte;
        add_word(unit_of_members(), begin, unit_end_byte_ - begin);
        hand_words(sink);
    }
    return more;
}

bool Tokenizer::next_segment(Segment& segment) {
    if (rest_.begin_byte == rest_.end_byte) {
        if (!breaker_.next(segment)) return false;
        if (segment.kind == SegmentKind::none || segment.end_byte - segment.begin_byte <= max_word_bytes) return true;
        rest_ = segment;
    }
    segment = rest_;
    if (segment.end_byte - segment.begin_byte > max_word_bytes) {
        segment.end_byte = boundary_at_or_before(text_, segment.begin_byte + max_word_bytes);
    }
    rest_.begin_byte = segment.end_byte;
    return true;
}

// Gathers a word and what is joined to it without space. `segment` begins as its first word and ends as the first
// segment that is not part of the unit.
void Tokenizer::read_unit(Segment& segment, bool& more) {
    members_.clear();
    suffix_ = {};
    char joiner = '\0';
    const PackedWord* word = &word_of(segment);
    while (true) {
        members_.push_back({word, segment.begin_byte, joiner});
        unit_end_byte_ = segment.end_byte;
        more = next_segment(segment);
        if (!more || !word->compounds || members_.size() == max_joined_parts) return;
        if (segment.kind != SegmentKind::none) return;
        if (members_.size() == 1 && read_suffix(segment, more)) return;
        joiner = compound_joiner(text_of(segment));
        if (joiner == '\0') return;
        more = next_segment(segment);
        if (!more || (segment.kind != SegmentKind::letters && segment.kind != SegmentKind::number)) return;
        word = &word_of(segment);
        if (!word->compounds) return;
    }
}

// `segment` is what stands after the word; true if a suffix was taken.
bool Tokenizer::read_suffix(Segment& segment, bool& more) {
    const std::size_t begin = members_.front().begin_byte;
    suffix_ = find_suffix(text_.substr(begin, unit_end_byte_ - begin), text_.substr(unit_end_byte_));
    if (suffix_.empty()) return false;
    unit_end_byte_ += suffix_.size();
    while (more && segment.begin_byte < unit_end_byte_) more = next_segment(segment);
    return true;
}

const PackedWord& Tokenizer::word_of(const Segment& segment) {
    const std::string_view text = text_of(segment);
    const WordKey key = key_of(text_, segment.begin_byte, segment.end_byte, may_be_east_asian(segment.kind, text[0]));
    if (text.size() > WordCache::max_word_bytes) return analyse(key, segment.kind);
    const PackedWord* found = cache_.find(key);
    return found ? *found : analyse(key, segment.kind);
}

const PackedWord& Tokenizer::analyse(const WordKey& key, SegmentKind kind) {
    const auto pack = [&](WordPacker packer) {
        folder_.set_packer(packer);
        if (!is_one_plain_part(key.text)) return packer.pack(analyzer_.analyze(folder_, kind, key.text));
        PackedToken& token = packer.make_token();
        return packer.pack_part(token, folder_.fold(key.text), key.text.size());
    };
    return key.text.size() > WordCache::max_word_bytes ? cache_.add_passing(pack) : cache_.add(key, pack);
}

// The bytes of a compound tell its members: hyphens and signs stand in no word, and only words that no variant of their
// key makes others compound. So its key needs no variant.
const PackedWord& Tokenizer::unit_of_members() {
    const PackedWord& first = *members_.front().word;
    if (members_.size() == 1 && suffix_.empty()) return first;
    const std::size_t begin = members_.front().begin_byte;
    const auto pack = [&](WordPacker packer) {
        return suffix_.empty() ? packer.pack_compound(language_->language, members_, unit_end_byte_)
                               : packer.pack_suffixed(first, suffix_, unit_end_byte_ - begin);
    };
    if (unit_end_byte_ - begin > WordCache::max_word_bytes) return cache_.add_passing(pack);
    const WordKey key = key_of(text_, begin, unit_end_byte_, false);
    if (const PackedWord* found = cache_.find(key)) return *found;
    const bool passes =
        std::any_of(members_.begin(), members_.end(), [](const CompoundMember& member) { return member.word->passes; });
    return passes ? cache_.add_passing(pack) : cache_.add(key, pack);
}

// A sink's notes in the text are what it needs of most words next (bench/build_stages).
void Tokenizer::add_word(const PackedWord& word, std::size_t begin_byte, std::size_t byte_count) noexcept {
    if (word.positions == 0) return;
    __builtin_prefetch(word.begin_token->text);
    words_[word_count_++] = {&word, begin_byte, static_cast<std::uint32_t>(byte_count), position_};
    position_ += word.positions;
}

void Tokenizer::hand_words(WordSink& sink) {
    if (word_count_ == 0) return;
    const std::span<const WordInText> words(words_.data(), std::exchange(word_count_, 0));
    sink.take(words);
}

}  // namespace kwic
