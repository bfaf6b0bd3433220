// What the tests over labelled statements share: words, and when two statements are the same one.
#pragma once

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <rapidjson/document.h>

#include "common/text/words.h"

namespace dateline::quality {

using Words = std::multiset<std::string>;

inline Words words_of(const std::string& text) {
  Words words;
  text::for_each_word(text, [&](const text::Word& word) { words.emplace(word.folded); });
  return words;
}

// At least half the words of the longer one are shared.
inline bool alike(const Words& a, const Words& b) {
  std::vector<std::string> shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  return !shared.empty() && 2 * shared.size() >= std::max(a.size(), b.size());
}

inline rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document document;
  document.Parse(json.c_str());
  return document;
}

}  // namespace dateline::quality
