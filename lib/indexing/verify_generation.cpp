#include "indexing/verify_generation.hpp"

#include "storage/deep_check.hpp"
#include "storage/term_space.hpp"

#include <kwic/error.hpp>

#include <sstream>

namespace kwic {
namespace {

class NewDatabase {
  public:
    NewDatabase(const std::string& folder, const Manifest& manifest) : folder_(folder), manifest_(manifest) {}

    void check_tables() const {
        std::ostringstream report;
        const std::size_t errors = Xapian::Database::check(folder_, 0, &report);
        if (errors > 0) refuse("Xapian finds " + std::to_string(errors) + " faults: " + report.str().substr(0, 1000));
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
        const std::string fault = canaries.find_fault(database);
        if (!fault.empty()) refuse(fault);
    }

    void check_everything(const Xapian::Database& database) const {
        const std::vector<std::string> faults = check_deeply(database, manifest_);
        if (!faults.empty()) refuse(faults.front());
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
    if (deeply) check.check_tables();
    const Xapian::Database database(folder + "/db");
    check.check_counts(database);
    check.check_answers(database, canaries);
    if (deeply) check.check_everything(database);
}

}  // namespace kwic
