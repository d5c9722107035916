#include "storage/translate_error.hpp"

#include <xapian.h>

#include <cerrno>
#include <new>
#include <system_error>

namespace kwic {

void throw_system_error(const std::string& what, const std::string& path) {
    const int code = errno;
    throw Error(ErrorCode::io, "cannot " + what + ": " + std::generic_category().message(code), path);
}

void throw_damaged(const std::string& what, const std::string& path) {
    throw Error(ErrorCode::damaged, what + "; run `kwic rollback`, or `kwic index --rebuild PATH...`", path);
}

void rethrow_translated(const std::string& path) {
    try {
        throw;
    } catch (const Error&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const Xapian::DatabaseLockError&) {
        throw Error(ErrorCode::locked, "another process is writing to this index; try again when it is done", path);
    } catch (const Xapian::DatabaseVersionError& error) {
        throw Error(ErrorCode::incompatible,
                    "the database has another format (" + error.get_msg() + "); run `kwic index --rebuild PATH...`",
                    path);
    } catch (const Xapian::DatabaseOpeningError& error) {
        throw_damaged("the database cannot be opened (" + error.get_msg() + ')', path);
    } catch (const Xapian::DatabaseCorruptError& error) {
        throw_damaged("the database is damaged (" + error.get_msg() + ')', path);
    } catch (const Xapian::Error& error) {
        throw Error(ErrorCode::io, error.get_type() + std::string(": ") + error.get_msg(), path);
    } catch (const std::system_error& error) {
        throw Error(ErrorCode::io, error.what(), path);
    } catch (const std::exception& error) {
        throw_damaged(std::string("the database is damaged (") + error.what() + ')', path);
    }
}

}  // namespace kwic
