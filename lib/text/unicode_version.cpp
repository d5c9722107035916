#include "text/unicode_version.hpp"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace kwic {
namespace {

std::string dotted(const UVersionInfo version) {
    return std::to_string(version[0]) + '.' + std::to_string(version[1]);
}

}  // namespace

std::string icu_version() {
    UVersionInfo version;
    u_getVersion(version);
    return dotted(version);
}

std::string unicode_version() {
    UVersionInfo version;
    u_getUnicodeVersion(version);
    return dotted(version);
}

}  // namespace kwic
