// The kwic program: runs the command and turns what went wrong into one line and an exit code.
#include "commands.hpp"
#include "exit_codes.hpp"
#include "message.hpp"
#include "output.hpp"
#include "signals.hpp"
#include "usage_error.hpp"

#include <kwic/error.hpp>

#include <exception>
#include <new>
#include <string>
#include <vector>

#include <unistd.h>

namespace {

using namespace kwic::cli;

int fail(int code, const std::string& message) {
    print_message(message);
    return code;
}

int run(const std::vector<std::string>& arguments) {
    Output out(STDOUT_FILENO, "standard output");
    const int code = run_program(arguments, out);
    out.flush();
    return code;
}

}  // namespace

int main(int count, char** values) {
    ignore_closed_pipes();
    try {
        return run(std::vector<std::string>(values + (count > 0 ? 1 : 0), values + count));
    } catch (const UsageError& error) {
        return fail(exit_error, error.what());
    } catch (const ClosedPipe&) {
        return exit_done;
    } catch (const kwic::Error& error) {
        const bool stopped = error.code() == kwic::ErrorCode::cancelled;
        return fail(stopped ? exit_signal_base + stop_signal() : exit_code_of(error.code()), error.what());
    } catch (const std::bad_alloc&) {
        return fail(exit_error, "not enough memory");
    } catch (const std::exception& error) {
        return fail(exit_error, error.what());
    }
}
