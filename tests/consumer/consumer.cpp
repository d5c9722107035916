// Indexes two documents, finds one of them with its passage, and says with its exit status whether that went well.
#include <kwic/kwic.hpp>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

namespace {

void build(const std::string& folder) {
    kwic::Document belgrade;
    belgrade.id = "belgrade";
    belgrade.text = "The first summit met in Belgrade.";
    kwic::Document cairo;
    cairo.id = "cairo";
    cairo.text = "The second conference took place in Cairo.";

    kwic::Builder builder(folder);
    builder.add(belgrade);
    builder.add(cairo);
    builder.publish();
}

bool finds_belgrade(const std::string& folder) {
    const kwic::SearchResults results = kwic::Index::open(folder).search("summits");
    if (results.hits.size() != 1 || results.hits[0].id != "belgrade") return false;
    if (results.hits[0].passages.size() != 1 || results.hits[0].passages[0].marks.size() != 1) return false;
    const kwic::Passage& passage = results.hits[0].passages[0];
    const kwic::Mark& mark = passage.marks[0];
    return passage.text.substr(mark.begin, mark.end - mark.begin) == "summit";
}

bool reports_a_missing_index(const std::string& folder) {
    try {
        kwic::Index::open(folder);
    } catch (const kwic::Error& error) {
        return error.code() == kwic::ErrorCode::not_found;
    }
    return false;
}

}  // namespace

int main() {
    std::string folder = (std::filesystem::temp_directory_path() / "kwic-consumer-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) return 1;
    build(folder + "/index");
    const bool works = finds_belgrade(folder + "/index") && reports_a_missing_index(folder + "/none") &&
                       kwic::version() == KWIC_VERSION;
    std::filesystem::remove_all(folder);
    std::cout << (works ? "found\n" : "not found\n");
    return works ? 0 : 1;
}
