#include "printer.hpp"
#include "terminal_text.hpp"

#include <string_view>

namespace kwic::cli {
namespace {

class IdPrinter : public Printer {
  public:
    IdPrinter(Output& out, const PrintOptions& options) : out_(out), options_(options) {}

    void print(const Answer& answer) override {
        const std::string_view end = options_.ended_by_zero ? std::string_view("\0", 1) : std::string_view("\n");
        for (const Hit& hit : answer.results.hits) {
            out_.write(options_.appearance.terminal ? terminal_text(hit.id) : hit.id);
            out_.write(end);
        }
    }

  private:
    Output& out_;
    PrintOptions options_;
};

class CountPrinter : public Printer {
  public:
    CountPrinter(Output& out, const PrintOptions& options) : out_(out), options_(options) {}

    void print(const Answer& answer) override {
        const std::string& id = answer.topic.id;
        if (options_.many_topics) out_.write((options_.appearance.terminal ? terminal_text(id) : id) + "\t");
        out_.write(std::to_string(answer.results.total) + "\n");
    }

  private:
    Output& out_;
    PrintOptions options_;
};

}  // namespace

std::unique_ptr<Printer> make_id_printer(Output& out, const PrintOptions& options) {
    return std::make_unique<IdPrinter>(out, options);
}

std::unique_ptr<Printer> make_count_printer(Output& out, const PrintOptions& options) {
    return std::make_unique<CountPrinter>(out, options);
}

}  // namespace kwic::cli
