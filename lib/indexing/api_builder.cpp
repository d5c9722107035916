#include "indexing/api_builder.hpp"

#include "storage/files.hpp"
#include "storage/term_space.hpp"
#include "storage/translate_error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <functional>

namespace kwic {
namespace {

// Postings of a text take about this many times its bytes in Xapian's memory; and smaller commits are also faster,
// since its maps then fit the processor's cache.
constexpr std::uint64_t memory_per_text_byte = 32;

std::string build_folder(const std::string& folder) {
    return folder + "/build";
}

}  // namespace

ApiBuilder::ApiBuilder(std::string folder, std::uint64_t memory_bytes)
    : folder_(std::move(folder)),
      commit_text_bytes_(std::max<std::uint64_t>(memory_bytes / memory_per_text_byte, 1 << 20)),
      database_(build_folder(folder_), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS),
      terms_([this](std::string_view joined_stem, std::string_view split) { add_split(joined_stem, split); }) {}

Xapian::Document ApiBuilder::make(const Document& document, std::string_view language) {
    Xapian::Document made = terms_.make(document, language);
    made.set_data(stored_.write(document, language));
    return made;
}

void ApiBuilder::count_text(const Document& document) {
    uncommitted_text_bytes_ += document.title.size() + document.text.size();
    if (uncommitted_text_bytes_ < commit_text_bytes_) return;
    database_.commit();
    uncommitted_text_bytes_ = 0;
}

std::uint32_t ApiBuilder::add(const Document& document, std::string_view language) {
    const Xapian::docid docid = database_.add_document(make(document, language));
    count_text(document);
    return docid;
}

void ApiBuilder::replace(std::uint32_t docid, const Document& document, std::string_view language) {
    database_.replace_document(docid, make(document, language));
    count_text(document);
}

Document ApiBuilder::read(std::uint32_t docid) {
    const Xapian::Document found = database_.get_document(docid);
    Document document = read_stored_document(found.get_data()).document;
    document.id = found.get_value(static_cast<Xapian::valueno>(ValueSlot::id));
    return document;
}

std::string ApiBuilder::id_of(std::uint32_t docid) {
    return database_.get_document(docid).get_value(static_cast<Xapian::valueno>(ValueSlot::id));
}

void ApiBuilder::add_split(std::string_view joined_stem, std::string_view split) {
    const std::string line = std::string(joined_stem) + '\n' + std::string(split);
    if (!seen_splits_.insert(std::hash<std::string>{}(line)).second) return;
    const std::string key = make_split_key(joined_stem);
    std::string ways = database_.get_metadata(key);
    if (static_cast<std::size_t>(std::count(ways.begin(), ways.end(), '\n')) >= max_splits) return;
    ways += split;
    ways += '\n';
    database_.set_metadata(key, ways);
}

void ApiBuilder::finish() {
    database_.commit();
    // Opened before packing, so that it reports the write errors that Xapian ignores there.
    const FileDescriptor filesystem = open_file(folder_, O_RDONLY);
    database_.compact(folder_ + "/db", Xapian::Compactor::FULL | Xapian::DBCOMPACT_NO_RENUMBER);
    if (::syncfs(filesystem.get()) != 0) throw_system_error("sync", folder_);
    database_.close();
    std::filesystem::remove_all(build_folder(folder_));
}

}  // namespace kwic
