// Which sources a run of `kwic index` reads, and which the index remembers.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

namespace kwic::cli {

// All paths are absolute (see absolute_path).
class SourcePlan {
  public:
    // `remembered`: the index's sources. `named`: the user's, in their order. `all`: the remembered ones are read too.
    // A source within another that reading the other reaches anyway is neither remembered nor read by itself.
    // Throws Error{not_found} for a named path that does not exist and that the index cannot know either.
    SourcePlan(const std::vector<std::string>& remembered, const std::vector<std::string>& named, bool all);

    // Sorted: what the index is to remember.
    [[nodiscard]] const std::vector<std::string>& remembered() const { return remembered_; }

    // Files and folders that exist; remembered ones first, then named ones in their order.
    [[nodiscard]] const std::vector<std::string>& to_read() const { return to_read_; }

    // Sources that would be read, but are there no more.
    [[nodiscard]] const std::vector<std::string>& vanished() const { return vanished_; }

    // Those among the vanished that lie in a remembered source without being one: unless the index holds documents from
    // there, they never existed.
    [[nodiscard]] const std::vector<std::string>& doubtful() const { return doubtful_; }

    // The source that decides about a document read from the file `path` (absolute) earlier: the nearest one around it,
    // if this run reads it or it has vanished; else empty, and the document is no concern of this run.
    [[nodiscard]] std::string refreshed_source(const std::string& path) const;

  private:
    std::vector<std::string> remembered_;
    std::vector<std::string> to_read_;
    std::vector<std::string> vanished_;
    std::vector<std::string> doubtful_;
    std::unordered_map<std::string, bool> refreshed_;  // by source
};

}  // namespace kwic::cli
