// Changing an index: a new generation that differs from the present one by some documents.
//
//     kwic::Updater updater("notes.kwic");
//     updater.put({.id = "1", .title = "Belgrade", .text = "The first summit met in September 1961."});
//     updater.remove("2");
//     updater.publish();
//
// Nothing is visible to readers before publish() returns, and everything is durable afterwards. Until then, and after
// any error, readers are served the present generation (but for the one error that builder.hpp tells).
#pragma once

#include <kwic/builder.hpp>
#include <kwic/document.hpp>
#include <kwic/export.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

struct UpdateReport {
    std::uint64_t generation = 0;  // that is served now
    bool published = false;        // false: nothing had changed, so the generation is the one from before
    std::uint64_t documents = 0;   // in the generation
    std::uint64_t added = 0;
    std::uint64_t replaced = 0;
    std::uint64_t unchanged = 0;  // put with the content that the index held (their Origin may have changed)
    std::uint64_t removed = 0;
    std::uint64_t text_bytes = 0;
    std::vector<std::pair<std::string, std::uint64_t>> languages = {};  // code and documents, most first
};

// Thread rule: one thread at a time.
class KWIC_API Updater {
  public:
    // Opens the index in the folder `path`, takes the writer's lock and reads every file of the present generation to
    // see that it is whole. `options.default_language`, `options.sources` and `options.synonyms` are not used: the
    // index has its own, and its own declared fields, among which those of `options.fields` must be.
    // Throws Error: not_found (no index), locked, incompatible (format or analyzer differ, or declared fields: they
    // change when the index is built anew), damaged, io.
    explicit Updater(const std::string& path, BuildOptions options = {});

    // Drops what was not published and gives the lock back.
    ~Updater();
    Updater(Updater&&) noexcept;
    Updater& operator=(Updater&&) noexcept;

    // Adds a document, or puts it in the place of the one with its id. One whose content is what the index holds costs
    // no more than the comparison. Mends and accounts as Builder::add does. Throws Error: invalid_argument (no id), io,
    // damaged, cancelled; and whatever a callback throws. After any throw only destruction is left.
    void put(const Document& document);

    // Removes the document with this id; false if there is none. Throws as put() does.
    bool remove(std::string_view id);

    // Removes every document that was in the index before and that neither put() nor remove() has named, if
    // `gone(id, origin)` says so: what a source no longer holds. Throws as put() does, and whatever `gone` throws.
    void remove_untouched(const std::function<bool(const std::string& id, const Origin& origin)>& gone);

    // What the index is to remember as its sources, instead of those it has.
    void set_sources(std::vector<std::string> sources);

    // What the index is to have as its synonyms, instead of those it has. Throws Error{invalid_argument} for groups
    // that are not as parse_synonyms() returns them, and what put() throws.
    void set_synonyms(const std::vector<SynonymGroup>& synonyms);

    // Writes the changes into a copy of the present generation (or builds all anew where much has changed), and checks
    // and publishes as Builder::publish() does. Without any change nothing is written. A document that is replaced
    // keeps its place in the order of indexing. Call it once.
    UpdateReport publish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
