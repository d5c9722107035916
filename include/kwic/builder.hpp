// Building an index: documents in, one new generation out.
//
//     kwic::Builder builder("notes.kwic");
//     builder.add({.id = "1", .title = "Belgrade", .text = "The first summit met in Belgrade."});
//     builder.publish();
//
// Nothing is visible to readers before publish() returns, and everything is durable afterwards. Until then, and after
// any error, readers are served the previous generation. One error alone comes after the new one is served, and says
// so: where the very last sync fails, a power cut may bring the previous one back.
#pragma once

#include <kwic/document.hpp>
#include <kwic/export.hpp>
#include <kwic/reader.hpp>
#include <kwic/schema.hpp>
#include <kwic/synonyms.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

enum class BuildStage { reading, merging, publishing };

struct BuildProgress {
    BuildStage stage = BuildStage::reading;
    std::uint64_t documents = 0;   // added so far
    std::uint64_t text_bytes = 0;  // of titles and texts, UTF-8
};

// How the tables of a whole new index are written. Both give the same index.
enum class BuildMethod {
    bulk,  // bottom-up, all at once; the other one where the linked Xapian has a format that this does not know
    api,   // through Xapian's own writer, in one thread
};

struct BuildOptions {
    std::string default_language = "en";  // where detection does not tell
    BuildMethod method = BuildMethod::bulk;
    std::size_t max_threads = 0;                          // 0: as many as there are processors
    std::uint64_t memory_bytes = std::uint64_t{1} << 30;  // aim for all memory; what is beyond waits in files
    std::vector<std::string> sources = {};                // remembered in the index: what to read to refresh it
    std::vector<FieldSpec> fields = {};                   // declared; the types of others show in their values
    std::vector<SynonymGroup> synonyms = {};              // kept in the index: every search reads its query with them
    std::chrono::milliseconds lock_timeout{0};            // how long to wait for another writer
    bool verify = false;  // before publishing, read everything back and compare it, beside Xapian's own check
    std::function<bool(const BuildProgress&)> on_progress = {};  // false: stop, with Error{cancelled}
    std::function<void(const AccountEntry&)> on_account = {};    // documents replaced, cut or refused
};

struct BuildReport {
    std::uint64_t generation = 0;
    std::uint64_t documents = 0;  // in the new generation
    std::uint64_t replaced = 0;   // dropped for a later one of the same id
    std::uint64_t text_bytes = 0;
    std::vector<std::pair<std::string, std::uint64_t>> languages = {};  // code and documents, most first
};

// Thread rule: one thread at a time.
class KWIC_API Builder {
  public:
    // Opens the folder `path` for a new generation, creating it if it is not there, and takes the writer's lock.
    // Throws Error: locked, incompatible (a folder that holds something else), invalid_argument (fields that cannot be
    // declared, synonyms that are not as parse_synonyms() returns them), io.
    explicit Builder(const std::string& path, BuildOptions options = {});

    // Drops what was not published and gives the lock back.
    ~Builder();
    Builder(Builder&&) noexcept;
    Builder& operator=(Builder&&) noexcept;

    // Adds a document; a document with the id of an earlier one takes its place. Text that is not UTF-8 is mended, what
    // is too long is cut, a document whose id is longer than 1 MiB is left out; the account tells. Throws Error:
    // invalid_argument (no id), io, cancelled; and whatever a callback throws. After any throw only destruction is
    // left: every further call throws invalid_argument.
    void add(const Document& document);

    // Writes the generation, checks it (its counts, and that a sample of its documents is found by their words), makes
    // it durable and serves it. Throws Error: io, damaged (it does not hold what was put in; it is not published),
    // cancelled. Call it once.
    BuildReport publish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
