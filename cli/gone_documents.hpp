// Which documents of an index are gone from their sources, and which could only not be read.
#pragma once

#include "source_plan.hpp"

#include <kwic/document.hpp>
#include <kwic/reader.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace kwic::cli {

// Told what a run reads and what it cannot read, it judges the documents of the index that the run has not met. One is
// gone if its source was read and it was not there any more. It stays if its file or a folder above could not be read,
// and with it all of a source that is missing or in which nothing at all was found: a disk may not be mounted. Only
// a missing path that was named within a source that is there is simply gone. Thread rule: one thread at a time.
class GoneDocuments {
  public:
    // `plan` must outlive this. `index_option` (see open_index.hpp) is for the commands that are suggested.
    GoneDocuments(const SourcePlan& plan, std::string index_option);

    // Every document that was read, every entry of the reader's account.
    void note_read(const Document& document);
    void note_account(const AccountEntry& entry);

    // For a document that was not read by this run, after all reading.
    bool is_gone(const Origin& origin);

    // After the judging: an entry ("vanished") for each source that is missing, or whose documents were kept because
    // nothing was found in it.
    [[nodiscard]] std::vector<AccountEntry> vanished() const;

  private:
    enum class Judgement { found, empty, missing, deleted };

    [[nodiscard]] Judgement judge(const std::string& source) const;
    [[nodiscard]] bool is_unread(const std::string& path) const;

    const SourcePlan& plan_;
    std::string index_option_;
    std::unordered_map<std::string, Judgement> missing_;  // of missing sources: missing or deleted
    std::unordered_set<std::string> yielding_;            // sources in which something was found
    std::unordered_set<std::string> unread_;              // files and folders
    std::map<std::string, std::size_t> kept_;             // documents of sources without any
};

}  // namespace kwic::cli
