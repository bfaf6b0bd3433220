// News by the dozen for the tests of this folder: drawn from short lists by a fixed generator, so
// that every run has the same.
#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/common/sample_index.h"

namespace dateline::testing {

class NewsGenerator {
 public:
  SampleDocument article(int number) {
    SampleDocument document;
    document.id = fmt::format("n{:04}", number);
    document.title = words(3);
    document.body = words(5 + draw(40)) + ".";
    document.lang = draw(4) == 0 ? "de" : "en";
    if (draw(5) != 0) document.date = fmt::format("2020-{:02}-{:02}", 1 + draw(3), 1 + draw(28));
    if (draw(3) == 0) document.story = fmt::format("{:016x}", draw(6));
    document.values["person"] = some(kPersons);
    document.values["country"] = some(kCountries);
    document.values["source"] = {kSources[draw(3)]};
    document.values["role"] = some(kRoles);
    return document;
  }

  std::vector<SampleDocument> articles(int count) {
    std::vector<SampleDocument> all;
    for (int i = 0; i < count; ++i) all.push_back(article(i));
    return all;
  }

  std::size_t draw(std::size_t below) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33) % below);
  }

 private:
  using List = std::vector<std::string>;

  List some(const List& from) {
    List chosen;
    for (const std::string& value : from) {
      if (draw(3) == 0) chosen.push_back(value);
    }
    return chosen;
  }
  std::string words(std::size_t count) {
    static const List kWords = {"grain", "export",   "minister", "harbour", "talks", "budget",
                                "storm", "election", "policy",   "market",  "union", "bridge"};
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
      text += (i == 0 ? "" : " ") + kWords[draw(draw(12) + 1)];
    return text;
  }

  const List kPersons = {"Ana López", "Rui Ana López", "López", "Mert Aydınoğlu", "Wang Deqian"};
  const List kCountries = {"TR", "GR", "DE", "CN"};
  const List kSources = {"The Harbour Post", "Küstenblatt", "Grain Weekly"};
  const List kRoles = {"foreign minister", "deputy minister", "minister", "mayor"};
  std::uint64_t state_ = 12345;
};

}  // namespace dateline::testing
