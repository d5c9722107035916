# kwic as others get it: built as a static and as a shared library, installed, and used by a project outside
# (tests/consumer) through CMake's package and through pkg-config; and taken in by add_subdirectory.

set(packaging_dir ${PROJECT_BINARY_DIR}/packaging)
set(consumer_dir ${CMAKE_CURRENT_SOURCE_DIR}/consumer)
set(same_build -G ${CMAKE_GENERATOR} -DCMAKE_BUILD_TYPE=${CMAKE_BUILD_TYPE} -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}
    -DCMAKE_CXX_FLAGS=${CMAKE_CXX_FLAGS} -DCMAKE_CXX_FLAGS_RELWITHDEBINFO=${CMAKE_CXX_FLAGS_RELWITHDEBINFO}
    -DCMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER} -DKWIC_WERROR=${KWIC_WERROR})

# A test that runs after the one named in AFTER, which must have passed.
function(add_packaging_step name)
    cmake_parse_arguments(PARSE_ARGV 1 step "" "AFTER" "COMMAND;ENVIRONMENT")
    add_test(NAME packaging_${name} COMMAND ${step_COMMAND})
    set_tests_properties(packaging_${name} PROPERTIES LABELS "fast;packaging" TIMEOUT 1500
        FIXTURES_SETUP packaging_${name} ENVIRONMENT "${step_ENVIRONMENT}")
    if(step_AFTER)
        set_tests_properties(packaging_${name} PROPERTIES FIXTURES_REQUIRED packaging_${step_AFTER})
    endif()
endfunction()

foreach(kind IN ITEMS static shared)
    set(dir ${packaging_dir}/${kind})
    string(COMPARE EQUAL ${kind} shared is_shared)

    add_packaging_step(${kind}_configures COMMAND ${CMAKE_COMMAND} -S ${PROJECT_SOURCE_DIR} -B ${dir}/build ${same_build}
        -DBUILD_SHARED_LIBS=${is_shared} -DKWIC_BUILD_TESTS=OFF -DKWIC_BUILD_EXAMPLES=OFF)
    add_packaging_step(${kind}_builds AFTER ${kind}_configures COMMAND ${CMAKE_COMMAND} --build ${dir}/build)
    add_packaging_step(${kind}_installs AFTER ${kind}_builds
        COMMAND ${CMAKE_COMMAND} --install ${dir}/build --prefix ${dir}/prefix)
    add_packaging_step(${kind}_command_runs AFTER ${kind}_installs COMMAND ${dir}/prefix/bin/kwic --version)

    add_packaging_step(${kind}_consumer_builds AFTER ${kind}_installs
        COMMAND ${CMAKE_CTEST_COMMAND} --build-and-test ${consumer_dir} ${dir}/consumer --build-generator ${CMAKE_GENERATOR}
                --build-options -DCMAKE_PREFIX_PATH=${dir}/prefix -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER})
    add_packaging_step(${kind}_consumer_runs AFTER ${kind}_consumer_builds COMMAND ${dir}/consumer/consumer)

    add_packaging_step(${kind}_pkg_config_consumer_builds AFTER ${kind}_installs
        COMMAND ${CMAKE_COMMAND} -DCOMPILER=${CMAKE_CXX_COMPILER} -DSOURCE=${consumer_dir}/consumer.cpp
                -DPREFIX=${dir}/prefix -DOUTPUT=${dir}/pkg_config_consumer
                -P ${CMAKE_CURRENT_SOURCE_DIR}/build_with_pkg_config.cmake)
    add_packaging_step(${kind}_pkg_config_consumer_runs AFTER ${kind}_pkg_config_consumer_builds
        COMMAND ${dir}/pkg_config_consumer)
endforeach()

add_packaging_step(subdirectory_consumer_builds
    COMMAND ${CMAKE_CTEST_COMMAND} --build-and-test ${consumer_dir} ${packaging_dir}/subdirectory
            --build-generator ${CMAKE_GENERATOR}
            --build-options ${same_build} -DCONSUMER_KWIC_SOURCE_DIR=${PROJECT_SOURCE_DIR})
add_packaging_step(subdirectory_consumer_runs AFTER subdirectory_consumer_builds
    COMMAND ${packaging_dir}/subdirectory/consumer)
