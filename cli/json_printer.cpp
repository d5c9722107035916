#include "document_json.hpp"
#include "printer.hpp"

namespace kwic::cli {
namespace {

Json facet_json(const Facet& facet) {
    Json counts = Json::array();
    for (const FacetCount& count : facet.counts) {
        counts.push_back({{"value", count.value}, {"documents", count.documents}});
    }
    return {{"field", facet.field},
            {"documents", facet.documents},
            {"values", facet.values},
            {"counts", std::move(counts)}};
}

class JsonPrinter : public Printer {
  public:
    JsonPrinter(Output& out, const PrintOptions& options) : out_(out), options_(options) {}

    void print(const Answer& answer) override {
        Json object = {{"format", json_format_version}};
        if (options_.many_topics) object["query_id"] = answer.topic.id;
        object["query"] = answer.topic.query;
        object["total"] = answer.results.total;
        object["total_exact"] = answer.results.total_exact;
        object["warnings"] = warnings_json(answer.results.warnings);
        if (!answer.results.suggestion.empty()) object["suggestion"] = answer.results.suggestion;
        if (answer.results.budget_spent) object["budget_spent"] = *answer.results.budget_spent;
        Json& hits = object["hits"] = Json::array();
        for (const Hit& hit : answer.results.hits) {
            hits.push_back(hit_json(hit, check_freshness(hit, options_.base_folder)));
        }
        for (const Facet& facet : answer.results.facets) object["facets"].push_back(facet_json(facet));
        const bool indented = options_.appearance.terminal && !options_.many_topics;
        out_.write(json_text(object, indented ? JsonLayout::indented : JsonLayout::line) + "\n");
    }

  private:
    Output& out_;
    PrintOptions options_;
};

}  // namespace

std::unique_ptr<Printer> make_json_printer(Output& out, const PrintOptions& options) {
    return std::make_unique<JsonPrinter>(out, options);
}

}  // namespace kwic::cli
