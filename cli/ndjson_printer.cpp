#include "document_json.hpp"
#include "printer.hpp"

namespace kwic::cli {
namespace {

class NdjsonPrinter : public Printer {
  public:
    NdjsonPrinter(Output& out, const PrintOptions& options) : out_(out), options_(options) {}

    void print(const Answer& answer) override {
        for (const Hit& hit : answer.results.hits) {
            Json object = Json::object();
            if (options_.many_topics) object["query_id"] = answer.topic.id;
            object.update(hit_json(hit, check_freshness(hit, options_.base_folder)));
            out_.write(json_text(object, JsonLayout::line) + "\n");
        }
    }

  private:
    Output& out_;
    PrintOptions options_;
};

}  // namespace

std::unique_ptr<Printer> make_ndjson_printer(Output& out, const PrintOptions& options) {
    return std::make_unique<NdjsonPrinter>(out, options);
}

}  // namespace kwic::cli
