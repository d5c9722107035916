# data/stopwords/CODE.txt (one word a line, "#" comments) become one source file: a table from language to its words.

file(GLOB stop_word_lists CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/stopwords/*.txt)
set(stop_words_source ${PROJECT_BINARY_DIR}/generated/stop_word_lists.cpp)
add_custom_command(
    OUTPUT ${stop_words_source}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${stop_words_source} -DLISTS_DIR=${PROJECT_SOURCE_DIR}/data/stopwords
            -P ${PROJECT_SOURCE_DIR}/cmake/generate_stop_words.cmake
    DEPENDS ${stop_word_lists} ${PROJECT_SOURCE_DIR}/cmake/generate_stop_words.cmake
    VERBATIM)
