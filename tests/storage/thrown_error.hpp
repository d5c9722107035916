// What a piece of work throws.
#pragma once

#include <kwic/error.hpp>

#include <utility>

namespace kwic::testing {

// The Error that `work` throws. One with an empty message if it throws none; anything else passes through.
template <class Work>
Error error_of(Work&& work) {
    try {
        std::forward<Work>(work)();
    } catch (const Error& error) {
        return error;
    }
    return Error(ErrorCode::invalid_argument, "");
}

// Whether `work` throws an Error of this code.
template <class Work>
bool throws(ErrorCode code, Work&& work) {
    const Error error = error_of(std::forward<Work>(work));
    return error.code() == code && !error.message().empty();
}

}  // namespace kwic::testing
