#include "glass/term_gatherer.hpp"

#include "glass/encodings.hpp"
#include "glass/posting_chunk.hpp"

#include <algorithm>

namespace kwic {
namespace {

constexpr std::string_view first_term_key("\0\xff", 2);  // what stands before is no list of a term

// A key of the table of postings: of a list, or of a further chunk of one.
struct PostingKey {
    explicit PostingKey(std::string_view key) {
        std::size_t nul = 0;
        while ((nul = key.find('\0')) != key.npos && nul + 1 < key.size() && key[nul + 1] == '\xff') {
            term.append(key, 0, nul + 1);
            key.remove_prefix(nul + 2);
        }
        term.append(key, 0, nul);
        if (nul != key.npos) docid_bytes = key.substr(nul + 1);
        is_first_chunk = nul == key.npos;
    }

    std::string term;
    bool is_first_chunk = false;
    std::string_view docid_bytes;
};

// A sortuint (encodings.hpp) and nothing else.
std::uint32_t read_docid(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes.substr(0, max_sortuint_bytes)) value = value << 8 | static_cast<unsigned char>(byte);
    const auto docid =
        static_cast<std::uint32_t>(value & (bytes.size() > 4 ? ~0U : (1U << (7 * bytes.size() + 1)) - 1));
    std::string same;
    append_sortuint(same, docid);
    if (same != bytes) ByteParser::fail();
    return docid;
}

}  // namespace

std::uint64_t TermGatherer::held_bytes() const noexcept {
    return terms_.size() + term_begins_.size() * sizeof(std::size_t) + found_.size() * sizeof(Found);
}

std::size_t TermGatherer::gather(const MappedTable& postlist, std::span<const std::uint32_t> docids) {
    docids_ = docids;
    terms_.clear();
    term_begins_.clear();
    found_.clear();
    std::string term_of_list;
    std::uint32_t last_docid = 0;  // of the list, so far
    const auto take_next = [&](const PostingChunk& chunk) {
        if (chunk.first_docid() <= last_docid) ByteParser::fail();
        last_docid = chunk.last_docid();
        take(chunk, term_of_list);
    };
    postlist.walk(first_term_key, [&](std::string_view key, std::string_view tag) {
        const PostingKey parts(key);
        if (parts.term.empty() || parts.term.size() > max_glass_term_bytes) ByteParser::fail();
        if (parts.is_first_chunk) {
            term_of_list = parts.term;
            is_new_term_ = true;
            last_docid = 0;
            take_next(PostingChunk::first_of_list(tag));
        } else {
            if (parts.term != term_of_list) ByteParser::fail();
            take_next(PostingChunk::further(tag, read_docid(parts.docid_bytes)));
        }
        while (held_bytes() > max_bytes_ && docids_.size() > 1) drop_half();
    });
    sort_by_document();
    return docids_.size();
}

void TermGatherer::take(const PostingChunk& chunk, std::string_view term) {
    auto next = std::lower_bound(docids_.begin(), docids_.end(), chunk.first_docid());
    if (next == docids_.end() || *next > chunk.last_docid()) return;
    chunk.for_each([&](std::uint32_t docid, std::uint32_t wdf) {
        next = std::lower_bound(next, docids_.end(), docid);
        if (next != docids_.end() && *next == docid) note(next - docids_.begin(), wdf, term);
    });
}

void TermGatherer::note(std::size_t document, std::uint32_t wdf, std::string_view term) {
    if (is_new_term_) {
        term_begins_.push_back(terms_.size());
        terms_ += term;
        is_new_term_ = false;
    }
    found_.push_back({static_cast<std::uint32_t>(document), static_cast<std::uint32_t>(term_begins_.size() - 1), wdf});
}

std::string_view TermGatherer::term(std::size_t number) const {
    const std::size_t end = number + 1 < term_begins_.size() ? term_begins_[number + 1] : terms_.size();
    return std::string_view(terms_).substr(term_begins_[number], end - term_begins_[number]);
}

void TermGatherer::drop_half() {
    docids_ = docids_.first(docids_.size() / 2);
    std::erase_if(found_, [this](const Found& found) { return found.document >= docids_.size(); });
    std::string terms;
    std::vector<std::size_t> begins;
    std::size_t kept = term_begins_.size();  // which of the former terms was kept last
    for (Found& found : found_) {
        if (found.term != kept) {
            kept = found.term;
            begins.push_back(terms.size());
            terms += term(kept);
        }
        found.term = static_cast<std::uint32_t>(begins.size() - 1);
    }
    is_new_term_ = is_new_term_ || kept + 1 != term_begins_.size();
    terms_ = std::move(terms);
    term_begins_ = std::move(begins);
}

// A counting sort, which leaves the terms of a document in their order.
void TermGatherer::sort_by_document() {
    begins_.assign(docids_.size() + 1, 0);
    for (const Found& found : found_) ++begins_[found.document + 1];
    for (std::size_t document = 0; document < docids_.size(); ++document) begins_[document + 1] += begins_[document];
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    std::vector<Found> sorted(found_.size());
    for (const Found& found : found_) sorted[next[found.document]++] = found;
    found_ = std::move(sorted);
}

}  // namespace kwic
