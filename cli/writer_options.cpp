#include "writer_options.hpp"

#include "option_values.hpp"

namespace kwic::cli {

void add_writer_options(CLI::App& app, WriterOptions& target) {
    add_value_option(app, "--memory", "SIZE", "Aim for this much memory, such as 256M (the default) or 1G",
                     [&target](const std::string& option, const std::string& text) {
                         target.memory_bytes = parse_size(option, text);
                     });
    app.add_flag("--verify", target.verify, "Read the new index back before it is served, and compare everything");
    add_lock_timeout_option(app, target.lock_timeout);
    app.add_flag("--quiet", target.quiet, "Nothing on standard error but errors");
}

BuildOptions build_options(const WriterOptions& options) {
    BuildOptions built;
    built.memory_bytes = options.memory_bytes;
    built.lock_timeout = options.lock_timeout;
    built.verify = options.verify;
    return built;
}

}  // namespace kwic::cli
