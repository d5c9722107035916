#include "percent_encoding.hpp"
#include "printer.hpp"
#include "terminal_text.hpp"

namespace kwic::cli {
namespace {

class TrecPrinter : public Printer {
  public:
    TrecPrinter(Output& out, const PrintOptions& options) : out_(out), terminal_(options.appearance.terminal) {}

    void print(const Answer& answer) override {
        const std::string query_id = trec_id(answer.topic.id);
        for (const Hit& hit : answer.results.hits) {
            const std::string line = query_id + " Q0 " + trec_id(hit.id) + " " + std::to_string(hit.rank) + " " +
                                     score_text(hit.score) + " kwic";
            out_.write(terminal_ ? terminal_text(line) : line);
            out_.write("\n");
        }
    }

  private:
    Output& out_;
    bool terminal_;
};

}  // namespace

std::unique_ptr<Printer> make_trec_printer(Output& out, const PrintOptions& options) {
    return std::make_unique<TrecPrinter>(out, options);
}

}  // namespace kwic::cli
