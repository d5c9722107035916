# After `cmake --install`, find_package(kwic CONFIG) gives kwic::kwic, and kwic.pc serves other build systems.
#
# A static library leaves its dependencies to the program that links it; a shared one has them inside.

include(CMakePackageConfigHelpers)

set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/kwic)
set(generated_dir ${PROJECT_BINARY_DIR}/generated)
get_target_property(kwic_type kwic TYPE)

set(kwic_pc_requires "")
set(kwic_pc_libs "-L\${libdir} -lkwic")
if(kwic_type STREQUAL "STATIC_LIBRARY")
    list(JOIN kwic_packages_required ", " kwic_pc_requires)
    string(REPLACE ">=" " >= " kwic_pc_requires "${kwic_pc_requires}")
    string(APPEND kwic_pc_libs " -lcld2 -pthread")
endif()
file(RELATIVE_PATH prefix_from_pc ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" prefix_from_pc ${prefix_from_pc})
configure_file(cmake/kwic.pc.in ${generated_dir}/kwic.pc @ONLY)

configure_package_config_file(cmake/kwicConfig.cmake.in ${generated_dir}/kwicConfig.cmake
    INSTALL_DESTINATION ${config_dir})
write_basic_package_version_file(${generated_dir}/kwicConfigVersion.cmake COMPATIBILITY SameMinorVersion)

install(TARGETS kwic EXPORT kwicTargets FILE_SET HEADERS)
install(EXPORT kwicTargets NAMESPACE kwic:: DESTINATION ${config_dir})
install(FILES ${generated_dir}/kwicConfig.cmake ${generated_dir}/kwicConfigVersion.cmake DESTINATION ${config_dir})
install(FILES ${generated_dir}/kwic.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The command, which cli/ installs, finds a shared library beside it. Without one it has no path to search: in the build
# tree CMake would keep room for it by one that is empty, and the loader would look into the current folder.
if(TARGET kwic_cli AND kwic_type STREQUAL "SHARED_LIBRARY")
    file(RELATIVE_PATH libraries_from_programs ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
    set_target_properties(kwic_cli PROPERTIES INSTALL_RPATH "$ORIGIN/${libraries_from_programs}")
endif()
