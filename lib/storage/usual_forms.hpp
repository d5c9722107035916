// The form in which a stem usually stands, which an index need not write down for each document.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

// Immutable; copies share it, and any number of threads may use it at once. A stem that is not among the entries is
// its own usual form; but those that begin above U+07FF have none, since most of them are parts of words (bigrams).
class UsualForms {
  public:
    struct Entry {
        std::string_view stem;
        std::string_view form;  // another word than the stem
    };

    // Without entries.
    UsualForms() = default;

    // From what bytes() gave; none mean no entries. Throws Error{damaged} for what can be no such table, std::bad_alloc.
    explicit UsualForms(std::string_view bytes);

    // Of entries in ascending order of their stems (bytes). Throws as above.
    static UsualForms of_entries(const std::vector<Entry>& entries);

    // As the metadata keep it: texts (byte_stream.hpp), each stem and its form. Empty without entries.
    [[nodiscard]] std::string_view bytes() const noexcept;

    [[nodiscard]] const std::vector<Entry>& entries() const noexcept;

    // The usual form of `stem`; empty if it has none. Lives as long as this and `stem`.
    [[nodiscard]] std::string_view of(std::string_view stem) const;

  private:
    struct Content {
        explicit Content(std::string_view stored);

        std::string bytes;
        std::vector<Entry> entries;
        std::unordered_map<std::string_view, std::string_view> forms;
    };

    std::shared_ptr<const Content> content_;
};

}  // namespace kwic
