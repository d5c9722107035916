#include "glass/docdata_table.hpp"

#include "glass/encodings.hpp"
#include "glass/misuse.hpp"

#include <utility>

namespace kwic {

DocdataTable::DocdataTable(std::string path, const GlassTableOptions& options) : table_(std::move(path), options) {}

void DocdataTable::add(std::uint32_t docid, std::string_view data) {
    if (docid <= last_docid_) throw_misuse("a document's number is not above the one before it", table_.path());
    last_docid_ = docid;
    if (data.empty()) return;
    key_.clear();
    append_sortuint(key_, docid);
    table_.append(key_, data);
}

}  // namespace kwic
