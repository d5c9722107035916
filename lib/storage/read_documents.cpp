#include <kwic/maintenance.hpp>

#include "storage/caller_exceptions.hpp"
#include "storage/document_access.hpp"
#include "storage/file_check.hpp"
#include "storage/generation.hpp"
#include "storage/translate_error.hpp"

#include <xapian.h>

namespace kwic {

void read_documents(const std::string& path, const std::function<bool(const Document&)>& take) {
    const Generation generation = open_generation(path);
    CallerExceptions caller;
    const auto work = [&] {
        require_whole(generation);
        const Xapian::Database database(generation.database_folder());
        DocumentReader reader(database);
        for_each_document(database, [&](Xapian::docid docid) {
            const Document document = reader.read(docid).document;
            return caller.call_back([&] { return take(document); });
        });
    };
    caller.run(work, [&] { rethrow_translated(generation.folder); });
}

}  // namespace kwic
