// A range of numbers or of time among the values of a column.
#pragma once

#include "columns/column.hpp"
#include "query/date_range.hpp"
#include "query/number_text.hpp"

#include <kwic/query.hpp>

#include <string>
#include <vector>

namespace kwic {

// A date without a time is a day of the asker's calendar, which `clock` tells, as the dates of the query are.
class ValueRange {
  public:
    // Of a field of numbers or dates. `fault()` tells why it is no range, if so: a bound that is none, or bounds in the
    // wrong order.
    ValueRange(FieldType type, const Query& range, const DateClock& clock);

    [[nodiscard]] const std::string& fault() const noexcept { return fault_; }

    // Sets the ordinals of the column's values that lie in the range.
    void mark(const Column& column, std::vector<bool>& ordinals) const;

  private:
    template <class Range, class Resolve>
    void resolve(const Query& range, Range& bounds, const char* right, Resolve&& resolve_range);
    void mark_numbers(const Column& column, std::vector<bool>& ordinals) const;
    void mark_dates(const Column& column, std::vector<bool>& ordinals) const;

    DateClock clock_;
    FieldType type_;
    NumberRange numbers_;
    DateRange dates_;
    std::string fault_;
};

}  // namespace kwic
