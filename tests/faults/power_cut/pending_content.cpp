#include "faults/power_cut/pending_content.hpp"

#include <algorithm>

namespace kwic::faults {
namespace {

// Part of a write that comes to the disk or not by itself, as far as the file reaches.
struct Piece {
    std::uint64_t begin;
    std::uint64_t end;
};

Piece piece_at(std::uint64_t offset, std::uint64_t end, std::uint64_t unit) {
    return {offset, std::min(end, (offset / unit + 1) * unit)};
}

void spoil_sector(std::uint64_t offset, bool zeros, std::string& content, CutLottery& lottery) {
    const std::uint64_t begin = offset / sector_bytes * sector_bytes;
    const std::uint64_t end = std::min<std::uint64_t>(content.size(), begin + sector_bytes);
    for (std::uint64_t i = begin; i < end; ++i) content[i] = zeros ? '\0' : static_cast<char>(lottery.below(256));
}

void write_pages(std::uint64_t offset, const std::string& bytes, std::string& content, CutLottery& lottery) {
    const std::uint64_t end = std::min<std::uint64_t>(content.size(), offset + bytes.size());
    for (std::uint64_t at = offset; at < end;) {
        const Piece piece = piece_at(at, end, page_bytes);
        if (lottery.content_persists()) content.replace(at, piece.end - at, bytes, at - offset, piece.end - at);
        at = piece.end;
    }
}

void write_sectors(std::uint64_t offset, const std::string& bytes, std::string& content, CutLottery& lottery) {
    const std::uint64_t end = std::min<std::uint64_t>(content.size(), offset + bytes.size());
    for (std::uint64_t at = offset; at < end;) {
        const Piece piece = piece_at(at, end, sector_bytes);
        if (lottery.content_persists()) {
            content.replace(at, piece.end - at, bytes, at - offset, piece.end - at);
        } else if (const std::uint64_t fate = lottery.below(3); fate != 0) {
            spoil_sector(at, fate == 1, content, lottery);
        }
        at = piece.end;
    }
}

}  // namespace

void PendingContent::write(std::uint64_t offset, const std::string& bytes, std::uint64_t change) {
    if (bytes.empty()) return;
    changes_.push_back({false, offset, bytes, change});
    live_bytes_ = std::max<std::uint64_t>(live_bytes_, offset + bytes.size());
}

void PendingContent::truncate(std::uint64_t size, std::uint64_t change) {
    changes_.push_back({true, size, {}, change});
    live_bytes_ = size;
}

void PendingContent::sync() {
    for (const Change& change : changes_) place(change, durable_);
    changes_.clear();
}

std::string PendingContent::live() const {
    std::string content = durable_;
    for (const Change& change : changes_) place(change, content);
    return content;
}

void PendingContent::place(const Change& change, std::string& content) {
    if (change.truncates) {
        content.resize(change.offset);
        return;
    }
    content.resize(std::max<std::uint64_t>(content.size(), change.offset + change.bytes.size()));
    content.replace(change.offset, change.bytes.size(), change.bytes);
}

std::string PendingContent::after_cut(CutModel model, std::uint64_t last_change, CutLottery& lottery) const {
    std::string content = durable_;
    for (const Change& change : changes_) {
        if (change.truncates) {
            if (model == CutModel::journal && change.number > last_change) break;
            if (model == CutModel::journal || lottery.content_persists()) content.resize(change.offset);
            continue;
        }
        const std::uint64_t end = change.offset + change.bytes.size();
        if (end > content.size()) content.resize(lottery.size_between(content.size(), end));
        if (model == CutModel::torn) {
            write_sectors(change.offset, change.bytes, content, lottery);
        } else {
            write_pages(change.offset, change.bytes, content, lottery);
        }
    }
    return content;
}

}  // namespace kwic::faults
