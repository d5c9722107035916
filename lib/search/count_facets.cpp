#include "search/count_facets.hpp"

#include "search/facet_steps.hpp"
#include "search/value_range.hpp"

#include <kwic/error.hpp>
#include <kwic/query.hpp>

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

class FacetCounter {
  public:
    FacetCounter(const std::vector<std::uint32_t>& documents, const Column& column, const DateClock& clock)
        : documents_(documents), column_(column), clock_(clock) {}

    void count_values(const FacetRequest& request, Facet& facet) const;
    void count_ranges(const FacetRequest& request, Facet& facet) const;
    void count_steps(const FacetRequest& request, Facet& facet) const;
    [[nodiscard]] std::uint64_t count_documents() const;

  private:
    // Calls use(docid, ordinal) for the values of all documents.
    template <class Use>
    void for_each(Use&& use) const;

    const std::vector<std::uint32_t>& documents_;
    const Column& column_;
    const DateClock& clock_;
};

// Few documents are looked up, of many the whole column is read.
template <class Use>
void FacetCounter::for_each(Use&& use) const {
    constexpr std::size_t look_up_cost = 16;
    if (documents_.size() * look_up_cost < column_.documents()) {
        for (const std::uint32_t docid : documents_) {
            column_.for_each_of(docid, [&](std::uint32_t ordinal) { use(docid, ordinal); });
        }
        return;
    }
    auto at = documents_.begin();
    column_.for_each([&](std::uint32_t docid, std::uint32_t ordinal) {
        while (at != documents_.end() && *at < docid) ++at;
        if (at != documents_.end() && *at == docid) use(docid, ordinal);
    });
}

std::uint64_t FacetCounter::count_documents() const {
    std::uint64_t documents = 0;
    std::uint32_t last = 0;
    for_each([&](std::uint32_t docid, std::uint32_t) { documents += std::exchange(last, docid) == docid ? 0 : 1; });
    return documents;
}

void FacetCounter::count_values(const FacetRequest& request, Facet& facet) const {
    std::vector<std::uint64_t> counts(column_.values());
    for_each([&](std::uint32_t, std::uint32_t ordinal) { ++counts[ordinal]; });
    std::vector<std::uint32_t> found;
    for (std::uint32_t ordinal = 0; ordinal < counts.size(); ++ordinal) {
        if (counts[ordinal] > 0) found.push_back(ordinal);
    }
    facet.values = found.size();
    const std::size_t wanted = std::min(request.limit, found.size());
    std::partial_sort(
        found.begin(), found.begin() + static_cast<std::ptrdiff_t>(wanted), found.end(),
        [&](std::uint32_t a, std::uint32_t b) { return counts[a] != counts[b] ? counts[a] > counts[b] : a < b; });
    for (std::size_t i = 0; i < wanted; ++i) facet.counts.push_back({column_.value(found[i]), counts[found[i]]});
}

void FacetCounter::count_ranges(const FacetRequest& request, Facet& facet) const {
    if (column_.type() != FieldType::number && column_.type() != FieldType::date) {
        throw Error(ErrorCode::invalid_argument,
                    "the field \"" + request.field + "\" has no ranges: its values are neither numbers nor dates");
    }
    for (const FacetRange& range : request.ranges) {
        Query bounds;
        bounds.low = range.low;
        bounds.high = range.high;
        const ValueRange values(column_.type(), bounds, clock_);
        const std::string name = range.low + ".." + range.high;
        if (!values.fault().empty()) {
            throw Error(ErrorCode::invalid_argument, "the range \"" + name + "\" of the field \"" + request.field +
                                                         "\" counts nothing: " + values.fault());
        }
        std::vector<bool> wanted(column_.values());
        values.mark(column_, wanted);
        std::uint64_t documents = 0;
        std::uint32_t last = 0;
        for_each([&](std::uint32_t docid, std::uint32_t ordinal) {
            if (wanted[ordinal]) documents += std::exchange(last, docid) == docid ? 0 : 1;
        });
        if (documents > 0) ++facet.values;
        facet.counts.push_back({name, documents});
    }
}

void FacetCounter::count_steps(const FacetRequest& request, Facet& facet) const {
    const FacetSteps steps = make_steps(column_, request.step, clock_);
    std::vector<std::uint64_t> counts(steps.names.size());
    std::vector<std::uint32_t> last_document(steps.names.size());
    for_each([&](std::uint32_t docid, std::uint32_t ordinal) {
        const std::uint32_t step = steps.step_of[ordinal];
        if (std::exchange(last_document[step], docid) != docid) ++counts[step];
    });
    for (std::size_t step = 0; step < counts.size(); ++step) {
        if (counts[step] > 0) facet.counts.push_back({steps.names[step], counts[step]});
    }
    facet.values = facet.counts.size();
}

}  // namespace

Facet count_facet(const FacetRequest& request, const std::vector<std::uint32_t>& documents, const Columns& columns,
                  const DateClock& clock) {
    Facet facet;
    facet.field = request.field;
    const Column* column = columns.find(request.field);
    if (column == nullptr) return facet;
    const FacetCounter counter(documents, *column, clock);
    facet.documents = counter.count_documents();
    if (!request.step.empty()) {
        counter.count_steps(request, facet);
    } else if (!request.ranges.empty()) {
        counter.count_ranges(request, facet);
    } else {
        counter.count_values(request, facet);
    }
    return facet;
}

}  // namespace kwic
