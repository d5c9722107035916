#include "index_report.hpp"

#include "quantities.hpp"

#include <string_view>

namespace kwic::cli {
namespace {

std::string amount_read(const BuildProgress& read, double seconds) {
    return count_text(read.documents, "document") + " (" + megabytes_text(read.text_bytes) + ") in " +
           decimal_text(seconds) + " s";
}

std::string changes_text(const UpdateReport& report) {
    std::string list;
    const auto append = [&list](std::uint64_t count, std::string_view what) {
        if (count > 0) list += (list.empty() ? "" : ", ") + count_text(count) + " " + std::string(what);
    };
    append(report.added, "added");
    append(report.replaced, "replaced");
    append(report.removed, "removed");
    return list;
}

}  // namespace

std::string build_line(const BuildProgress& read, const BuildReport& report, double seconds) {
    std::string line = "Indexed " + amount_read(read, seconds);
    if (report.documents != read.documents) line += "; the index holds " + count_text(report.documents);
    return line;
}

std::string dry_run_line(const BuildProgress& read, double seconds) {
    return "Read " + amount_read(read, seconds) + "; nothing written";
}

std::string update_line(const UpdateReport& report, double seconds) {
    const std::string held = "; the index holds " + count_text(report.documents);
    const std::uint64_t anew = report.added + report.replaced;
    if (!report.published) return "Nothing has changed" + held + (report.documents == 1 ? " document" : " documents");
    if (anew == 0 && report.removed == 0) return "No document has changed, but what the index keeps beside them" + held;
    const std::string time = " in " + decimal_text(seconds) + " s";
    if (anew == 0) return "Removed " + count_text(report.removed, "document") + time + held;
    return "Indexed " + count_text(anew) + " of " + count_text(anew + report.unchanged, "document") + " anew (" +
           changes_text(report) + ")" + time + held;
}

}  // namespace kwic::cli
