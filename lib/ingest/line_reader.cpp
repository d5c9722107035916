#include "ingest/line_reader.hpp"

#include <algorithm>
#include <cstring>

namespace kwic {

namespace {

constexpr std::size_t piece_bytes = std::size_t{64} << 10;

}  // namespace

LineReader::LineReader(ByteSource& source, std::uint64_t max_line_bytes)
    : source_(source), max_line_bytes_(max_line_bytes), buffer_(2 * piece_bytes) {}

bool LineReader::next(Line& line) {
    line = {};
    line.number = lines_ + 1;
    line.begin_byte = taken_;
    for (std::size_t searched = begin_;;) {
        const std::size_t end = read_bytes().find('\n', searched);
        if (end != std::string_view::npos) {
            take(line, end, 1);
            return true;
        }
        if (end_ - begin_ > max_line_bytes_) return pass_over(line);
        searched = end_ - begin_;
        if (!fill()) break;
    }
    if (begin_ == end_) return false;
    take(line, end_, 0);
    return true;
}

// Leaves begin_ at 0.
bool LineReader::fill() {
    if (begin_ > 0) std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    const std::size_t needed_bytes = end_ + piece_bytes + readable_bytes_behind;
    if (buffer_.size() < needed_bytes) buffer_.resize(std::max(needed_bytes, 2 * buffer_.size()));
    const std::size_t count = source_.read(buffer_.data() + end_, piece_bytes);
    end_ += count;
    return count != 0;
}

void LineReader::take(Line& line, std::size_t end, std::size_t line_end_bytes) {
    line.text = read_bytes().substr(begin_, end - begin_);
    if (line_end_bytes != 0 && line.text.ends_with('\r')) line.text.remove_suffix(1);
    line.end_byte = line.begin_byte + line.text.size();
    line.too_long = line.text.size() > max_line_bytes_;
    if (line.too_long) line.text = {};
    line.readable_bytes = line.too_long ? 0 : line.text.size() + readable_bytes_behind;
    taken_ += end - begin_ + line_end_bytes;
    begin_ = end + line_end_bytes;
    ++lines_;
}

bool LineReader::pass_over(Line& line) {
    std::size_t end = std::string_view::npos;
    line.too_long = true;
    do {
        taken_ += end_ - begin_;
        begin_ = end_;
        line.end_byte = taken_;
        if (!fill()) break;
        end = read_bytes().find('\n');
    } while (end == std::string_view::npos);
    if (end != std::string_view::npos) {
        line.end_byte = taken_ + end;
        taken_ += end + 1;
        begin_ = end + 1;
    }
    ++lines_;
    return true;
}

}  // namespace kwic
