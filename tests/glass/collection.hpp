// Documents as a test makes them up, and the two ways to write them: as lib/glass does, and as Xapian does.
#pragma once

#include "glass/encodings.hpp"
#include "glass/glass_database.hpp"
#include "glass/termlist_encoder.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kwic::glass_test {

struct TestDocument {
    std::map<std::string, std::uint32_t> terms;  // and their wdf
    std::map<std::uint32_t, std::string> values;
    std::string data;
};

struct Collection {
    std::map<std::uint32_t, TestDocument> documents;
    std::map<std::string, std::string> metadata;
};

// ---- as Xapian writes it

inline Xapian::Document make_xapian_document(const TestDocument& document) {
    Xapian::Document made;
    for (const auto& [term, wdf] : document.terms) made.add_term(term, wdf);
    for (const auto& [slot, value] : document.values) made.add_value(slot, value);
    made.set_data(document.data);
    return made;
}

inline constexpr int xapian_flags = Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

inline void write_with_xapian(Xapian::WritableDatabase& database, const Collection& collection) {
    for (const auto& [docid, document] : collection.documents) {
        database.replace_document(docid, make_xapian_document(document));
    }
    for (const auto& [name, value] : collection.metadata) database.set_metadata(name, value);
    database.commit();
}

inline void write_with_xapian(const std::string& folder, const Collection& collection, int block_bytes) {
    Xapian::WritableDatabase database(folder, Xapian::DB_CREATE | xapian_flags, block_bytes);
    write_with_xapian(database, collection);
}

// ---- as lib/glass writes it

struct TestPosting {
    std::uint32_t docid = 0;
    std::uint32_t wdf = 0;
};

// The values of each slot, in the order in which slots come.
using ValuesOfSlot = std::map<std::uint32_t, std::string>;

inline std::vector<std::pair<std::uint32_t, ValuesOfSlot>> values_by_slot(const Collection& collection) {
    std::map<std::string, std::pair<std::uint32_t, ValuesOfSlot>> by_key;
    for (const auto& [docid, document] : collection.documents) {
        for (const auto& [slot, value] : document.values) {
            std::string key;
            append_uint(key, slot);
            by_key[key].first = slot;
            by_key[key].second[docid] = value;
        }
    }
    std::vector<std::pair<std::uint32_t, ValuesOfSlot>> slots;
    for (auto& [key, slot] : by_key) slots.push_back(std::move(slot));
    return slots;
}

inline void write_values(PostlistTable& table, const Collection& collection) {
    const auto slots = values_by_slot(collection);
    std::vector<GlassValueStatistics> statistics;
    for (const auto& [slot, values] : slots) {
        const auto by_value = [](const auto& a, const auto& b) { return a.second < b.second; };
        const auto [lowest, highest] = std::minmax_element(values.begin(), values.end(), by_value);
        statistics.push_back({slot, values.size(), lowest->second, highest->second});
    }
    std::reverse(statistics.begin(), statistics.end());
    table.add_value_statistics(statistics);
    for (const auto& [slot, values] : slots) {
        for (const auto& [docid, value] : values) table.add_value(slot, docid, value);
    }
}

inline void write_documents(GlassDatabase& database, const Collection& collection, bool termlists) {
    TermlistEncoder encoder;
    std::string encoded;
    for (const auto& [docid, document] : collection.documents) {
        std::uint32_t length = 0;
        encoder.begin();
        for (const auto& [term, wdf] : document.terms) {
            encoder.add(term, wdf);
            length += wdf;
        }
        encoded.clear();
        encoder.finish(encoded);
        std::vector<std::uint32_t> slots;
        for (const auto& value : document.values) slots.push_back(value.first);
        if (termlists) database.termlist().add(docid, encoded, slots);
        database.docdata().add(docid, document.data);
        database.postlist().add_length(docid, length);
    }
}

inline void write_terms(GlassDatabase& database, const Collection& collection) {
    std::map<std::string, std::vector<TestPosting>> postings;
    for (const auto& [docid, document] : collection.documents) {
        for (const auto& [term, wdf] : document.terms) postings[term].push_back({docid, wdf});
    }
    for (const auto& [term, list] : postings) database.postlist().add_term(term, std::span(list));
}

// `folder` is created.
inline std::vector<GlassFile> write_with_glass(const std::string& folder, const Collection& collection,
                                               const GlassDatabaseOptions& options = {}) {
    std::filesystem::create_directory(folder);
    GlassDatabase database(folder, options);
    for (const auto& [name, value] : collection.metadata) database.postlist().add_metadata(name, value);
    write_values(database.postlist(), collection);
    write_documents(database, collection, options.termlists);
    write_terms(database, collection);
    database.postlist().finish();
    return database.finish(database.postlist().statistics(), {1, 2, 3});
}

}  // namespace kwic::glass_test
