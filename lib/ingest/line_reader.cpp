#include "ingest/line_reader.hpp"

namespace kwic {

namespace {

constexpr std::size_t piece_bytes = std::size_t{64} << 10;

}  // namespace

LineReader::LineReader(ByteSource& source, std::uint64_t max_line_bytes)
    : source_(source), max_line_bytes_(max_line_bytes), piece_(std::make_unique<char[]>(piece_bytes)) {}

bool LineReader::next(Line& line) {
    line = {};
    line.number = lines_ + 1;
    line.begin_byte = taken_;
    for (std::size_t searched = begin_;;) {
        const std::size_t end = buffer_.find('\n', searched);
        if (end != buffer_.npos) {
            take(line, end, 1);
            return true;
        }
        if (buffer_.size() - begin_ > max_line_bytes_) return pass_over(line);
        searched = buffer_.size() - begin_;
        if (!fill()) break;
    }
    if (begin_ == buffer_.size()) return false;
    take(line, buffer_.size(), 0);
    return true;
}

// Leaves begin_ at 0.
bool LineReader::fill() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    const std::size_t count = source_.read(piece_.get(), piece_bytes);
    buffer_.append(piece_.get(), count);
    return count != 0;
}

void LineReader::take(Line& line, std::size_t end, std::size_t line_end_bytes) {
    line.text = std::string_view(buffer_).substr(begin_, end - begin_);
    if (line_end_bytes != 0 && line.text.ends_with('\r')) line.text.remove_suffix(1);
    line.end_byte = line.begin_byte + line.text.size();
    line.too_long = line.text.size() > max_line_bytes_;
    if (line.too_long) line.text = {};
    taken_ += end - begin_ + line_end_bytes;
    begin_ = end + line_end_bytes;
    ++lines_;
}

bool LineReader::pass_over(Line& line) {
    std::size_t end = buffer_.npos;
    line.too_long = true;
    do {
        taken_ += buffer_.size() - begin_;
        begin_ = buffer_.size();
        line.end_byte = taken_;
        if (!fill()) break;
        end = buffer_.find('\n');
    } while (end == buffer_.npos);
    if (end != buffer_.npos) {
        line.end_byte = taken_ + end;
        taken_ += end + 1;
        begin_ = end + 1;
    }
    ++lines_;
    return true;
}

}  // namespace kwic
