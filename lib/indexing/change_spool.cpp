#include "indexing/change_spool.hpp"

#include "storage/files.hpp"

namespace kwic {

ChangeSpool::ChangeSpool(const std::string& folder) : path_(folder), file_(open_nameless_file(folder)) {}

ChangeSpool::Place ChangeSpool::add(const Document& document, std::string_view language) {
    const std::string bytes = writer_.write(document, language);
    const Place place{end_, bytes.size()};
    write_at(file_, place.offset, bytes, path_);
    end_ += bytes.size();
    return place;
}

Document ChangeSpool::read(const Place& place) {
    std::string bytes(place.bytes, '\0');
    read_at(file_, place.offset, bytes, path_);
    return reader_.read(bytes).document;
}

}  // namespace kwic
