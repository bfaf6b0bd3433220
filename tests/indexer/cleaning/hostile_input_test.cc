// Texts made to hurt: each of some megabytes must be done in a time that only linear work can keep.
#include <chrono>

#include <gtest/gtest.h>

#include "indexer/cleaning/clean_article.h"

namespace dateline::cleaning {
namespace {

constexpr std::size_t kSize = std::size_t{4} << 20;
// Seconds for kSize bytes: a hundred times of what it takes, and a tenth of what quadratic work
// would.
constexpr double kLimit = 20;

std::string repeated(std::string_view piece) {
  std::string out;
  while (out.size() < kSize) out += piece;
  return out;
}

TEST(HostileInput, IsLinear) {
  const Cleaner cleaner({});
  for (const std::string piece : {"x",
                                  " ",
                                  "\n",
                                  "x ",
                                  "x\n",
                                  " x\n",
                                  "x. ",
                                  ". ",
                                  ".",
                                  "\x01",
                                  "\xE2\x80\x8F",
                                  "\xFF",
                                  "é",
                                  "\xCC\x81",
                                  "<",
                                  "<p>",
                                  "<script>",
                                  "<!--",
                                  "</",
                                  "<a ",
                                  "&",
                                  "&amp;",
                                  "&#1",
                                  "-",
                                  " - ",
                                  "(",
                                  ")",
                                  "(A) - ",
                                  "\"",
                                  "“",
                                  "a.A",
                                  "。",
                                  "日电",
                                  "@",
                                  "1",
                                  "1,",
                                  "\xE2\x80\x8D",
                                  "Follow us ",
                                  "Follow us on Twitter. ",
                                  "Sign up for ",
                                  "related\n",
                                  "read more: x\n",
                                  "AAAA, ",
                                  "\xF0\x9F\x98\x80",
                                  "* "}) {
    formats::RawArticle raw;
    raw.title = "T";
    raw.body = repeated(piece);
    raw.title.append(raw.body, 0, 100000);
    raw.date = raw.body.substr(0, 150);
    raw.url = raw.body.substr(0, 900);
    raw.dateline = raw.body.substr(0, 5000);
    raw.authors = {raw.body.substr(0, 100000)};
    raw.tags = {raw.body.substr(0, 100000)};
    const auto start = std::chrono::steady_clock::now();
    (void)cleaner.clean(std::move(raw));
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    EXPECT_LT(taken.count(), kLimit) << "repeated: " << piece;
  }
}

TEST(HostileInput, EveryByteOnItsOwn) {
  const Cleaner cleaner({});
  for (int byte = 0; byte < 256; ++byte) {
    for (const std::size_t size : {1U, 2U, 3U, 50U, 700U}) {
      formats::RawArticle raw;
      raw.title = "T";
      raw.body = std::string(size, static_cast<char>(byte));
      raw.date = raw.url = raw.dateline = raw.lang = raw.source = raw.body;
      raw.authors = raw.tags = raw.countries = {raw.body};
      (void)cleaner.clean(std::move(raw));
    }
  }
}

}  // namespace
}  // namespace dateline::cleaning
