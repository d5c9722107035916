#include "glass/known_format.hpp"

#include "glass/version_file.hpp"
#include "storage/translate_error.hpp"

#include <xapian.h>

namespace kwic {
namespace {

// False if the library does not know the format by name.
bool create_empty_database(const std::string& folder) {
    try {
        Xapian::WritableDatabase(folder, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS).close();
        return true;
    } catch (const Xapian::FeatureUnavailableError&) {
        return false;
    }
}

}  // namespace

bool has_known_glass_format(const std::string& folder) {
    return read_version_file(folder).starts_with(glass_version_head());
}

bool is_known_glass_format(const std::string& folder) {
    return translating(folder, [&] { return create_empty_database(folder); }) && has_known_glass_format(folder);
}

}  // namespace kwic
