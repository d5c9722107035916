// Collections made up by chance, with what is at the edge of the format among the ordinary.
#pragma once

#include "glass/collection.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace kwic::glass_test {

class RandomCollection {
  public:
    explicit RandomCollection(unsigned seed) : random_(seed) {}

    std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }

    std::string bytes(std::size_t count) {
        std::string made;
        while (made.size() < count) made += static_cast<char>(random_());
        return made;
    }

    // Few are frequent and many rare; some hold NULs or bytes above ASCII, some are as long as Xapian lets them be.
    std::string term() {
        const std::uint32_t rank = below(below(below(4000) + 1) + 1);
        std::string made = "w" + std::to_string(rank);
        if (rank % 31 == 7) made.insert(rank % (made.size() + 1), 1, '\0');
        if (rank % 37 == 9) made += "\xc3\xa9\xff";
        if (rank % 211 == 10) made.resize(245, 'x');
        if (rank % 223 == 11) made += std::string(3, '\0');
        return made;
    }

    std::uint32_t wdf() {
        constexpr std::uint32_t edges[] = {0, 1, 126, 127, 128, 254, 255, 256, 70000};
        if (below(8) == 0) return edges[below(9)];
        return below(4) == 0 ? below(60) : below(4);
    }

    TestDocument document() {
        TestDocument made;
        for (std::uint32_t left = below(20) == 0 ? below(900) : below(60); left > 0; --left) made.terms[term()] = wdf();
        constexpr std::uint32_t slots[] = {0, 1, 2, 127, 128, 129, 255, 256, 300, 70000, 4294967294};
        for (std::uint32_t left = below(5); left > 0; --left) {
            made.values[slots[below(11)]] = below(10) == 0 ? bytes(1 + below(300)) : "v" + std::to_string(below(50));
        }
        made.data = below(3) == 0 ? bytes(below(6000)) : std::string(below(400), 'd');
        return made;
    }

    Collection collection(std::size_t count) {
        Collection made;
        std::uint32_t docid = 0;
        while (made.documents.size() < count)
            made.documents[docid += 1 + (below(10) == 0 ? below(100) : 0)] = document();
        for (std::uint32_t item = below(30); item > 0; --item) {
            made.metadata["m" + bytes(below(8))] = bytes(1 + below(item == 7 ? 9001 : 90));
        }
        return made;
    }

  private:
    std::mt19937 random_;
};

}  // namespace kwic::glass_test
