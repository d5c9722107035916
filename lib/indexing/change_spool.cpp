#include "indexing/change_spool.hpp"

#include "storage/files.hpp"
#include "storage/translate_error.hpp"

#include <unistd.h>

#include <cerrno>

namespace kwic {

ChangeSpool::ChangeSpool(const std::string& folder)
    : path_(folder), file_(open_nameless_file(folder)) {}

ChangeSpool::Place ChangeSpool::add(const Document& document, std::string_view language) {
    const std::string bytes = writer_.write(document, language);
    const Place place{end_, bytes.size()};
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count =
            ::pwrite(file_.get(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(place.offset + done));
        if (count < 0 && errno != EINTR) throw_system_error("write", path_);
        if (count > 0) done += static_cast<std::size_t>(count);
    }
    end_ += bytes.size();
    return place;
}

Document ChangeSpool::read(const Place& place) {
    std::string bytes(place.bytes, '\0');
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count =
            ::pread(file_.get(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(place.offset + done));
        if (count < 0 && errno != EINTR) throw_system_error("read", path_);
        if (count == 0) throw Error(ErrorCode::io, "the file has become shorter", path_);
        if (count > 0) done += static_cast<std::size_t>(count);
    }
    return reader_.read(bytes).document;
}

}  // namespace kwic
