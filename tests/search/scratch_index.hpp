// An index of a few documents in a folder that goes with it.
#pragma once

#include <kwic/builder.hpp>
#include <kwic/index.hpp>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace kwic {

class ScratchIndex {
  public:
    explicit ScratchIndex(const std::vector<Document>& documents) {
        std::string name = (std::filesystem::temp_directory_path() / "kwic-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
        folder_ = name;
        Builder builder(path());
        for (const Document& document : documents) builder.add(document);
        builder.publish();
    }
    ~ScratchIndex() { std::filesystem::remove_all(folder_); }
    ScratchIndex(const ScratchIndex&) = delete;
    ScratchIndex& operator=(const ScratchIndex&) = delete;

    std::string path() const { return folder_ + "/index"; }
    Index open() const { return Index::open(path()); }

  private:
    std::string folder_;
};

// English documents "1", "2", ... of these texts.
inline std::vector<Document> documents_of(const std::vector<std::string>& texts, const std::string& language = "en") {
    std::vector<Document> documents;
    for (const std::string& text : texts) {
        Document& document = documents.emplace_back();
        document.id = std::to_string(documents.size());
        document.text = text;
        document.language = language;
    }
    return documents;
}

}  // namespace kwic
