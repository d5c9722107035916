#include "text/charset.hpp"

#include "text/utf8.hpp"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

std::string encode(std::string_view utf8, const char* charset) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out(utf8.size() * 4 + 16, '\0');
    const int32_t size = ucnv_convert(charset, "UTF-8", out.data(), static_cast<int32_t>(out.size()), utf8.data(),
                                      static_cast<int32_t>(utf8.size()), &status);
    EXPECT_TRUE(U_SUCCESS(status)) << charset;
    out.resize(static_cast<std::size_t>(size));
    return out;
}

const char* const russian =
    "Озеро лежит между холмами, и зимой лёд на нём держится до апреля. Рыбаки выходят на него ещё в темноте, "
    "сверлят лунки и ждут, пока взойдёт солнце. Весной сюда прилетают журавли.";
const char* const japanese =
    "湖は丘のあいだにあり、冬の氷は四月まで残る。漁師たちはまだ暗いうちに出かけ、穴をあけて日の出を待つ。"
    "春には鶴が渡ってくる。";
const char* const korean =
    "호수는 언덕 사이에 있고 겨울의 얼음은 사월까지 남는다. 어부들은 아직 어두울 때 나가서 구멍을 뚫고 해가 뜨기를 "
    "기다린다. 봄에는 두루미가 날아온다.";
const char* const chinese =
    "湖泊位于群山之间，冬天的冰一直到四月才融化。渔民们天还没亮就出门，凿开冰洞，等待日出。春天鹤群飞来。";
const char* const french =
    "Le lac se trouve entre les collines ; l'hiver, la glace y tient jusqu'en avril. Les pêcheurs s'y rendent "
    "avant l'aube et attendent que le soleil se lève. Au printemps, les grues y séjournent longtemps.";
const char* const english =
    "The lake lies between the hills, and the ice holds until April. “We go out before dawn,” the fishermen say, "
    "and drill their holes, and wait for the sun to rise over the eastern shore.";
const char* const greek =
    "Η λίμνη βρίσκεται ανάμεσα στους λόφους και ο πάγος κρατά ως τον Απρίλιο. Οι ψαράδες βγαίνουν πριν ξημερώσει, "
    "ανοίγουν τρύπες και περιμένουν τον ήλιο.";

TEST(Charset, LegacyTextIsReadAsItWasWritten) {
    const struct {
        const char* text;
        const char* charset;
    } cases[] = {{russian, "windows-1251"}, {russian, "koi8-r"},   {russian, "ibm866"},      {japanese, "shift_jis"},
                 {japanese, "euc-jp"},      {korean, "euc-kr"},    {chinese, "gb18030"},     {french, "windows-1252"},
                 {english, "windows-1252"}, {greek, "iso-8859-7"}, {japanese, "iso-2022-jp"}};
    for (const auto& each : cases) {
        const ConvertedText converted = to_utf8(encode(each.text, each.charset));
        EXPECT_EQ(converted.text, each.text) << each.charset << " taken for " << converted.charset;
        EXPECT_FALSE(converted.verbatim);
        EXPECT_EQ(converted.replaced, 0U);
    }
}

TEST(Charset, UnicodeFormsAreToldByMarkAndByZeros) {
    const std::string text = "One line, и строка.\nAnother line 漢字 😀 end\n";
    for (const char* charset : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
        const std::string plain = encode(text, charset);
        const std::string marked = encode("\uFEFF" + text, charset);
        EXPECT_EQ(to_utf8(plain).text, text) << charset;
        EXPECT_EQ(detect_charset(plain), charset);
        EXPECT_EQ(to_utf8(marked).text, text) << charset;
        EXPECT_EQ(detect_charset(marked), charset);
    }
}

TEST(Charset, Utf8StaysAsItIsAndItsMarkGoes) {
    const ConvertedText plain = to_utf8(russian);
    EXPECT_EQ(plain.text, russian);
    EXPECT_TRUE(plain.verbatim);
    const ConvertedText marked = to_utf8(std::string("\xEF\xBB\xBF") + russian);
    EXPECT_EQ(marked.text, russian);
    EXPECT_TRUE(marked.verbatim);
    EXPECT_EQ(marked.charset, "UTF-8");
    EXPECT_EQ(to_utf8("").text, "");
    EXPECT_EQ(to_utf8("plain ~{ ASCII").charset, "UTF-8");
}

TEST(Charset, Utf8WithAFewBrokenBytesIsMended) {
    const std::string text = std::string(russian) + "\xFF end";
    const ConvertedText converted = to_utf8(text);
    EXPECT_EQ(converted.charset, "UTF-8");
    EXPECT_EQ(converted.replaced, 1U);
    EXPECT_FALSE(converted.verbatim);
    EXPECT_EQ(converted.text, std::string(russian) + "\uFFFD end");
}

TEST(Charset, ADeclarationIsBelievedIfTheBytesAgree) {
    const std::string few = encode("Zażółć gęślą jaźń", "iso-8859-2");
    EXPECT_EQ(to_utf8(few, "ISO-8859-2").text, "Zażółć gęślą jaźń");
    EXPECT_EQ(to_utf8(encode(japanese, "euc-jp"), "shift_jis").text, japanese);
    EXPECT_EQ(to_utf8(encode(russian, "windows-1251"), "no-such-charset").text, russian);
    EXPECT_EQ(to_utf8("a+AGE-b caf\xE9", "utf-7").text, "a+AGE-b café");
    EXPECT_EQ(to_utf8("price caf\xE9", "ebcdic-cp-us").text, "price café");
    EXPECT_EQ(to_utf8(russian, "windows-1252").text, russian);
}

TEST(Charset, FewAccentsAreWestern) {
    EXPECT_EQ(to_utf8("caf\xE9").text, "café");
    EXPECT_EQ(to_utf8("He said \x93yes\x94 and left the room at once.").text,
              "He said “yes” and left the room at once.");
    EXPECT_EQ(detect_charset("caf\xE9"), "windows-1252");
}

TEST(Charset, AnyBytesBecomeWellFormed) {
    std::mt19937 random(20);
    const std::vector<std::string> declared{"", "utf-8", "shift_jis", "gb18030", "iso-2022-jp", "hz", "x", "utf-16"};
    for (int round = 0; round < 300; ++round) {
        std::string bytes(random() % 200, '\0');
        const unsigned mask = round % 3 == 0 ? 0x7F : 0xFF;
        for (char& byte : bytes) byte = static_cast<char>(random() & mask);
        if (round % 5 == 0) bytes.insert(0, "\xFF\xFE");
        const ConvertedText converted = to_utf8(bytes, declared[random() % declared.size()]);
        EXPECT_EQ(find_ill_formed(converted.text), std::string::npos);
        EXPECT_FALSE(converted.charset.empty());
    }
}

TEST(Charset, TruncatedWideTextIsMended) {
    const std::string wide = encode("\uFEFFab😀", "UTF-16LE");
    EXPECT_EQ(to_utf8(wide.substr(0, wide.size() - 1)).text, "ab\uFFFD");
    EXPECT_EQ(to_utf8(wide.substr(0, wide.size() - 2)).text, "ab\uFFFD");
}

}  // namespace
}  // namespace kwic
