// The declared fields whose values are searched by their words, as the text is.
#pragma once

#include <kwic/document.hpp>
#include <kwic/schema.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Numbers count them from 0, in the order in which they were declared. Thread rule: a value.
class TextFields {
  public:
    TextFields() = default;
    explicit TextFields(const std::vector<FieldSpec>& declared);

    [[nodiscard]] bool empty() const noexcept { return fields_.empty(); }
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const noexcept;

    // What a word of the field adds to the wdf of its stem.
    [[nodiscard]] std::uint32_t wdf(std::uint32_t number) const noexcept { return fields_[number].wdf; }
    [[nodiscard]] const std::string& name(std::uint32_t number) const noexcept { return fields_[number].name; }

    // Calls `use(number, value)` for every value of these fields, in the document's order.
    template <class Use>
    void for_each_value(const Document& document, Use&& use) const {
        if (empty()) return;
        for (const FieldValue& field : document.fields) {
            if (const auto number = find(field.name)) use(*number, field.value);
        }
    }

  private:
    struct Field {
        std::string name;
        std::uint32_t wdf = 1;
    };

    std::vector<Field> fields_;
};

}  // namespace kwic
