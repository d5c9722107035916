#include "snippet/text_places.hpp"

#include "text/character_boundary.hpp"

namespace kwic {

TextPlace TextPlaces::find(std::uint64_t at) {
    if (at < at_) {
        at_ = 0;
        place_ = {};
    }
    for (; at_ < at; ++at_) {
        const char byte = text_[at_];
        const bool line_ends = byte == '\n' || (byte == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n'));
        if (is_continuation(byte)) continue;
        ++place_.code_point;
        ++place_.column;
        if (line_ends) {
            ++place_.line;
            place_.column = 1;
        }
    }
    return place_;
}

}  // namespace kwic
