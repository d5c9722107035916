# The sources are compiled once, as kwic_objects: the library is made of them, and the unit tests link them to reach
# what the library keeps private.

file(GLOB_RECURSE library_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/*.cpp)
file(GLOB public_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/kwic/*.hpp)

add_library(kwic_objects OBJECT ${library_sources} ${stop_words_source})
target_include_directories(kwic_objects PUBLIC ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/lib)
target_link_libraries(kwic_objects PUBLIC ${kwic_dependencies} PRIVATE kwic_warnings)
set_target_properties(kwic_objects PROPERTIES
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON POSITION_INDEPENDENT_CODE ON)

# The target that programs link: the objects, and the public headers.
function(kwic_define_library name)
    add_library(${name} ${ARGN} $<TARGET_OBJECTS:kwic_objects>)
    target_link_libraries(${name} PRIVATE ${kwic_dependencies})
    target_link_options(${name} PRIVATE LINKER:--version-script=${PROJECT_SOURCE_DIR}/cmake/exported_symbols.map)
    if(NOT KWIC_SANITIZE)  # a sanitizer's own symbols are defined by the program
        target_link_options(${name} PRIVATE LINKER:--no-undefined)
    endif()
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX
        LINK_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/exported_symbols.map)
endfunction()

kwic_define_library(kwic)
add_library(kwic::kwic ALIAS kwic)
target_compile_features(kwic PUBLIC cxx_std_20)
target_sources(kwic PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/include FILES ${public_headers})
set_target_properties(kwic PROPERTIES
    VERIFY_INTERFACE_HEADER_SETS ON
    VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
