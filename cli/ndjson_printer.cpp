#include "document_json.hpp"
#include "printer.hpp"

namespace kwic::cli {
namespace {

class NdjsonPrinter : public Printer {
  public:
    NdjsonPrinter(Output& out, const PrintOptions& options) : out_(out), many_topics_(options.many_topics) {}

    void print(const Answer& answer) override {
        for (const Hit& hit : answer.results.hits) {
            Json object = Json::object();
            if (many_topics_) object["query_id"] = answer.topic.id;
            object.update(hit_json(hit));
            out_.write(json_text(object, JsonLayout::line) + "\n");
        }
    }

  private:
    Output& out_;
    bool many_topics_;
};

}  // namespace

std::unique_ptr<Printer> make_ndjson_printer(Output& out, const PrintOptions& options) {
    return std::make_unique<NdjsonPrinter>(out, options);
}

}  // namespace kwic::cli
