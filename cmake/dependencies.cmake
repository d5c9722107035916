# The libraries that kwic stands on; docs/dependencies.md gives the reason for each.
#
# An installed static kwic finds them again: install.cmake hands the names below to kwicConfig.cmake and kwic.pc.
# The targets are global because a project that contains kwic links them on its behalf.

set(kwic_packages_required
    "xapian-core>=1.4.22" "icu-uc>=72" "icu-i18n>=72" "simdjson>=3.0" "libxml-2.0>=2.9" "md4c>=0.4" "libzstd>=1.5"
    "nettle>=3.8" "libxxhash>=0.8" "uchardet>=0.0.7")

set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(kwic_packages REQUIRED QUIET IMPORTED_TARGET GLOBAL ${kwic_packages_required})
unset(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL)

# Debian's CLD2 comes without a pkg-config file.
find_library(kwic_cld2_library NAMES cld2 REQUIRED)
find_path(kwic_cld2_include_dir NAMES cld2/public/compact_lang_det.h REQUIRED)
mark_as_advanced(kwic_cld2_library kwic_cld2_include_dir)
if(NOT TARGET kwic::cld2)
    add_library(kwic::cld2 INTERFACE IMPORTED GLOBAL)
    target_link_libraries(kwic::cld2 INTERFACE ${kwic_cld2_library})
    target_include_directories(kwic::cld2 INTERFACE ${kwic_cld2_include_dir})
endif()

set(kwic_dependencies PkgConfig::kwic_packages kwic::cld2 Threads::Threads)
