#include "columns.hpp"
#include "printer.hpp"

namespace kwic::cli {
namespace {

class TsvPrinter : public Printer {
  public:
    TsvPrinter(Output& out, const PrintOptions& options) : out_(out), options_(options) {}

    void print(const Answer& answer) override {
        for (const Hit& hit : answer.results.hits) {
            std::string line;
            if (options_.many_topics) line = column(answer.topic.id) + "\t";
            line += std::to_string(hit.rank) + "\t" + score_text(hit.score) + "\t" + column(hit.id) + "\t" +
                    column(hit.title) + "\t" + column(hit.date) + "\t" + column(hit.language) + "\t" +
                    column(hit.path) + "\t" + std::to_string(hit.line) + "\t";
            if (!hit.passages.empty()) line += column(hit.passages.front().text);
            out_.write(line + "\n");
        }
    }

  private:
    [[nodiscard]] std::string column(std::string_view text) const {
        return column_text(text, options_.appearance.terminal);
    }

    Output& out_;
    PrintOptions options_;
};

}  // namespace

std::unique_ptr<Printer> make_tsv_printer(Output& out, const PrintOptions& options) {
    return std::make_unique<TsvPrinter>(out, options);
}

}  // namespace kwic::cli
