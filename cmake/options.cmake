# What a build can be asked for. Everything is on when kwic is the top project and off when it is part of another.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

if(PROJECT_IS_TOP_LEVEL)
    option(BUILD_SHARED_LIBS "Build libkwic as a shared library" OFF)
    if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
        set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo" FORCE)
    endif()
    find_program(KWIC_CCACHE ccache DOC "Compiler cache, used where it is installed")
    if(KWIC_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
        set(CMAKE_CXX_COMPILER_LAUNCHER ${KWIC_CCACHE})
    endif()
endif()

option(KWIC_BUILD_CLI "Build the kwic command" ${PROJECT_IS_TOP_LEVEL})
option(KWIC_LINK_ARCHIVES "Take archives of libraries into the kwic command, which starts the faster" ON)
option(KWIC_BUILD_EXAMPLES "Build the examples" ${PROJECT_IS_TOP_LEVEL})
option(KWIC_BUILD_BENCH "Build the programs that measure (bench/)" OFF)
option(KWIC_BUILD_TESTS "Build the tests (turns the command and the examples on)" ${PROJECT_IS_TOP_LEVEL})
option(KWIC_BUILD_FUZZERS "Build the fuzzers (Clang only, with KWIC_SANITIZE)" OFF)
option(KWIC_INSTALL "Install the library, its headers and the kwic command" ${PROJECT_IS_TOP_LEVEL})
option(KWIC_WERROR "Treat compiler warnings as errors" OFF)
set(KWIC_SANITIZE "" CACHE STRING "Sanitizers to build with, such as address,undefined or thread")

if(KWIC_BUILD_TESTS)
    set(KWIC_BUILD_CLI ON)
    set(KWIC_BUILD_EXAMPLES ON)
endif()

# Members that a designated initializer leaves out have their defaults, which is why one is used. GCC 12 sees overlaps
# in "text" + string that are not there (its bug 105651).
add_library(kwic_warnings INTERFACE)
target_compile_options(kwic_warnings INTERFACE -Wall -Wextra -Wpedantic -Wno-missing-field-initializers -Wno-restrict
    $<$<CXX_COMPILER_ID:Clang>:-Wno-unknown-warning-option> $<$<BOOL:${KWIC_WERROR}>:-Werror>)
if(KWIC_SANITIZE)  # GCC sees uninitialized values in sanitized code that are not there, in std::regex among others
    target_compile_options(kwic_warnings INTERFACE -Wno-maybe-uninitialized)
endif()

if(KWIC_SANITIZE)
    add_compile_options(-fsanitize=${KWIC_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${KWIC_SANITIZE})
endif()
