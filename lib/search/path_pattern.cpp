#include "search/path_pattern.hpp"

#include "text/glob.hpp"

#include <algorithm>

namespace kwic {
namespace {

// "a/**/b" as "a/b"; empty if there is nothing to shorten.
std::string without_empty_middles(std::string glob) {
    constexpr std::string_view middle = "/**/";
    bool is_shorter = false;
    for (std::size_t at = glob.find(middle); at != std::string::npos; at = glob.find(middle, at)) {
        glob.replace(at, middle.size(), "/");
        is_shorter = true;
    }
    return is_shorter ? glob : std::string();
}

}  // namespace

PathPattern::PathPattern(std::string_view written) : is_absolute_(written.starts_with('/')) {
    while (written.size() > 1 && written.ends_with('/')) written.remove_suffix(1);
    if (written.starts_with("./")) written.remove_prefix(2);
    for (const std::string& glob : {std::string(written), without_empty_middles(std::string(written))}) {
        if (glob.empty()) continue;
        globs_.push_back(glob);
        globs_.push_back(glob.ends_with('/') ? glob + "**" : glob + "/**");
    }
}

bool PathPattern::matches(std::string_view path) const {
    if (matches_from(path)) return true;
    if (is_absolute_) return false;
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
        if (matches_from(path.substr(slash + 1))) return true;
    }
    return false;
}

bool PathPattern::matches_from(std::string_view path) const {
    return std::any_of(globs_.begin(), globs_.end(),
                       [&](const std::string& glob) { return matches_glob(glob, path, '/'); });
}

}  // namespace kwic
