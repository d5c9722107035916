#include "indexing/build_caller.hpp"

#include "storage/translate_error.hpp"

#include <kwic/error.hpp>

namespace kwic {

void BuildCaller::report_progress(const BuildProgress& progress) {
    if (!options_.on_progress) return;
    if (call_back([&] { return options_.on_progress(progress); })) return;
    throw Error(ErrorCode::cancelled, "stopped before the new index was published; the old one is still served",
                index_folder_);
}

void BuildCaller::account(AccountKind kind, const Document& document, const char* reason, std::string detail,
                          std::string former_path) {
    if (!options_.on_account) return;
    const AccountEntry entry{kind,   document.origin.path, document.origin.line,  document.id,
                             reason, std::move(detail),    std::move(former_path)};
    call_back([&] { options_.on_account(entry); });
}

void BuildCaller::rethrow() const {
    rethrow_translated(index_folder_);
}

}  // namespace kwic
