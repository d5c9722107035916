// The values of one field, by document.
#pragma once

#include "columns/columns_layout.hpp"
#include "columns/packed_array.hpp"

#include <kwic/schema.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

// A value is told by its ordinal: its place among the distinct values in their order (value_order.hpp). Members throw
// Error{damaged} where the bytes cannot have been written, if they notice; what they return lies within the file in
// any case. Thread rule: any thread.
class Column {
  public:
    struct Description {
        std::string name;
        FieldType type = FieldType::words;
        ColumnForm form = ColumnForm::listed;
        std::uint64_t documents = 0;  // that have a value
        std::uint64_t entries = 0;    // values of all documents
        std::uint64_t values = 0;     // distinct ones
        std::uint64_t dictionary_bytes = 0;
    };

    // `bytes` begin with the column's and may be longer; packed_array_slack bytes may be read behind them.
    Column(Description description, std::uint32_t last_docid, std::string_view bytes);

    [[nodiscard]] const std::string& name() const noexcept { return description_.name; }
    [[nodiscard]] FieldType type() const noexcept { return description_.type; }
    [[nodiscard]] std::uint64_t documents() const noexcept { return description_.documents; }
    [[nodiscard]] std::uint32_t values() const noexcept { return static_cast<std::uint32_t>(description_.values); }

    [[nodiscard]] std::string value(std::uint32_t ordinal) const;

    // Calls use(ordinal, value) for the values from `first` on and before `last`, ascending.
    template <class Use>
    void for_each_value(std::uint32_t first, std::uint32_t last, Use&& use) const {
        for (ValueCursor at(*this, first); at.ordinal() < last; at.next()) use(at.ordinal(), at.value());
    }

    // Calls use(docid, ordinal) for every value of every document; both ascend.
    template <class Use>
    void for_each(Use&& use) const {
        if (description_.form == ColumnForm::by_document) {
            for (std::uint32_t docid = 1; docid <= ordinals_.size(); ++docid) {
                if (const std::uint32_t number = ordinals_[docid - 1]) use(docid, checked(number - 1));
            }
        } else {
            std::uint32_t before = 0;
            for (std::size_t i = 0; i < documents_.size(); ++i) {
                const std::uint32_t docid = checked_docid(documents_[i]);
                if (docid < before) fail();
                before = docid;
                use(docid, checked(ordinals_[i]));
            }
        }
    }

    // Calls use(ordinal) for every value of the document, ascending.
    template <class Use>
    void for_each_of(std::uint32_t docid, Use&& use) const {
        if (description_.form == ColumnForm::by_document) {
            if (docid == 0 || docid > ordinals_.size()) return;
            if (const std::uint32_t number = ordinals_[docid - 1]) use(checked(number - 1));
        } else {
            for (std::size_t i = documents_.lower_bound(docid); i < documents_.size() && documents_[i] == docid; ++i) {
                use(checked(ordinals_[i]));
            }
        }
    }

    // The first ordinal for which `is_before(value)` is false, where it is true for the beginning of the order alone;
    // values() if there is none.
    template <class IsBefore>
    [[nodiscard]] std::uint32_t find_first(IsBefore&& is_before) const {
        std::uint32_t first = 0;
        for (std::uint32_t count = values(); count > 0;) {
            const std::uint32_t half = count / 2;
            if (is_before(value(first + half))) {
                first += half + 1;
                count -= half + 1;
            } else {
                count = half;
            }
        }
        return first;
    }

  private:
    // Stands at a value, or at values().
    class ValueCursor {
      public:
        ValueCursor(const Column& column, std::uint32_t ordinal);
        [[nodiscard]] std::uint32_t ordinal() const noexcept { return ordinal_; }
        [[nodiscard]] const std::string& value() const noexcept { return value_; }
        void next();

      private:
        void read();

        const Column& column_;
        std::string_view rest_;
        std::uint32_t ordinal_;
        std::string value_;
    };

    [[noreturn]] static void fail();
    [[nodiscard]] std::uint32_t checked(std::uint32_t ordinal) const {
        if (ordinal >= description_.values) fail();
        return ordinal;
    }
    [[nodiscard]] std::uint32_t checked_docid(std::uint32_t docid) const {
        if (docid == 0 || docid > last_docid_) fail();
        return docid;
    }

    Description description_;
    std::uint32_t last_docid_;
    std::string_view dictionary_;
    PackedArray group_starts_;
    PackedArray documents_;  // listed
    PackedArray ordinals_;
};

}  // namespace kwic
