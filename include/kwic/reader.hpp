// From files, folders and streams to documents, with an account of everything that did not arrive whole.
//
//     kwic::ReadOptions options;
//     options.on_account = [](const kwic::AccountEntry& entry) { ... };
//     kwic::Reader reader({"articles", "notes.jsonl"}, options);
//     kwic::Document document;
//     while (reader.next(document)) builder.add(document);
//
// Formats: plain text, Markdown, HTML, JSON Lines (one object a line; members `id`, `title`, `text`, `date`, `lang`,
// `url`; any others become fields). A format is told by the file's name, then by its first bytes.
// Encodings: UTF-8, UTF-16 and UTF-32 with a byte order mark or recognisable zeros, else the legacy encoding that the
// page declares or that its bytes suggest. What was recoded is in the account.
//
// Ids: a whole file's is its path below `ReadOptions::base_folder`, else its absolute path (bytes that are not UTF-8 as
// %XX, and the '%' of a name that reads like one as %25); a record's is its member `id`, else the file's id, a colon
// and the line. Titles and dates: what the format says; of plain text, the line of its head that reads most like a
// title, and a line there that is a date. "01/09/2022" is 1 September (of two numbers in doubt the day comes first if
// slashes join them); with dashes it is no date. Dates of JSON Lines must be ISO 8601; another one stays as a field.
#pragma once

#include <kwic/document.hpp>
#include <kwic/export.hpp>

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

enum class InputFormat { automatic, text, markdown, html, jsonl };

enum class AccountKind {
    skipped,   // not in the index
    cut,       // in the index, but not all of it
    recoded,   // in the index, after a change of its bytes (encoding, ill-formed sequences)
    replaced,  // a later document of the same id took its place
};

// One thing that did not arrive whole.
struct AccountEntry {
    AccountKind kind = AccountKind::skipped;
    std::string path = {};    // the file, or "-" for standard input
    std::uint64_t line = 0;   // the record's line, counted from 1; 0 when it concerns the whole file
    std::string id = {};      // the document's id where there is one
    std::string reason = {};  // a stable word: "binary", "too-large", "unreadable", "changed", "hidden", "symlink",
                              // "not-a-file", "excluded", "index", "dump", "too-deep", "bad-json", "not-an-object",
                              // "wrong-type", "bad-date", "encoding", "front-matter", ...
    std::string detail = {};  // a sentence for people
    std::string former_path = {};  // of "other-source" (a document took the place of one that was read elsewhere):
                                   // where that was read, empty for standard input and made documents
};

struct ReadOptions {
    InputFormat format = InputFormat::automatic;
    std::string base_folder = {};                    // ids of files below it are relative to it, others absolute;
                                                     // empty: the current folder
    std::vector<std::string> excluded_folders = {};  // never entered (an index never indexes itself)
    std::uint64_t max_file_bytes = std::uint64_t{256} << 20;   // larger files other than JSON Lines are skipped
    std::uint64_t max_record_bytes = std::uint64_t{64} << 20;  // longer lines of JSON Lines are skipped
    std::function<void(const AccountEntry&)> on_account = {};  // called as things happen, on the reading thread
};

// Reads documents one after the other: paths in the order given, files below a folder in the byte order of their paths,
// so that the same input always gives the same order. Thread rule: one thread at a time.
class KWIC_API Reader {
  public:
    // Reads the files and folders. Folders are entered recursively; hidden entries (".name") and symbolic links found
    // inside them are skipped and accounted for. Throws Error{not_found} if a path does not exist,
    // Error{invalid_argument} if one is a pipe, a device or a socket.
    explicit Reader(std::vector<std::string> paths, ReadOptions options = {});

    // Reads one stream, such as standard input: JSON Lines records unless `options.format` says otherwise (any other
    // format makes one document with the id "-"). The stream must outlive the reader.
    Reader(std::istream& stream, ReadOptions options);

    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    // Overwrites `document` with the next one; false at the end. A file or record that cannot be read is accounted
    // for and passed over. Throws whatever `on_account` throws.
    bool next(Document& document);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// "skipped", "cut", "recoded", "replaced".
KWIC_API std::string_view name_of(AccountKind kind) noexcept;

}  // namespace kwic
