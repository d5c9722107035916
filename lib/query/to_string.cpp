#include "query/escape_term.hpp"
#include "query/field_types.hpp"
#include "query/simplify_group.hpp"
#include "query/term_suffix.hpp"

#include <kwic/query.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace kwic {
namespace {

// A group or near that is being written, and which of its children comes next.
struct OpenNode {
    const Query* node = nullptr;
    std::string between;  // its children
    std::string after;    // all of them
    std::size_t next_child = 0;
    bool follows_sign = false;  // the first child stands directly after one
};

bool is_group(const Query& query) {
    return query.kind == QueryKind::group || query.kind == QueryKind::nothing;
}

bool is_chain(const Query& query) {
    return query.kind == QueryKind::near && !is_quotable(query);
}

// Whether two ranges of the group might be read as one.
bool has_open_range(const Query& group) {
    return std::any_of(group.children.begin(), group.children.end(), [](const Query& child) {
        return child.kind == QueryKind::range && (child.low.empty() || child.high.empty());
    });
}

// Whether the children would be read as conditions that are required, were there no OR between them.
bool needs_or(const Query& group, const std::vector<FieldSpec>& fields) {
    if (group.children.size() < 2) return false;
    const auto may_become_required = [&](const Query& child) {
        return child.occurrence == Occurrence::optional && is_condition(child, fields);
    };
    const auto count = std::count_if(group.children.begin(), group.children.end(), may_become_required);
    if (count == 0) return false;
    const bool are_all = static_cast<std::size_t>(count) == group.children.size();
    return !are_all || find_only_field(group) == nullptr || has_open_range(group);
}

std::string end_of_group(const Query& query) {
    return query.boost == 1 ? ")" : ")^" + boost_text(query.boost);
}

class QueryWriter {
  public:
    explicit QueryWriter(const std::vector<FieldSpec>& fields) : fields_(fields) {}

    std::string write(const Query& query) {
        if (is_group(query) && query.boost == 1) {
            open(query, false, false);
        } else {
            append(query, false, false);
        }
        while (!open_.empty()) append_next_child();
        return std::move(out_);
    }

  private:
    void append_next_child() {
        OpenNode& current = open_.back();
        if (current.next_child == current.node->children.size()) {
            out_ += current.after;
            open_.pop_back();
            return;
        }
        if (current.next_child > 0) out_ += current.between;
        const bool is_in_near = current.node->kind == QueryKind::near;
        const bool follows_sign = current.follows_sign && current.next_child == 0;
        append(current.node->children[current.next_child++], is_in_near, follows_sign);
    }

    void append(const Query& query, bool is_in_near, bool follows_sign) {
        follows_sign = follows_sign || query.occurrence != Occurrence::optional;
        if (query.occurrence == Occurrence::required) out_.push_back('+');
        if (query.occurrence == Occurrence::excluded) out_.push_back('-');
        if (is_group(query)) {
            open(query, follows_sign, true);
        } else if (is_chain(query)) {
            open(query, follows_sign, is_in_near || query.boost != 1);
        } else {
            out_ += query.kind == QueryKind::near ? escape_quotable_near(query, fields_)
                                                  : escape_term(query, follows_sign, fields_);
        }
    }

    void open(const Query& query, bool follows_sign, bool has_parentheses) {
        if (has_parentheses) out_.push_back('(');
        open_.push_back({&query, between_children(query), has_parentheses ? end_of_group(query) : "", 0,
                         follows_sign && !has_parentheses});
    }

    [[nodiscard]] std::string between_children(const Query& query) const {
        if (query.kind == QueryKind::near) return " NEAR/" + std::to_string(query.distance) + ' ';
        return needs_or(query, fields_) ? " OR " : " ";
    }

    const std::vector<FieldSpec>& fields_;
    std::vector<OpenNode> open_;
    std::string out_;
};

}  // namespace

std::string to_string(const Query& query, const std::vector<FieldSpec>& fields) {
    return QueryWriter(fields).write(query);
}

}  // namespace kwic
