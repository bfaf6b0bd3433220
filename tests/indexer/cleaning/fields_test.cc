// Authors, tags, hosts, ids and fingerprints.
#include "indexer/cleaning/fields.h"

#include <gtest/gtest.h>

namespace dateline::cleaning {
namespace {

using Names = std::vector<std::string>;

TEST(Fields, Line) {
  for (const auto& [given, wanted] : std::vector<std::pair<std::string, std::string>>{
           {" Mayor &amp; council\n open  bridge ", "Mayor & council open bridge"},
           {"<b>Mayor</b> opens", "Mayor opens"},
           {"Caf\xE9", "Café"},
           {"", ""}}) {
    EXPECT_EQ(clean_line(given), wanted);
  }
}

TEST(Fields, Authors) {
  for (const auto& [given, wanted] : std::vector<std::pair<Names, Names>>{
           {{"By Ada Brill and Tom Orr"}, {"Ada Brill", "Tom Orr"}},
           {{"Ada Brill, Tom Orr; ADA BRILL"}, {"Ada Brill", "Tom Orr"}},
           {{"BY ADA BRILL"}, {"ADA BRILL"}},
           {{"Von Ada Brill und Tom Orr"}, {"Ada Brill", "Tom Orr"}},
           {{"von Arven"}, {"von Arven"}},
           {{"Ada Brill", "ada brill", "Tom Orr"}, {"Ada Brill", "Tom Orr"}},
           {{"", " , "}, {}},
           {{"Byron Orr"}, {"Byron Orr"}},
       }) {
    EXPECT_EQ(split_authors(given), wanted);
  }
}

TEST(Fields, Bylines) {
  for (const auto& [given, wanted] : std::vector<std::pair<std::string, Names>>{
           {"By Ada Brill", {"Ada Brill"}},
           {"By Ada Brill and Tom Orr", {"Ada Brill", "Tom Orr"}},
           {"By Ada Brill in Paris", {"Ada Brill"}},
           {"By the river the mayor stood", {}},
           {"By Monday, 40 people had died.", {}},
           {"Ada Brill", {}},
       }) {
    EXPECT_EQ(authors_of_byline(given), wanted) << given;
  }
}

TEST(Fields, Tags) {
  for (const auto& [given, wanted] : std::vector<std::pair<Names, Names>>{
           {{"bridges, traffic;Arvena"}, {"bridges", "traffic", "Arvena"}},
           {{"Washington, D.C.", "traffic", "Traffic"}, {"Washington, D.C.", "traffic"}},
           {{""}, {}},
       }) {
    EXPECT_EQ(split_tags(given), wanted);
  }
}

TEST(Fields, Hosts) {
  for (const auto& [given, wanted] : std::vector<std::pair<std::string, std::string>>{
           {"https://WWW.Post.example:8080/a?b", "www.post.example"},
           {"//post.example", "post.example"},
           {"http://user@post.example/", "post.example"},
           {"post.example/a", ""},
           {"", ""}}) {
    EXPECT_EQ(host_of(given), wanted);
  }
}

TEST(Fields, FingerprintCoversEveryFieldButThePlace) {
  formats::RawArticle raw;
  const std::string empty = fingerprint(raw);
  EXPECT_EQ(empty.size(), 32U);
  raw.place.line = 7;
  EXPECT_EQ(fingerprint(raw), empty);
  for (std::string formats::RawArticle::*field :
       {&formats::RawArticle::id, &formats::RawArticle::url, &formats::RawArticle::title,
        &formats::RawArticle::body, &formats::RawArticle::date, &formats::RawArticle::source,
        &formats::RawArticle::lang, &formats::RawArticle::section, &formats::RawArticle::dateline,
        &formats::RawArticle::extras}) {
    formats::RawArticle other;
    other.*field = "x";
    EXPECT_NE(fingerprint(other), empty);
  }
  formats::RawArticle one;
  formats::RawArticle two;
  one.authors = {"ab"};
  two.authors = {"a", "b"};
  EXPECT_NE(fingerprint(one), fingerprint(two));
  two = {};
  two.tags = {"ab"};
  EXPECT_NE(fingerprint(one), fingerprint(two));
}

}  // namespace
}  // namespace dateline::cleaning
