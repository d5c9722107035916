#include "commands.hpp"
#include "exit_codes.hpp"
#include "nearest_name.hpp"
#include "output_schema.hpp"
#include "usage_error.hpp"

namespace kwic::cli {
namespace {

constexpr const char* description =
    "Without NAME: one schema that holds those of all commands, under $defs. They are\n"
    "JSON Schema, draft 2020-12. Members may be added to the output, never changed.\n"
    "NAME: search, hit (a line of its ndjson), similar, lines, line (of its ndjson),\n"
    "show, explain, suggest, analyze, info, check, account (a line of `kwic index\n"
    "--account FILE`).";

std::string list_of(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

[[noreturn]] void throw_unknown(const std::string& name) {
    const std::vector<std::string> names = output_schema_names();
    const std::string nearest = nearest_name(name, names);
    throw UsageError("no schema is named '" + name + "'; " +
                     (nearest.empty() ? "there are: " + list_of(names) : "did you mean " + nearest + "?"));
}

int run_schema(const std::vector<std::string>& words, Output& out) {
    if (words.size() > 1) throw UsageError("schema takes one NAME, or none for all (see `kwic schema --help`)");
    const std::string schema = words.empty() ? std::string(output_schema()) : output_schema_of(words.front());
    if (schema.empty()) throw_unknown(words.front());
    out.write(schema);
    return exit_done;
}

}  // namespace

RunCommand setup_schema(CLI::App& app) {
    app.description(description);
    return [](const std::vector<std::string>& words, Output& out) { return run_schema(words, out); };
}

}  // namespace kwic::cli
