// JSON of a shape known beforehand, read value by value without building a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kwic::cli {

// What is wrong with a JSON text: what() is one line without a full stop that ends in the column (bytes, from 1).
class JsonProblem : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Takes what it is asked for and throws JsonProblem for anything else: RFC 8259 with well-formed UTF-8 only, no lone
// surrogates, no member twice in an object, no fraction where a whole number is due. Recurses as deep as its caller
// does. Thread rule: one thread at a time.
class JsonScanner {
  public:
    // `json` must outlive the scanner.
    explicit JsonScanner(std::string_view json) : json_(json) {}

    // Calls `take` with the name of each member; it must take the value. Names are few: they are compared one by one.
    void take_object(const std::function<void(const std::string& name)>& take);

    // Calls `take` before each element; it must take it.
    void take_array(const std::function<void()>& take);

    std::string take_string();
    std::uint64_t take_natural();
    std::int64_t take_integer();

    // Whether a string comes next.
    [[nodiscard]] bool at_string();

    // Nothing but white space may be left.
    void take_end();

    // Throws the problem, with the column where the scanner stands.
    [[noreturn]] void fail(const std::string& what) const;

  private:
    void pass_space();
    bool pass(char wanted);
    void expect(char wanted, const char* what);
    std::string_view take_digits();
    void append_escape(std::string& out);
    char32_t take_code_unit();
    char32_t take_escaped_code_point();

    std::string_view json_;
    std::size_t at_ = 0;
};

}  // namespace kwic::cli
