#include "vocabulary/write_word_list.hpp"

#include "glass/output_file.hpp"
#include "storage/learned_tables.hpp"
#include "storage/term_space.hpp"
#include "vocabulary/word_list_writer.hpp"

#include <utility>

namespace kwic {
namespace {

constexpr std::size_t terms_a_step = 1000;

FormCollector collect_forms(const Xapian::Database& database, const std::function<void()>& on_step) {
    FormCollector forms(read_usual_forms(database));
    std::size_t terms = 0;
    for (auto at = database.allterms_begin(); at != database.allterms_end();) {
        const std::string term = *at;
        const bool is_form = term.starts_with(prefix_of(TermSpace::form));
        if (!is_stem_term(term) && !is_form && !term.starts_with(prefix_of(TermSpace::unusual))) {
            at.skip_to(std::string(1, static_cast<char>(term.front() + 1)));
            continue;
        }
        forms.add_term(term, at.get_termfreq());
        ++at;
        if (on_step && ++terms % terms_a_step == 0) on_step();
    }
    return forms;
}

void write_forms(FormCollector& forms, WordListWriter writer) {
    forms.give([&writer](std::string_view form, std::uint64_t documents) { writer.add(form, documents); });
    writer.finish();
}

}  // namespace

void write_word_list(FormCollector& forms, std::uint64_t documents, std::uint64_t length_sum, const std::string& path) {
    OutputFile file(path, false);
    const auto write = [&file](std::string_view bytes) { file.write(bytes); };
    write_forms(forms, WordListWriter(write, documents, length_sum));
    file.finish();
}

void write_word_list(const Xapian::Database& database, const std::string& path, const std::function<void()>& on_step) {
    FormCollector forms = collect_forms(database, on_step);
    write_word_list(forms, database.get_doccount(), database.get_total_length(), path);
}

std::unique_ptr<const WordList> make_word_list(const Xapian::Database& database, const std::function<void()>& on_step) {
    FormCollector forms = collect_forms(database, on_step);
    std::string bytes;
    const auto append = [&bytes](std::string_view more) { bytes += more; };
    write_forms(forms, WordListWriter(append, database.get_doccount(), database.get_total_length()));
    return WordList::of_bytes(std::move(bytes));
}

}  // namespace kwic
