// What the library's object code calls and what it offers, read with nm.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

struct CommandOutput {
    int status = -1;  // the command's exit status, -1 where it did not exit
    std::string text;
};

CommandOutput run(const std::string& command) {
    CommandOutput output;
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return output;
    std::array<char, 65536> buffer{};
    for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        output.text.append(buffer.data(), got);
    }
    const int status = pclose(pipe);
    if (WIFEXITED(status)) output.status = WEXITSTATUS(status);
    return output;
}

// The last column of nm's lines, without the version that a shared library's symbol carries ("exit@GLIBC_2.2.5").
std::set<std::string> names_in(const std::string& nm_output, std::string_view types) {
    std::set<std::string> names;
    std::istringstream lines(nm_output);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t type = line.find_first_not_of("0123456789abcdef ");
        if (type == std::string::npos || types.find(line[type]) == std::string_view::npos) continue;
        if (type + 2 >= line.size() || line[type + 1] != ' ') continue;
        const std::string name = line.substr(type + 2);
        names.insert(name.substr(0, name.find('@')));
    }
    return names;
}

std::set<std::string> undefined_names(const std::string& file) {
    const CommandOutput nm = run("nm -C -u '" + file + "'");
    EXPECT_EQ(nm.status, 0) << "nm cannot read " << file;
    return names_in(nm.text, "Uwv");
}

// Not in the list, and why: std::terminate (the compiler calls it where noexcept is broken), __glibcxx_assert_fail
// (checked containers of the dev build), __assert_fail (simdjson's headers check themselves in builds without NDEBUG;
// that our own sources assert nothing is a test of layers_test.cpp), strtol and its kin (std::stoi; integers do not
// depend on the locale), snprintf and fwrite (they write where they are told to; stdout and stderr themselves are in
// the list), the constructors of std::locale and std::locale::classic (inside every string stream).
const std::vector<std::string>& forbidden_names() {
    static const std::vector<std::string> names = {
        // prints
        "std::cout", "std::cerr", "std::clog", "std::wcout", "std::wcerr", "stdout", "stderr", "printf", "vprintf",
        "__printf_chk", "__vprintf_chk", "puts", "putchar", "perror", "psignal", "syslog",
        // reads what it was not given
        "std::cin", "stdin", "getchar",
        // ends the program
        "exit", "_exit", "_Exit", "quick_exit", "abort", "raise", "kill", "err", "errx",
        // reads or changes the environment
        "getenv", "secure_getenv", "setenv", "unsetenv", "putenv", "environ", "std::filesystem::temp_directory_path",
        "localtime", "localtime_r", "mktime", "tzset", "system", "popen",
        // reads or changes the locale
        "setlocale", "newlocale", "uselocale", "localeconv", "std::locale::global", "strtod", "strtof", "strtold",
        "atof", "strcoll", "strxfrm", "strftime", "mbstowcs", "wcstombs", "isalpha", "isalnum", "isdigit", "isspace",
        "isupper", "islower", "ispunct", "isprint", "toupper", "tolower", "__ctype_b_loc", "__ctype_tolower_loc",
        "__ctype_toupper_loc", "uloc_getDefault_72", "ucnv_getDefaultName_72", "icu_72::Locale::Locale()",
        "icu_72::Locale::getDefault"};
    return names;
}

// A function's demangled name goes on with its parameters, and may carry an ABI tag: "f[abi:cxx11](int)".
bool is_named(const std::string& symbol, const std::string& name) {
    return symbol == name || symbol.starts_with(name + "(") || symbol.starts_with(name + "[");
}

std::vector<std::string> forbidden_among(const std::set<std::string>& symbols) {
    std::vector<std::string> found;
    for (const std::string& name : forbidden_names()) {
        const auto names_it = [&](const std::string& symbol) { return is_named(symbol, name); };
        if (std::any_of(symbols.begin(), symbols.end(), names_it)) found.push_back(name);
    }
    return found;
}

bool is_ours(std::string_view symbol) {
    for (const std::string_view prefix : {"typeinfo for ", "typeinfo name for ", "vtable for "}) {
        if (symbol.starts_with(prefix)) symbol.remove_prefix(prefix.size());
    }
    return symbol.starts_with("kwic::");
}

TEST(Symbols, ForbiddenCallsAreSeen) {
    const std::vector<std::string> expected = {"std::cout", "std::cerr", "stderr",    "puts",  "exit",
                                               "abort",     "getenv",    "setlocale", "strtod"};
    std::vector<std::string> found = forbidden_among(undefined_names(KWIC_FORBIDDEN_CALLS));
    for (const std::string& name : expected) {
        EXPECT_EQ(std::count(found.begin(), found.end(), name), 1) << name;
    }
}

TEST(Symbols, FailureOfNmIsSeen) {
    EXPECT_NE(run("nm -C -u '/nonexistent' 2>&1").status, 0);
}

TEST(Symbols, LibraryNeverPrintsExitsOrReadsItsSurroundings) {
    const std::set<std::string> symbols = undefined_names(KWIC_LIBRARY);
    ASSERT_GT(symbols.size(), 100U) << "nm told too little to be trusted";
    for (const std::string& name : forbidden_among(symbols)) ADD_FAILURE() << "the library uses " << name;
}

TEST(Symbols, SharedLibraryExportsOnlyItsOwnNames) {
    const CommandOutput nm = run(std::string("nm -C -D --defined-only '") + KWIC_SHARED_LIBRARY + "'");
    ASSERT_EQ(nm.status, 0);
    const std::set<std::string> names = names_in(nm.text, "ABCDGRSTVWiu");
    EXPECT_TRUE(names.contains("kwic::version()"));
    EXPECT_TRUE(names.contains("typeinfo for kwic::Error")) << "programs could not catch it";
    for (const std::string& name : names) EXPECT_TRUE(is_ours(name)) << name;
}

}  // namespace
}  // namespace kwic
