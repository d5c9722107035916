#include "storage/translate_error.hpp"

#include "storage/thrown_error.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <cerrno>
#include <filesystem>
#include <new>
#include <stdexcept>

namespace kwic {
namespace {

using testing::error_of;

template <class Thrown>
Error translated(const Thrown& thrown) {
    return error_of([&] { translating("PATH", [&] { throw thrown; }); });
}

TEST(TranslateError, XapianErrorsGetTheCodeOfTheirCause) {
    EXPECT_EQ(translated(Xapian::DatabaseLockError("held")).code(), ErrorCode::locked);
    EXPECT_EQ(translated(Xapian::DatabaseVersionError("old")).code(), ErrorCode::incompatible);
    EXPECT_EQ(translated(Xapian::DatabaseOpeningError("gone")).code(), ErrorCode::damaged);
    EXPECT_EQ(translated(Xapian::DatabaseNotFoundError("gone")).code(), ErrorCode::damaged);
    EXPECT_EQ(translated(Xapian::DatabaseCorruptError("bad")).code(), ErrorCode::damaged);
    EXPECT_EQ(translated(Xapian::DatabaseError("full")).code(), ErrorCode::io);
}

TEST(TranslateError, TheCauseIsInTheMessage) {
    const Error error = translated(Xapian::DatabaseCorruptError("block 7 is odd"));
    EXPECT_NE(error.message().find("block 7 is odd"), std::string::npos);
    EXPECT_EQ(error.path(), "PATH");
}

TEST(TranslateError, SystemErrorsAreNotDamage) {
    const auto code = std::make_error_code(std::errc::permission_denied);
    EXPECT_EQ(translated(std::filesystem::filesystem_error("open", code)).code(), ErrorCode::io);
}

TEST(TranslateError, OtherExceptionsAreDamage) {
    EXPECT_EQ(translated(std::length_error("basic_string")).code(), ErrorCode::damaged);
}

TEST(TranslateError, ErrorsAndExhaustedMemoryPassUnchanged) {
    const Error error = translated(Error(ErrorCode::cancelled, "stopped", "ELSEWHERE"));
    EXPECT_EQ(error.code(), ErrorCode::cancelled);
    EXPECT_EQ(error.path(), "ELSEWHERE");
    EXPECT_THROW(translating("PATH", [] { throw std::bad_alloc(); }), std::bad_alloc);
}

TEST(TranslateError, WhatIsReturnedPasses) {
    EXPECT_EQ(translating("PATH", [] { return 7; }), 7);
}

TEST(TranslateError, SystemCallsAreToldInTheSystemsWords) {
    errno = EACCES;
    const Error error = error_of([] { throw_system_error("open", "PATH"); });
    EXPECT_EQ(error.code(), ErrorCode::io);
    EXPECT_STREQ(error.what(), "PATH: cannot open: Permission denied");
}

}  // namespace
}  // namespace kwic
