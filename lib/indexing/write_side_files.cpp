#include "indexing/write_side_files.hpp"

#include "topk/side_index_layout.hpp"
#include "topk/write_side_index.hpp"
#include "vocabulary/word_list_layout.hpp"
#include "vocabulary/write_word_list.hpp"

#include <xapian.h>

#include <filesystem>

namespace kwic {

void write_side_files(const std::string& folder, const std::function<void()>& on_step) {
    const std::string side_path = folder + '/' + side_index_name;
    const std::string word_path = folder + '/' + word_list_name;
    std::filesystem::remove(side_path);
    std::filesystem::remove(word_path);
    const Xapian::Database database(folder + "/db");
    write_side_index(database, side_path, on_step);
    write_word_list(database, word_path, on_step);
}

}  // namespace kwic
