// Indexes three documents in a temporary folder, searches them, and prints each hit with its passages.
#include <kwic/kwic.hpp>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace {

const std::vector<kwic::Document> documents = {
    {.id = "bandung", .title = "Bandung Conference", .text = "Twenty-nine countries of Asia and Africa met in 1955."},
    {.id = "belgrade", .title = "Belgrade Summit", .text = "Non-aligned countries met in 1961 for their first summit."},
    {.id = "cairo", .title = "Cairo Summit", .text = "The second summit was held in Cairo in October 1964."},
};

// The passage with every mark between brackets. A passage holds the document's own text and byte ranges in it: markup
// is for the caller to choose.
std::string bracketed(const kwic::Passage& passage) {
    std::string text = passage.text;
    for (auto mark = passage.marks.rbegin(); mark != passage.marks.rend(); ++mark) {
        text.insert(mark->end, "]").insert(mark->begin, "[");
    }
    return text;
}

void index_and_search(const std::string& folder) {
    // [quick start]
    kwic::Builder builder(folder);
    for (const kwic::Document& document : documents) builder.add(document);
    builder.publish();

    const kwic::Index index = kwic::Index::open(folder);
    for (const kwic::Hit& hit : index.search("nonaligned summits").hits) {
        std::cout << hit.rank << ". " << hit.title << " (" << hit.id << ")\n";
        for (const kwic::Passage& passage : hit.passages) std::cout << "   " << bracketed(passage) << "\n";
    }
    // [quick start]
}

}  // namespace

int main() {
    std::string folder = (std::filesystem::temp_directory_path() / "kwic-example-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) return EXIT_FAILURE;
    int status = EXIT_SUCCESS;
    try {
        index_and_search(folder + "/index");
    } catch (const kwic::Error& error) {
        std::cerr << error.what() << "\n";
        status = EXIT_FAILURE;
    }
    std::filesystem::remove_all(folder);
    return status;
}
