#include "storage/deep_check.hpp"

#include "glass/listed_terms.hpp"
#include "ingest/scratch_folder.hpp"
#include "storage/document_positions.hpp"
#include "storage/generation.hpp"
#include "storage/term_space.hpp"

#include <kwic/builder.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::ScratchFolder;

// Of a table of positions with keys and slots of two bytes.
void swap_last_stems(std::string& table) {
    const std::size_t stems = DocumentPositions(table).stems();
    const std::size_t slots = table.size() - 2 * stems;
    for (const std::size_t end : {slots, table.size()}) {
        std::swap_ranges(table.begin() + static_cast<std::ptrdiff_t>(end - 4),
                         table.begin() + static_cast<std::ptrdiff_t>(end - 2),
                         table.begin() + static_cast<std::ptrdiff_t>(end - 2));
    }
}

using ChangeDatabase = std::function<void(Xapian::WritableDatabase&)>;

// Document 3, changed alone.
ChangeDatabase changed(const std::function<void(Xapian::Document&)>& change) {
    return [change](Xapian::WritableDatabase& database) {
        Xapian::Document document = database.get_document(3);
        change(document);
        database.replace_document(3, document);
    };
}

class DeepCheckTest : public ::testing::Test {
  protected:
    DeepCheckTest() {
        Builder builder(path_);
        for (int number = 1; number <= 5; ++number) {
            Document document;
            document.id = std::to_string(number);
            document.text = "a non-aligned summit, the number" + document.id;
            document.date = "1961";
            document.language = "en";
            builder.add(document);
        }
        builder.publish();
        manifest_ = open_generation(path_).manifest;
    }

    [[nodiscard]] std::string database_folder() const { return generation_folder(path_, 1) + "/db"; }

    [[nodiscard]] std::vector<std::string> faults() const {
        return check_deeply(Xapian::Database(database_folder()), manifest_);
    }

    ScratchFolder scratch_;
    std::string path_ = scratch_.path("index");
    Manifest manifest_;
};

TEST_F(DeepCheckTest, WhatABuilderMakesAgreesWithItself) {
    EXPECT_EQ(faults(), std::vector<std::string>());
}

TEST_F(DeepCheckTest, AManifestThatSaysOtherwiseIsAFault) {
    const std::vector<std::function<void(Manifest&)>> changes = {
        [](Manifest& manifest) { ++manifest.documents; },
        [](Manifest& manifest) { ++manifest.text_bytes; },
        [](Manifest& manifest) { manifest.languages = {}; },
        [](Manifest& manifest) {
            manifest.languages = {{"en", 4}};
        },
        [](Manifest& manifest) { manifest.languages.emplace_back("fr", 1); },
    };
    const Manifest right = manifest_;
    for (std::size_t change = 0; change < changes.size(); ++change) {
        manifest_ = right;
        changes[change](manifest_);
        EXPECT_NE(faults(), std::vector<std::string>()) << change;
    }
}

TEST_F(DeepCheckTest, DocumentsThatNoBuilderWouldWriteAreFaults) {
    const std::vector<ChangeDatabase> changes = {
        [](auto& database) { database.delete_document(2); },
        [](auto& database) { database.add_document(Xapian::Document()); },
        [](auto& database) { database.set_metadata("other", "x"); },
        [](auto& database) { database.set_metadata(std::string(split_key_prefix) + "word", "no line feed"); },
        changed([](Xapian::Document& document) { document.set_data("no stored document"); }),
        changed([](Xapian::Document& document) { document.remove_term(make_term(TermSpace::id, "3")); }),
        changed([](Xapian::Document& document) { document.add_term(make_term(TermSpace::id, "4")); }),
        changed([](Xapian::Document& document) { document.add_term("elsewher", 0); }),
        changed([](Xapian::Document& document) {
            document.remove_term("summit");
            document.add_term("elsewher");
        }),
        changed([](Xapian::Document& document) { document.add_term(make_term(TermSpace::unusual, "elsewher")); }),
        changed([](Xapian::Document& document) {
            document.add_term(make_term(TermSpace::unusual, std::string(245, 'a')));
        }),
        changed([](Xapian::Document& document) { document.add_term(std::string(prefix_of(TermSpace::unusual))); }),
        changed([](Xapian::Document& document) {
            document.remove_term(make_term(TermSpace::language, "en"));
            document.add_term(make_term(TermSpace::language, "fr"));
        }),
        [](auto& database) { database.set_metadata(make_position_key(3), "x"); },
        [](auto& database) {
            std::string table = database.get_metadata(make_position_key(3));
            swap_last_stems(table);
            database.set_metadata(make_position_key(3), table);
        },
        [](auto& database) {
            database.set_metadata(make_position_key(3), database.get_metadata(make_position_key(4)) + "x");
        },
        changed([](Xapian::Document& document) { document.remove_value(slot_number(ValueSlot::id)); }),
    };
    for (std::size_t change = 0; change < changes.size(); ++change) {
        const std::string copy = scratch_.path("copy" + std::to_string(change));
        std::filesystem::copy(database_folder(), copy);
        restore_termlists(
            copy, std::vector<std::uint32_t>{1, 2, 3, 4, 5},
            [](std::uint32_t) {
                return std::vector<std::uint32_t>{slot_number(ValueSlot::id), slot_number(ValueSlot::date)};
            },
            1 << 20);
        Xapian::WritableDatabase database(copy);
        changes[change](database);
        database.commit();
        EXPECT_NE(check_deeply(database, manifest_), std::vector<std::string>()) << change;
    }
}

}  // namespace
}  // namespace kwic
