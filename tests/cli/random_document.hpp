// Documents of any kind that an index takes, for round trips.
#pragma once

#include <kwic/document.hpp>

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace kwic::cli_test {

class RandomDocuments {
  public:
    explicit RandomDocuments(std::uint64_t seed) : random_(seed) {}

    // Ids differ by `number`; ids and paths may be any bytes.
    Document make(std::size_t number) {
        Document document;
        document.id = bytes() + std::to_string(number);
        document.title = text();
        document.text = text() + (chance() ? text() + "\n\n" + text() : "");
        if (chance()) document.date = text();
        if (chance()) document.language = chance() ? "fr" : text();
        if (chance()) document.url = text();
        for (std::uint64_t left = number_below(4); left > 0; --left) document.fields.push_back({text(), text()});
        if (chance()) document.fields.push_back({"", ""});
        if (chance()) document.origin = origin();
        return document;
    }

  private:
    Origin origin() {
        Origin origin;
        if (chance()) origin.path = "/" + bytes();
        origin.line = number();
        origin.begin_byte = number();
        origin.end_byte = number();
        origin.file_bytes = number();
        origin.modified_ns = static_cast<std::int64_t>(number());
        return origin;
    }

    // Well-formed UTF-8 that writers of JSON may stumble over.
    std::string text() {
        static constexpr std::array<std::string_view, 22> pieces = {std::string_view("\0", 1),
                                                                    "\x01",
                                                                    "\t",
                                                                    "\n",
                                                                    "\r\n",
                                                                    "\x1B[31m",
                                                                    "\x7F",
                                                                    "\xC2\x85",
                                                                    "\xE2\x80\xA8",
                                                                    "\xE2\x80\xAE",
                                                                    "\xEF\xBB\xBF",
                                                                    "\xEF\xBF\xBD",
                                                                    "\xEF\xBF\xBF",
                                                                    "\xF0\x9F\x98\x80",
                                                                    "\xF4\x8F\xBF\xBF",
                                                                    "\"",
                                                                    "\\",
                                                                    "\\u0041",
                                                                    "</script>",
                                                                    " summit ",
                                                                    " in Belgrade ",
                                                                    "\xD0\xBC\xD0\xB8\xD1\x80 "};
        return joined(pieces);
    }

    std::string bytes() {
        static constexpr std::array<std::string_view, 12> pieces = {
            "a",  "articles/", "\xC3\xA9", "\xC3", "\xFF",        "\x80", std::string_view("\0", 1),
            "\n", " ",         "%00",      "_hex", "\xED\xA0\x80"};
        return joined(pieces);
    }

    template <std::size_t count>
    std::string joined(const std::array<std::string_view, count>& pieces) {
        std::string text;
        for (std::uint64_t left = number_below(7); left > 0; --left) text += pieces[number_below(count)];
        return text;
    }

    std::uint64_t number() { return chance() ? number_below(1000) : random_(); }
    std::uint64_t number_below(std::uint64_t end) { return random_() % end; }
    bool chance() { return number_below(2) == 0; }

    std::mt19937_64 random_;
};

}  // namespace kwic::cli_test
