# A program that is run for each query spends more time on loading shared libraries than on searching. Where there are
# archives of them, the kwic command takes these in: they load with it, and what it does not use is left out.
#
# Xapian and the C++ library stay shared: Debian has no archive of the first, which needs the second. ICU's own data come
# along (30 MB of the file, of which a search reads some pages): code of an archive would copy all of a shared library's
# data when it starts.

include(CheckCXXSourceCompiles)
include(CheckCXXSourceRuns)

set(kwic_archive_names xml2 lzma uchardet nettle xxhash zstd icui18n icuuc icudata)  # a user before what it uses

# Sets `archives` to the paths, or to nothing where one is missing or a program does not link with them.
function(kwic_find_archives archives)
    set(${archives} "" PARENT_SCOPE)
    set(found "")
    foreach(name IN LISTS kwic_archive_names)
        find_library(kwic_archive_${name} NAMES ${CMAKE_STATIC_LIBRARY_PREFIX}${name}${CMAKE_STATIC_LIBRARY_SUFFIX})
        mark_as_advanced(kwic_archive_${name})
        if(NOT kwic_archive_${name})
            return()
        endif()
        list(APPEND found ${kwic_archive_${name}})
    endforeach()
    set(CMAKE_REQUIRED_LIBRARIES ${found} PkgConfig::kwic_packages ${CMAKE_DL_LIBS} z m Threads::Threads)
    set(CMAKE_REQUIRED_LINK_OPTIONS LINKER:--as-needed)
    check_cxx_source_compiles("
        #include <libxml/HTMLparser.h>
        #include <nettle/sha2.h>
        #include <uchardet/uchardet.h>
        #include <unicode/ubrk.h>
        #include <unicode/ucsdet.h>
        #include <xxhash.h>
        #include <zstd.h>
        int main() {
            UErrorCode status = U_ZERO_ERROR;
            ubrk_open(UBRK_WORD, \"\", nullptr, 0, &status);
            ucsdet_open(&status);
            htmlReadMemory(\"\", 0, nullptr, nullptr, 0);
            ZSTD_freeDCtx(ZSTD_createDCtx());
            uchardet_delete(uchardet_new());
            XXH3_freeState(XXH3_createState());
            sha256_ctx context;
            nettle_sha256_init(&context);
        }" KWIC_ARCHIVES_LINK)
    if(KWIC_ARCHIVES_LINK)
        set(${archives} ${found} PARENT_SCOPE)
    endif()
endfunction()

# For a program that links the static kwic::kwic.
function(kwic_link_archives program)
    kwic_find_archives(archives)
    if(NOT archives)
        message(STATUS "kwic: no archives of all libraries; the command starts some milliseconds later")
        return()
    endif()
    target_link_libraries(${program} PRIVATE ${archives} z)
    # Most symbols are those of the C++ library: the loader looks for each in the libraries in this order.
    set(first_library "")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        set(first_library --no-as-needed,-lstdc++,)
    endif()
    target_link_options(${program} PRIVATE LINKER:${first_library}--as-needed)
    # Relocations of an address take a bit in place of 24 bytes.
    set(CMAKE_REQUIRED_LINK_OPTIONS LINKER:-z,pack-relative-relocs)
    check_cxx_source_runs("int main() {}" KWIC_PACKED_RELOCATIONS_RUN)
    if(KWIC_PACKED_RELOCATIONS_RUN)
        target_link_options(${program} PRIVATE LINKER:-z,pack-relative-relocs)
    endif()
endfunction()
