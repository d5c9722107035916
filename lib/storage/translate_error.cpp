#include "storage/translate_error.hpp"

#include <xapian.h>

#include <cerrno>
#include <filesystem>
#include <new>
#include <string_view>
#include <system_error>

namespace kwic {

namespace {

std::string words_for(int number) {
    return std::generic_category().message(number);
}

// A file that is not there is the index's fault, whatever else the system says is its own.
bool is_refused_by_system(const Xapian::Error& error) {
    return error.get_error_string() != nullptr && error.get_error_string() != words_for(ENOENT);
}

std::string description_of(const Xapian::Error& error) {
    std::string words = error.get_type() + std::string(": ") + error.get_msg();
    if (error.get_error_string() != nullptr) words += std::string(" (") + error.get_error_string() + ')';
    return words;
}

[[noreturn]] void throw_translated(const Xapian::Error& error, const std::string& path) {
    if (is_refused_by_system(error)) throw Error(ErrorCode::io, description_of(error), path);
    const std::string_view type = error.get_type();
    if (type == "DatabaseLockError") {
        throw Error(ErrorCode::locked, "another process is writing to this index; try again when it is done", path);
    }
    if (type == "DatabaseVersionError") {
        throw Error(ErrorCode::incompatible,
                    "the database has another format (" + error.get_msg() + "); run `kwic index --rebuild PATH...`",
                    path);
    }
    if (type == "DatabaseOpeningError" || type == "DatabaseNotFoundError") {
        throw_damaged("the database cannot be opened (" + error.get_msg() + ')', path);
    }
    if (type == "DatabaseCorruptError") {
        throw_damaged("the database is damaged (" + error.get_msg() + ')', path);
    }
    throw Error(ErrorCode::io, description_of(error), path);
}

}  // namespace

bool is_damage(const Error& error) noexcept {
    if (error.code() == ErrorCode::damaged) return true;
    const auto* system = dynamic_cast<const SystemError*>(&error);
    return system != nullptr && (system->number() == EIO || system->number() == EUCLEAN);
}

void throw_system_error(const std::string& what, const std::string& path) {
    const int number = errno;
    throw SystemError("cannot " + what + ": " + words_for(number), path, number);
}

void throw_damaged(const std::string& what, const std::string& path) {
    throw Error(ErrorCode::damaged, what + "; run `kwic rollback`, or `kwic index --rebuild PATH...`", path);
}

void rethrow_translated(const std::string& path) {
    try {
        throw;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::damaged || !error.path().empty()) throw;
        throw Error(error.code(), error.message(), path);
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const Xapian::Error& error) {
        throw_translated(error, path);
    } catch (const std::filesystem::filesystem_error& error) {
        const std::string refused = error.path1().empty() ? path : error.path1().string();
        throw SystemError("the system refuses: " + error.code().message(), refused, error.code().value());
    } catch (const std::system_error& error) {
        throw SystemError("the system refuses: " + error.code().message(), path, error.code().value());
    } catch (const std::exception& error) {
        throw_damaged(std::string("the database is damaged (") + error.what() + ')', path);
    }
}

}  // namespace kwic
