// What the index calls somebody or something: the names that hold all words of a text, however it
// is accented or spelt in another script.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/snapshot.h"

namespace dateline::search {

struct NamesRequest {
  std::string text;
  // Some of person org place country speaker source; empty: all of them.
  std::vector<std::string> types;
};

struct NameFound {
  std::string type;
  std::string key;          // makes a filter of its type as it is
  std::string name;         // as most documents have it
  std::uint64_t count = 0;  // articles; statements for a speaker
  std::string first, last;  // dates; empty: only undated ones
  // As most articles that name a person have it, of speakers most statements; empty: unknown.
  std::string role = {}, country = {};
  // The key of the most frequent spelling of this name, if that is another one.
  std::string same_as = {};
};

// Most frequent first, ties by type and key; other spellings of a person stand behind the most
// frequent one. A word of `text` matches where a name's word begins with it; persons match in all
// their spellings; where nothing does, words one letter off match too. At most `kMostNames`, of
// `total`.
inline constexpr std::size_t kMostNames = 1000;
struct NamesResult {
  std::vector<NameFound> names;
  std::uint64_t total = 0;
};
NamesResult find_names(const NamesRequest& request, const indexing::Snapshot& snapshot);

}  // namespace dateline::search
