#include "glass/version_file.hpp"

#include "glass/hex_bytes.hpp"
#include "storage/thrown_error.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kwic {
namespace {

using glass_test::to_hex;

// One document of the terms cat (three times), dog (once) and K1 (never counted).
VersionFile one_document() {
    VersionFile version;
    for (std::uint8_t byte = 0; byte < 16; ++byte) version.uuid[byte] = byte;
    version.postlist = {.entries = 9, .block_bytes = 8192, .compress_min = 0, .block_count = 1};
    version.docdata = {.entries = 1, .block_bytes = 8192, .compress_min = 18, .block_count = 1};
    version.termlist = {.entries = 2, .block_bytes = 8192, .compress_min = 18, .block_count = 1};
    version.statistics = {1, 1, 4, 4, 3, 4};
    return version;
}

const std::string head_hex =
    "0f 0d 58 61 70 69 61 6e 20 47 6c 61 73 73 04 6e 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 01 ";

TEST(VersionFile, OfOneDocumentIsAsTheFormatSays) {
    EXPECT_EQ(to_hex(encode_version_file(one_document())), head_hex +
                                                               "00 02 09 04 00 06 01 01 00 00 00 00 "
                                                               "00 02 01 04 12 06 01 01 00 00 00 00 "
                                                               "00 02 02 04 12 06 01 01 00 00 00 00 "
                                                               "00 03 00 04 00 00 "
                                                               "00 03 00 04 12 00 00 03 00 04 12 00 "
                                                               "01 00 04 03 01 00 04 00");
}

TEST(VersionFile, LargeNumbersTakeTheirBytes) {
    VersionFile version;
    version.postlist = {300, 2, 70'000, 65536, 0, 301};
    version.docdata = version.termlist = {.block_bytes = 65536, .compress_min = 18};
    version.statistics = {300, 4'294'967'295, 1, 70'300, 300, 1ULL << 40};
    EXPECT_EQ(to_hex(encode_version_file(version)).substr(std::size_t{3} * 33),
              "ac 02 0a f0 a2 04 20 00 07 01 ad 02 00 00 00 00 "
              "00 03 00 20 12 00 00 03 00 20 12 00 "
              "00 03 00 20 00 00 "
              "00 03 00 20 12 00 00 03 00 20 12 00 "
              "ac 02 d3 fd ff ff 0f 01 ac 02 f0 a2 04 00 "
              "80 80 80 80 80 20 00");
}

TEST(VersionFile, StatisticsThatContradictThemselvesAreRefused) {
    VersionFile more_documents = one_document();
    more_documents.statistics.document_count = 2;
    VersionFile more_wdf = one_document();
    more_wdf.statistics.max_wdf = 5;
    for (const VersionFile& version : {more_documents, more_wdf}) {
        EXPECT_TRUE(testing::throws(ErrorCode::invalid_argument, [&] { encode_version_file(version); }));
    }
}

TEST(VersionFile, EveryDatabaseBeginsWithTheHead) {
    EXPECT_EQ(encode_version_file(one_document()).substr(0, 16), glass_version_head());
}

}  // namespace
}  // namespace kwic
