// Documents as a test makes them up, and the two ways to write them: as lib/glass does, and as Xapian does.
#pragma once

#include "glass/glass_database.hpp"
#include "glass/position_list.hpp"

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kwic::glass_test {

struct TermUse {
    std::uint32_t wdf = 0;
    std::vector<std::uint32_t> positions;  // ascending, from 1 on
};

struct TestDocument {
    std::map<std::string, TermUse> terms;
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
    for (const auto& [term, use] : document.terms) {
        made.add_term(term, use.wdf);
        for (const std::uint32_t position : use.positions) made.add_posting(term, position, 0);
    }
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
    const std::vector<std::uint32_t>* positions = nullptr;
};

inline void write_values(PostlistTable& table, const Collection& collection) {
    std::map<std::uint32_t, std::vector<GlassValue>> by_slot;
    for (const auto& [docid, document] : collection.documents) {
        for (const auto& [slot, value] : document.values) by_slot[slot].push_back({docid, value});
    }
    std::vector<GlassValueSlot> slots;
    for (const auto& [slot, values] : by_slot) slots.push_back({slot, values});
    table.add_values(slots);
}

inline void write_documents(GlassDatabase& database, const Collection& collection) {
    for (const auto& [docid, document] : collection.documents) {
        database.termlist().begin_document(docid);
        std::uint32_t length = 0;
        for (const auto& [term, use] : document.terms) {
            database.termlist().add_term(term, use.wdf);
            length += use.wdf;
        }
        std::vector<std::uint32_t> slots;
        for (const auto& value : document.values) slots.push_back(value.first);
        database.termlist().end_document(slots);
        database.docdata().add(docid, document.data);
        database.postlist().add_length(docid, length);
    }
}

inline void write_terms(GlassDatabase& database, const Collection& collection) {
    std::map<std::string, std::vector<TestPosting>> postings;
    for (const auto& [docid, document] : collection.documents) {
        for (const auto& [term, use] : document.terms) postings[term].push_back({docid, use.wdf, &use.positions});
    }
    std::vector<char> encoded;
    for (const auto& [term, list] : postings) {
        database.postlist().add_term(term, std::span(list));
        database.position().begin_term(term);
        for (const TestPosting& posting : list) {
            if (posting.positions->empty()) continue;
            encoded.resize(max_position_list_bytes(posting.positions->size()));
            const char* end = encode_positions(*posting.positions, encoded.data());
            database.position().add(posting.docid, {encoded.data(), end});
        }
    }
}

// `folder` is created.
inline std::vector<GlassFile> write_with_glass(const std::string& folder, const Collection& collection,
                                               const GlassDatabaseOptions& options = {}) {
    std::filesystem::create_directory(folder);
    GlassDatabase database(folder, options);
    for (const auto& [name, value] : collection.metadata) database.postlist().add_metadata(name, value);
    write_values(database.postlist(), collection);
    write_documents(database, collection);
    write_terms(database, collection);
    database.postlist().finish();
    return database.finish(database.postlist().statistics(), {1, 2, 3});
}

}  // namespace kwic::glass_test
