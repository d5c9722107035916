#include "columns.hpp"

#include "terminal_text.hpp"

namespace kwic::cli {

std::string column_text(std::string_view text, bool terminal) {
    std::string out;
    out.reserve(text.size());
    for (const char byte : text) {
        switch (byte) {
            case '\t':
                out += "\\t";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\\':
                out += "\\\\";
                break;
            default:
                out += byte;
        }
    }
    return terminal ? terminal_text(out) : out;
}

}  // namespace kwic::cli
