// Random documents, and queries that find some of them.
#pragma once

#include <kwic/document.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace kwic {

// Frequent and rare words, stop words, compounds and their joined forms; enough documents for several blocks of the
// frequent ones, and with many of them for several windows.
class RandomCollection {
  public:
    explicit RandomCollection(unsigned seed) : random_(seed) {
        for (int i = 0; i < 40; ++i)
            words_.push_back("w" + std::string(1, static_cast<char>('a' + i % 26)) + "x" + std::to_string(i));
        for (const char* word : {"the", "of", "and", "alpha", "beta", "gamma", "delta"}) words_.emplace_back(word);
    }

    std::size_t below(std::size_t bound) { return random_() % bound; }

    // The first words are frequent, the last ones rare.
    std::string word() {
        const std::size_t range = std::size_t{1} << below(6);
        return words_[(below(range) * 7 + below(range + 1)) % words_.size()];
    }

    std::string text(std::size_t max_words) {
        std::string text;
        for (std::size_t words = below(max_words + 1); words > 0; --words) {
            text += word();
            if (below(12) == 0) text += '-' + word();
            if (below(20) == 0) text += word();
            text += ' ';
        }
        return text;
    }

    std::vector<Document> documents(std::size_t count) {
        std::vector<Document> documents;
        for (std::size_t i = 0; i < count; ++i) {
            Document& document = documents.emplace_back();
            document.id = "document " + std::to_string(i);
            document.title = text(4);
            document.text = text(below(10) == 0 ? 300 : 30);
            document.language = below(6) == 0 ? "fr" : "en";
        }
        return documents;
    }

    std::string query(int depth) {
        std::string query;
        for (std::size_t terms = 1 + below(5); terms > 0; --terms) {
            if (!query.empty()) query += below(8) == 0 ? " AND " : " ";
            const std::size_t kind = below(10);
            if (kind == 0) query += '+';
            if (kind == 1) query += '-';
            query += term(depth);
        }
        return query;
    }

  private:
    std::string term(int depth) {
        switch (below(12)) {
            case 0:
                return '"' + word() + ' ' + word() + '"';
            case 1:
                return "title:" + word();
            case 2:
                return word() + '-' + word();
            case 3:
                return word() + word();
            case 4:
                return depth > 0 ? '(' + query(depth - 1) + ')' : word();
            case 5:
                return below(4) == 0 ? word().substr(0, 2) + '*' : word();
            case 6:
                return "title:\"" + word() + ' ' + word() + '"';
            default:
                return word();
        }
    }

    std::mt19937 random_;
    std::vector<std::string> words_;
};

}  // namespace kwic
