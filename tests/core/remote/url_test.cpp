// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/url.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

namespace intentscope::remote {
namespace {

using test::HasError;
using test::HasErrorAbout;

std::string read(std::string_view text) {
    const auto url = parseUrl(text);
    return url ? url->text() : url.error().message;
}

TEST(Url, FillsInPortAndPath) {
    EXPECT_EQ(read("http://127.0.0.1:8000/v1"), "http://127.0.0.1:8000/v1");
    EXPECT_EQ(read("https://host.example/v1/"), "https://host.example:443/v1");
    EXPECT_EQ(read("http://localhost:11434"), "http://localhost:11434/v1");
    EXPECT_EQ(read("http://[::1]:9/api/v1"), "http://[::1]:9/api/v1");
    EXPECT_EQ(read("http://host/"), "http://host:80");
}

TEST(Url, RefusesWhatIsNone) {
    for (const char* text :
         {"",
          "host",
          "ftp://host",
          "http://",
          "http://:80",
          "http://host:0",
          "http://host:65536",
          "http://host:x",
          "http://ho st/",
          "http://[::1",
          "http://[zz]/",
          "http://host/a?b=c",
          "http://host/a b",
          "http://host/a\r\nX: y"})
        EXPECT_THAT(parseUrl(text), HasError(ErrorCode::InvalidInput)) << text;
}

TEST(Url, DoesNotRepeatAPasswordThatStandsInIt) {
    const auto url = parseUrl("http://me:hunter2@host/v1");
    EXPECT_THAT(url, HasErrorAbout(ErrorCode::InvalidInput, "environment variable"));
    EXPECT_EQ(url.error().text().find("hunter2"), std::string::npos);
}

TEST(Url, KnowsWhatStaysOnThisMachine) {
    for (const char* host : {"localhost", "127.0.0.1", "127.9.9.9", "::1"})
        EXPECT_TRUE(isLoopback(host)) << host;
    for (const char* host : {"0.0.0.0", "10.0.0.1", "example.org", "127.0.0.1.example.org", "::", ""})
        EXPECT_FALSE(isLoopback(host)) << host;
}

} // namespace
} // namespace intentscope::remote
