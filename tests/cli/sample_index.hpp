// An index of a few records, for tests of commands that read one.
#pragma once

#include "cli/program_run.hpp"
#include "cli/temporary_folder.hpp"

#include <stdexcept>
#include <string>
#include <utility>

namespace kwic::cli_test {

// Lies in `folder`; named by `path()`.
class SampleIndex {
  public:
    explicit SampleIndex(const std::string& records = default_records()) {
        const RunResult made = run_kwic({"index", "-d", path(), "-"}, {.input = records});
        if (made.exit_code != 0) throw std::runtime_error(made.err);
    }

    [[nodiscard]] std::string path() const { return folder_.path("index"); }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

    // `kwic search -d INDEX` with further arguments.
    [[nodiscard]] RunResult search(Arguments arguments, const RunSettings& settings = {}) const {
        arguments.insert(arguments.begin(), {"search", "-d", path()});
        return run_kwic(arguments, settings);
    }

    // Three documents hold "summit", two "belgrade", one "opec".
    static std::string default_records() {
        return R"({"id":"b61","title":"The Belgrade summit","date":"1961-09-01","lang":"en","text":)"
               R"("The first summit met in Belgrade, the capital of Yugoslavia. It lasted six days."})"
               "\n"
               R"({"id":"c 76","title":"Colombo","lang":"en","tag":["nam","asia"],"url":"https://example.org/c","text":)"
               R"("The fifth summit met in Colombo.\n\nThe first had met in Belgrade."})"
               "\n"
               R"({"id":"100%","title":"Oil","lang":"en","text":"OPEC has held a summit in Algiers and another in Caracas."})"
               "\n";
    }

  private:
    TemporaryFolder folder_;
};

}  // namespace kwic::cli_test
