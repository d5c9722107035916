// Documents whose score depends on what is costly to find out.
#pragma once

#include "topk/best_documents.hpp"
#include "topk/top_query.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kwic {

// Those that may become best are settled first, so that most are never asked about. Thread rule: one thread at a time.
class DoubtfulDocuments {
  public:
    // The query must outlive this.
    explicit DoubtfulDocuments(TopQuery& query) : query_(query) {}

    // Begins a document that is a candidate of all required sets, has its score for certain, and with `is_match`
    // matches without a part.
    void add(const TopDocument& document, bool is_match);

    // The document begun last is a candidate of this part, which then adds `weight`.
    void add_part(std::size_t part, double weight);

    // Takes the document begun last back.
    void drop_last();

    [[nodiscard]] std::size_t size() const noexcept { return documents_.size(); }

    // Adds to `best` those that belong there; none is left.
    void settle(BestDocuments& best);

  private:
    struct Document {
        TopDocument certain;
        bool is_match;
        double potential;  // with all parts of which it is a candidate
        std::size_t first_part;
        std::size_t last_part;
    };
    struct Part {
        std::size_t number;
        double weight;
    };

    static bool comes_later(const Document& a, const Document& b) noexcept;
    bool is_in_all_required(std::uint32_t docid);
    void settle(const Document& document, BestDocuments& best);

    TopQuery& query_;
    std::vector<Document> documents_;
    std::vector<Part> parts_;
};

}  // namespace kwic
