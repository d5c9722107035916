// The lists of terms by document, of which a generation's database has none: they say once more what the posting lists
// say, and only changing a database takes them, of the documents that are to go.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace kwic {

// The value slots that a document has, ascending.
using SlotsOf = std::function<std::vector<std::uint32_t>(std::uint32_t docid)>;

// Gives the database in `folder`, which Xapian or GlassDatabase has written and which has no table of terms by
// document, one with the lists of `docids` (ascending), read from all posting lists: for each `max_bytes` of the lists
// once, but for no less than one document. Xapian can then replace and remove those documents. Throws Error{io,
// damaged} and what `slots_of` throws, after which the folder may be no database. Thread rule: nobody else may use the
// folder.
void restore_termlists(const std::string& folder, std::span<const std::uint32_t> docids, const SlotsOf& slots_of,
                       std::uint64_t max_bytes);

// Takes the table out of a database of any content, if it has one; of a database of a format that this layer does not
// know it is left in. Throws Error{io, damaged}. Thread rule: as above.
void drop_termlists(const std::string& folder);

// Whether it has one.
bool has_termlists(const std::string& folder);

}  // namespace kwic
