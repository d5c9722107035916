# Compiles SOURCE into OUTPUT with COMPILER and what pkg-config says about the kwic that is installed in PREFIX.

file(GLOB_RECURSE pc_file ${PREFIX}/kwic.pc)
cmake_path(GET pc_file PARENT_PATH pc_dir)
set(ENV{PKG_CONFIG_PATH} ${pc_dir})
execute_process(COMMAND pkg-config --cflags --libs kwic OUTPUT_VARIABLE flags COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
cmake_path(GET pc_dir PARENT_PATH library_dir)
execute_process(COMMAND ${COMPILER} -std=c++20 ${SOURCE} ${flags} -Wl,-rpath,${library_dir} -o ${OUTPUT}
    COMMAND_ERROR_IS_FATAL ANY)
