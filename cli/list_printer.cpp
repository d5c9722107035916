#include "printer.hpp"
#include "terminal_text.hpp"

#include <kwic/error.hpp>

#include <string_view>

namespace kwic::cli {
namespace {

class IdPrinter : public Printer {
  public:
    IdPrinter(Output& out, const PrintOptions& options) : out_(out), options_(options) {}

    void print(const Answer& answer) override {
        const char end = options_.ended_by_zero ? '\0' : '\n';
        for (const Hit& hit : answer.results.hits) {
            if (hit.id.find(end) != std::string::npos) refuse(hit.id);
            out_.write(options_.appearance.terminal ? terminal_text(hit.id) : hit.id);
            out_.write(std::string_view(&end, 1));
        }
    }

  private:
    // Whoever reads the list would take it for two ids, and perhaps remove documents of those.
    [[noreturn]] void refuse(const std::string& id) const {
        throw Error(ErrorCode::invalid_argument,
                    "the id '" + terminal_text(id) + "' holds the sign that ends an id in this list; " +
                        (options_.ended_by_zero ? "use --format json" : "use -0, or --format json"));
    }

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
