#include <kwic/maintenance.hpp>

#include "storage/document_access.hpp"
#include "storage/file_check.hpp"
#include "storage/generation.hpp"
#include "storage/translate_error.hpp"

#include <xapian.h>

#include <exception>

namespace kwic {

void read_documents(const std::string& path, const std::function<bool(const Document&)>& take) {
    const Generation generation = open_generation(path);
    std::exception_ptr thrown_by_caller;
    const auto take_one = [&](const Document& document) {
        try {
            return take(document);
        } catch (...) {
            thrown_by_caller = std::current_exception();
            return false;
        }
    };
    translating(generation.folder, [&] {
        require_whole(generation);
        const Xapian::Database database(generation.database_folder());
        for_each_document(database,
                          [&](Xapian::docid docid) { return take_one(read_document(database, docid).document); });
    });
    if (thrown_by_caller) std::rethrow_exception(thrown_by_caller);
}

}  // namespace kwic
