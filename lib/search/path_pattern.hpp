// Which paths a `path:` filter means.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A pattern names a file, or a folder and so all that is in it: by its whole path or by the end of it that begins
// behind a slash ("report.pdf", "2020/report.pdf"). In it `?` is one character, `*` any or none, but no slash, and
// `**` any at all; "a/**/b" is also "a/b". Thread rule: any thread.
class PathPattern {
  public:
    explicit PathPattern(std::string_view written);

    [[nodiscard]] bool matches(std::string_view path) const;

  private:
    [[nodiscard]] bool matches_from(std::string_view path) const;

    bool is_absolute_;
    std::vector<std::string> globs_;  // any of them, of a whole path
};

}  // namespace kwic
