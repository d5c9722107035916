#include "indexing/verify_generation.hpp"

#include "indexing/write_columns.hpp"
#include "storage/deep_check.hpp"
#include "storage/term_space.hpp"
#include "topk/side_index_check.hpp"
#include "vocabulary/word_list_check.hpp"

#include <kwic/error.hpp>

#include <sstream>

namespace kwic {
namespace {

class NewDatabase {
  public:
    NewDatabase(const std::string& folder, const Manifest& manifest) : folder_(folder), manifest_(manifest) {}

    void check_tables() const {
        std::stringstream report;
        const std::size_t faults = Xapian::Database::check(folder_, 0, &report);
        if (faults == 0) return;
        std::string first_fault = "a table";
        for (std::string line; std::getline(report, line);) {
            const bool is_fault = line.find("rror") != std::string::npos || line.find("doesn't") != std::string::npos;
            if (is_fault) first_fault = line;
        }
        refuse("Xapian finds " + std::to_string(faults) + " faults, such as: " + first_fault);
    }

    void check_counts(const Xapian::Database& database) const {
        if (database.get_doccount() != manifest_.documents) {
            refuse("it has " + std::to_string(database.get_doccount()) + " documents and should have " +
                   std::to_string(manifest_.documents));
        }
        for (const auto& [code, documents] : manifest_.languages) {
            if (database.get_termfreq(make_term(TermSpace::language, code)) != documents) {
                refuse("it has another number of documents in the language " + code);
            }
        }
    }

    void check_answers(const Xapian::Database& database, const Canaries& canaries) const {
        const std::string fault = canaries.find_fault(database, TextFields(manifest_.fields));
        if (!fault.empty()) refuse(fault);
    }

    void check_everything(const Xapian::Database& database) const {
        const std::vector<std::string> faults = check_deeply(database, manifest_);
        if (!faults.empty()) refuse(faults.front());
    }

    void check_side_index(const Xapian::Database& database, const std::string& path) const {
        const auto side_index = SideIndex::open(path);
        if (!side_index) refuse("its side index is missing");
        const std::string fault = find_side_index_fault(database, *side_index);
        if (!fault.empty()) refuse("its side index " + fault);
    }

    void check_word_list(const Xapian::Database& database, const std::string& path) const {
        const std::string fault = find_word_list_fault(database, *WordList::open(path));
        if (!fault.empty()) refuse("its list of words " + fault);
    }

    void check_columns(const Xapian::Database& database, const std::string& path) const {
        const std::string fault = find_columns_fault(database, manifest_.fields, Columns(path));
        if (!fault.empty()) refuse("its columns " + fault);
    }

  private:
    [[noreturn]] void refuse(const std::string& fault) const {
        throw Error(ErrorCode::damaged,
                    "the new index does not hold what was put in (" + fault +
                        "); it was not published, and the old one is still served",
                    folder_);
    }

    std::string folder_;
    const Manifest& manifest_;
};

}  // namespace

void verify_generation(const std::string& folder, const Manifest& manifest, const Canaries& canaries, bool deeply) {
    const NewDatabase check(folder + "/db", manifest);
    const Xapian::Database database(folder + "/db");
    if (deeply) check.check_tables();
    check.check_counts(database);
    check.check_answers(database, canaries);
    if (!deeply) return;
    check.check_everything(database);
    check.check_side_index(database, folder + '/' + side_index_name);
    check.check_word_list(database, folder + '/' + word_list_name);
    check.check_columns(database, folder + '/' + columns_name);
}

}  // namespace kwic
