// What a Reader gave: its documents and its account.
#pragma once

#include <kwic/reader.hpp>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace kwic::testing {

struct Reading {
    std::vector<Document> documents;
    std::vector<AccountEntry> account;

    // "kind reason" of every entry, in order.
    [[nodiscard]] std::vector<std::string> reasons() const {
        std::vector<std::string> all;
        for (const AccountEntry& entry : account) all.push_back(std::string(name_of(entry.kind)) + " " + entry.reason);
        return all;
    }

    [[nodiscard]] std::vector<std::string> ids() const {
        std::vector<std::string> all;
        for (const Document& document : documents) all.push_back(document.id);
        return all;
    }
};

inline void read_to_end(Reader& reader, Reading& reading) {
    Document document;
    while (reader.next(document)) reading.documents.push_back(document);
}

inline Reading read_paths(std::vector<std::string> paths, ReadOptions options = {}) {
    Reading reading;
    options.on_account = [&](const AccountEntry& entry) { reading.account.push_back(entry); };
    Reader reader(std::move(paths), options);
    read_to_end(reader, reading);
    return reading;
}

inline Reading read_stream(const std::string& content, ReadOptions options = {}) {
    Reading reading;
    std::istringstream stream(content);
    options.on_account = [&](const AccountEntry& entry) { reading.account.push_back(entry); };
    Reader reader(stream, options);
    read_to_end(reader, reading);
    return reading;
}

}  // namespace kwic::testing
