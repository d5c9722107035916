#include "input_pieces.hpp"

#include "cli/temporary_folder.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace kwic::cli {
namespace {

using cli_test::TemporaryFolder;
using Strings = std::vector<std::string>;

Strings pieces_of(const std::string& bytes, char end = '\n') {
    const TemporaryFolder folder;
    InputPieces input(folder.write("input", bytes), end, 1'000'000);
    Strings pieces;
    for (std::string piece; input.next(piece);) pieces.push_back(piece);
    EXPECT_EQ(input.number(), pieces.size());
    return pieces;
}

TEST(InputPieces, EndWithTheByteOrWithTheFile) {
    EXPECT_EQ(pieces_of(""), Strings{});
    EXPECT_EQ(pieces_of("\n"), Strings{""});
    EXPECT_EQ(pieces_of("a\nb"), (Strings{"a", "b"}));
    EXPECT_EQ(pieces_of("a\n\nb\n"), (Strings{"a", "", "b"}));
    EXPECT_EQ(pieces_of(std::string("a\nb\0c", 5), '\0'), (Strings{"a\nb", "c"}));
}

// Pieces around the size of a block, against std::getline.
TEST(InputPieces, AreTheSameWhereverBlocksEnd) {
    for (std::size_t first = 65530; first <= 65540; ++first) {
        const std::string bytes = std::string(first, 'x') + "\n" + std::string(131072 - first - 2, 'y') + "\nz\n\n";
        Strings expected;
        std::istringstream stream(bytes);
        for (std::string line; std::getline(stream, line);) expected.push_back(line);
        EXPECT_EQ(pieces_of(bytes), expected) << first;
    }
}

TEST(InputPieces, OneThatIsTooLongIsAnError) {
    const TemporaryFolder folder;
    const std::string path = folder.write("input", "ab\nabc\n");
    InputPieces exact(path, '\n', 3);
    std::string piece;
    EXPECT_TRUE(exact.next(piece) && exact.next(piece));
    EXPECT_FALSE(exact.next(piece));
    InputPieces narrow(path, '\n', 2);
    EXPECT_TRUE(narrow.next(piece));
    try {
        narrow.next(piece);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_EQ(error.message(), "entry 2 is longer than 2 bytes");
        EXPECT_EQ(error.path(), path);
    }
}

TEST(InputPieces, AFileThatCannotBeReadIsAnError) {
    const TemporaryFolder folder;
    EXPECT_THROW(InputPieces(folder.path("none"), '\n', 10), Error);
    InputPieces input(folder.path(), '\n', 10);
    std::string piece;
    EXPECT_THROW(input.next(piece), Error);
}

}  // namespace
}  // namespace kwic::cli
