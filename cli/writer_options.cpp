#include "writer_options.hpp"

#include "option_values.hpp"
#include "usage_error.hpp"

namespace kwic::cli {
namespace {

std::size_t parse_threads(const std::string& option, const std::string& text) {
    const std::uint64_t threads = parse_count(option, text);
    if (threads == 0) throw UsageError(option + " takes a number from 1 on");
    return threads;
}

}  // namespace

void add_writer_options(CLI::App& app, WriterOptions& target) {
    add_value_option(app, "--jobs", "N", "Use at most N threads (default: as many as there are processors)",
                     [&target](const std::string& option, const std::string& text) {
                         target.max_threads = parse_threads(option, text);
                     });
    add_choice_option<BuildMethod>(app, "--builder", "METHOD",
                                   "How a whole new index is written: bulk (all tables at once), or api (Xapian's way)",
                                   target.method, {{"bulk", BuildMethod::bulk}, {"api", BuildMethod::api}});
    add_value_option(app, "--memory", "SIZE", "Aim for this much memory, such as 256M (default 1G)",
                     [&target](const std::string& option, const std::string& text) {
                         target.memory_bytes = parse_size(option, text);
                     });
    app.add_flag("--verify", target.verify, "Read the new index back before it is served, and compare everything");
    add_lock_timeout_option(app, target.lock_timeout);
    app.add_flag("--quiet", target.quiet, "Nothing on standard error but errors");
}

BuildOptions build_options(const WriterOptions& options) {
    BuildOptions built;
    built.method = options.method;
    built.max_threads = options.max_threads;
    built.memory_bytes = options.memory_bytes;
    built.lock_timeout = options.lock_timeout;
    built.verify = options.verify;
    return built;
}

}  // namespace kwic::cli
