// From how many changed documents on is it cheaper to build all anew than to change a copy?
//
//     update_or_rebuild docs.jsonl FOLDER
//
// Builds an index of the documents in FOLDER, which must not exist, then updates it with ever more of them changed, and
// prints the time of each. Updater builds anew by itself from one in eight on (lib/indexing/updater.cpp); the
// table tells whether that is the right place.
#include <kwic/builder.hpp>
#include <kwic/reader.hpp>
#include <kwic/updater.hpp>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace {

using Documents = std::vector<kwic::Document>;

Documents read_all(const std::string& path) {
    kwic::Reader reader({path});
    Documents documents;
    kwic::Document document;
    while (reader.next(document)) documents.push_back(document);
    return documents;
}

double processor_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

template <class Work>
void measure(const std::string& name, Work&& work) {
    const double processor_before = processor_seconds();
    const auto before = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - before;
    std::printf("| %-24s | %8.2f | %8.2f |\n", name.c_str(), processor_seconds() - processor_before, wall.count());
}

void build(const std::string& index, const Documents& documents) {
    kwic::Builder builder(index);
    for (const kwic::Document& document : documents) builder.add(document);
    builder.publish();
}

// Another word in every one of `step` documents makes them new ones.
void update(const std::string& index, const Documents& documents, std::size_t step) {
    kwic::Updater updater(index);
    for (std::size_t number = 0; number < documents.size(); ++number) {
        kwic::Document document = documents[number];
        if (number % step == 0) document.text += " changed" + std::to_string(step);
        updater.put(document);
    }
    updater.publish();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: update_or_rebuild docs.jsonl FOLDER\n", stderr);
        return 2;
    }
    const Documents documents = read_all(argv[1]);
    const std::string index = argv[2];
    std::puts("| work                     |    CPU s |   wall s |\n|--------------------------|---------:|---------:|");
    measure("build", [&] { build(index, documents); });
    for (const std::size_t step : {10'000, 1000, 100, 30, 10, 5, 4, 3, 2}) {
        measure("update, one in " + std::to_string(step), [&] { update(index, documents, step); });
    }
}
