#include "faults/mutation_specimen.hpp"

#include "faults/sample_documents.hpp"

#include <kwic/builder.hpp>
#include <kwic/updater.hpp>

#include <array>

namespace kwic::faults {
namespace {

constexpr std::uint64_t documents = 80;
constexpr std::uint64_t seed = 1;

constexpr std::array<const char*, 4> languages = {"en", "de", "ja", "es"};

Document make_specimen_document(std::uint64_t number, std::uint64_t version) {
    Document document = make_document(id_of_document(number), make_text(seed, number, version));
    document.language = languages[number % languages.size()];
    document.fields = {{"subject", "notes of all kinds"}, {"tag", "a" + std::to_string(number % 3)}};
    document.url = "https://example.org/" + document.id;
    document.origin = {
        .path = "notes.jsonl", .line = number + 1, .begin_byte = number * 100, .end_byte = number * 100 + 99};
    return document;
}

void build(const std::string& folder) {
    BuildOptions options;
    options.fields = {{"subject", FieldType::text, 3}};
    options.synonyms = {{"note", "remark"}};
    Builder builder(folder, options);
    for (std::uint64_t number = 0; number < documents; ++number) builder.add(make_specimen_document(number, 1));
    builder.publish();
}

void update(const std::string& folder) {
    Updater updater(folder);
    updater.put(make_specimen_document(7, 2));
    updater.put(make_specimen_document(documents, 2));
    updater.remove(id_of_document(3));
    updater.publish();
}

}  // namespace

void make_specimen(const std::string& folder) {
    build(folder);
    update(folder);
}

}  // namespace kwic::faults
