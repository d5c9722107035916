#include "warning_text.hpp"

namespace kwic::cli {

std::string warning_text(const Diagnostic& warning) {
    std::string text = "column " + std::to_string(warning.column) + ": " + warning.message;
    if (text.ends_with('.')) text.pop_back();
    if (!warning.suggestion.empty()) text += "; did you mean " + warning.suggestion + "?";
    return text;
}

}  // namespace kwic::cli
