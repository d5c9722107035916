// Asking about a document that the index may not hold.
#pragma once

#include <kwic/error.hpp>

#include <string>
#include <utility>

namespace kwic::cli {

// "no document has the id 'x'", and where ids come from.
std::string unknown_id_text(const std::string& id);

// What `ask` returns. An Error{not_found} that it throws becomes one with that text.
template <class Ask>
auto ask_about(const std::string& id, Ask&& ask) {
    try {
        return std::forward<Ask>(ask)();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_found) throw;
        throw Error(ErrorCode::not_found, unknown_id_text(id));
    }
}

}  // namespace kwic::cli
