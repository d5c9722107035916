#include "vocabulary/form_collector.hpp"

#include "storage/term_space.hpp"

#include <algorithm>

namespace kwic {

void FormCollector::CountedWords::add(std::string_view word, std::uint64_t count) {
    append_text(bytes_, word);
    append_number(bytes_, count);
}

bool FormCollector::CountedWords::Reader::next() {
    if (parser_.rest().empty()) return false;
    word_ = parser_.view();
    count_ = parser_.number();
    return true;
}

class FormCollector::Unusual {
  public:
    explicit Unusual(const FormCollector& forms) : overlong_(forms.overlong_unusual_), reader_(forms.unusual_) {
        there_ = reader_.next();
    }

    std::uint64_t count_of(std::string_view stem) {
        constexpr std::size_t never_overlong = 64;
        if (stem.size() > never_overlong && !overlong_.empty()) {
            const std::string term = make_term(TermSpace::unusual, stem);
            const auto found = overlong_.find(std::string_view(term).substr(prefix_of(TermSpace::unusual).size()));
            if (found != overlong_.end()) return found->second;
        }
        while (there_ && reader_.word() < stem) there_ = reader_.next();
        return there_ && reader_.word() == stem ? reader_.count() : 0;
    }

  private:
    const std::map<std::string, std::uint64_t, std::less<>>& overlong_;
    CountedWords::Reader reader_;
    bool there_ = false;
};

void FormCollector::add_term(std::string_view term, std::uint64_t documents) {
    constexpr std::string_view form_prefix = prefix_of(TermSpace::form);
    constexpr std::string_view unusual_prefix = prefix_of(TermSpace::unusual);
    if (is_stem_term(term)) {
        add_stem(term, documents);
    } else if (term.starts_with(form_prefix)) {
        written_.add(term.substr(form_prefix.size()), documents);
    } else if (term.starts_with(unusual_prefix)) {
        add_unusual(term.substr(unusual_prefix.size()), documents);
    }
}

void FormCollector::add_unusual(std::string_view stem, std::uint64_t documents) {
    if (is_hashed(stem)) {
        overlong_unusual_.emplace(stem, documents);
    } else {
        unusual_.add(stem, documents);
    }
}

void FormCollector::add_stem(std::string_view stem, std::uint64_t documents) {
    const auto& entries = usual_.entries();
    while (next_entry_ < entries.size() && entries[next_entry_].stem < stem) ++next_entry_;
    if (next_entry_ < entries.size() && entries[next_entry_].stem == stem) {
        others_.push_back({entries[next_entry_].form, entries[next_entry_].stem, documents});
    } else if (UsualForms::is_own_form(stem)) {
        stems_.add(stem, documents);
    }
}

void FormCollector::settle_other_forms() {
    Unusual unusual(*this);
    for (OtherForm& other : others_) other.documents -= std::min(other.documents, unusual.count_of(other.stem));
    std::erase_if(others_, [](const OtherForm& other) { return other.documents == 0; });
    std::sort(others_.begin(), others_.end(), [](const OtherForm& a, const OtherForm& b) { return a.form < b.form; });
}

void FormCollector::give(const std::function<void(std::string_view form, std::uint64_t documents)>& take) {
    settle_other_forms();
    CountedWords::Reader written(written_);
    CountedWords::Reader stems(stems_);
    Unusual unusual(*this);
    bool has_written = written.next();
    std::uint64_t own_documents = 0;  // of the stem's form
    const auto next_stem = [&] {
        while (stems.next()) {
            own_documents = stems.count() - std::min(stems.count(), unusual.count_of(stems.word()));
            if (own_documents > 0) return true;
        }
        return false;
    };
    bool has_stem = next_stem();
    auto other = others_.begin();
    while (has_written || has_stem || other != others_.end()) {
        std::string_view form = has_written ? written.word() : has_stem ? stems.word() : other->form;
        if (has_stem) form = std::min(form, stems.word());
        if (other != others_.end()) form = std::min(form, other->form);
        std::uint64_t documents = 0;
        if (has_written && written.word() == form) {
            documents += written.count();
            has_written = written.next();
        }
        if (has_stem && stems.word() == form) {
            documents += own_documents;
            has_stem = next_stem();
        }
        for (; other != others_.end() && other->form == form; ++other) documents += other->documents;
        take(form, documents);
    }
}

}  // namespace kwic
