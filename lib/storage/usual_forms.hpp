// The form in which a stem usually stands, which an index need not write down for each document.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
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

    // From what bytes() gave; none mean no entries. Throws Error{damaged} for what can be no such table,
    // std::bad_alloc.
    explicit UsualForms(std::string_view bytes);

    // Of entries in ascending order of their stems (bytes). Throws as above.
    static UsualForms of_entries(const std::vector<Entry>& entries);

    // As the metadata keep it: texts (byte_stream.hpp), each stem and its form. Empty without entries.
    [[nodiscard]] std::string_view bytes() const noexcept;

    [[nodiscard]] const std::vector<Entry>& entries() const noexcept;

    // Whether a stem that is not among the entries is its own usual form.
    [[nodiscard]] static bool is_own_form(std::string_view stem) noexcept;

    // The usual form of `stem`; empty if it has none. Lives as long as this and `stem`.
    [[nodiscard]] std::string_view of(std::string_view stem) const;

  private:
    class Content {
      public:
        explicit Content(std::string_view stored);

        std::string bytes;
        std::vector<Entry> entries;

        [[nodiscard]] const Entry* find(std::string_view stem) const noexcept;

      private:
        // Half of the hash stands with the entry, so that a search for what has none looks at few entries.
        struct Slot {
            std::uint32_t hash_high = 0;
            std::uint32_t entry = no_entry;
        };
        static constexpr std::uint32_t no_entry = 0xFFFFFFFF;

        std::vector<Slot> slots_;  // a hash table: a power of two, twice the entries and more
    };

    std::shared_ptr<const Content> content_;
};

}  // namespace kwic
