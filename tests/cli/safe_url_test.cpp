#include "safe_url.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace kwic::cli {
namespace {

TEST(SafeUrl, AddressesOfWebPagesStayAsTheyAre) {
    for (const std::string url : {"http://example.org", "https://example.org/a?b=c&d=%20#e", "https://[::1]:8080/",
                                  "HTTPS://Example.org/~user/(x)", "https://example.org/a@b:c"}) {
        EXPECT_EQ(safe_url(url), url);
    }
}

TEST(SafeUrl, CharactersBeyondAsciiAreEncoded) {
    EXPECT_EQ(safe_url("https://ja.example.org/\u6771\u4EAC?\u00E9"),
              "https://ja.example.org/%E6%9D%B1%E4%BA%AC?%C3%A9");
}

TEST(SafeUrl, WhatMustNotBeFollowedIsRefused) {
    const std::vector<std::string> refused = {"",
                                              "example.org",
                                              "//example.org/",
                                              "javascript:alert(1)",
                                              "JavaScript://example.org/%0Aalert(1)",
                                              "data:text/html,x",
                                              "file:///etc/passwd",
                                              "ftp://example.org/",
                                              " https://example.org/",
                                              "https://example.org/ a",
                                              "https://",
                                              "https:///path",
                                              "https://:80/",
                                              "https://?x",
                                              "https://bank.example@evil.example/",
                                              "https://evil.example\\@bank.example/",
                                              "https://example.org/\x1B\\",
                                              "https://example.org/\n",
                                              "https://example.org/\u0085",
                                              "https://example.org/\u202Egpj.exe",
                                              "https://example.org/\xFF",
                                              "https://example.org/\"onclick=x",
                                              "https://example.org/<b>",
                                              std::string("https://example.org/\0", 21),
                                              "https://example.org/" + std::string(2000, 'x'),
                                              "https://example.org/" + std::string(700, '\xC3').append("x")};
    for (const std::string& url : refused) EXPECT_EQ(safe_url(url), "") << url;
}

}  // namespace
}  // namespace kwic::cli
