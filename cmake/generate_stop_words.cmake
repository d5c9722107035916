# Writes OUTPUT from the lists in LISTS_DIR; see stop_words.cmake.

file(GLOB lists ${LISTS_DIR}/*.txt)
list(SORT lists)
set(rows "")
foreach(list IN LISTS lists)
    get_filename_component(code ${list} NAME_WE)
    file(STRINGS ${list} lines ENCODING UTF-8)
    set(words "")
    foreach(line IN LISTS lines)
        string(REGEX REPLACE "#.*" "" line "${line}")
        string(STRIP "${line}" line)
        if(NOT line STREQUAL "")
            string(APPEND words "${line} ")
        endif()
    endforeach()
    string(APPEND rows "    {\"${code}\", \"${words}\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"analysis/stop_word_lists.hpp\"

namespace kwic {
namespace {

constexpr StopWordList lists[] = {
${rows}};
constexpr std::uint64_t hash = hash_stop_words(lists);

}  // namespace

std::span<const StopWordList> stop_word_lists() noexcept {
    return lists;
}

std::uint64_t stop_words_hash() noexcept {
    return hash;
}

}  // namespace kwic
")
