// Leaves out of a body what is no part of the article: calls to read, follow, subscribe, share and
// pay, notices of copyright and cookies, credits and sign-offs, lists of other stories. Precise
// before greedy: what it cannot tell stays. Rules: boilerplate_rules.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/boilerplate_rules.h"

namespace dateline::cleaning {

// The rules made ready to match. Immutable once made: one serves all threads.
class BoilerplateFilter {
 public:
  BoilerplateFilter();

  // Something that was left out, and why (for measuring the rules).
  struct Removal {
    std::string text;
    std::string_view rule;  // the pattern; empty: no letter or digit in it
  };

  // `paragraphs` without boilerplate: some are gone, some shorter. Their order stays. What went is
  // appended to `removed`, if given. Linear in the text.
  void filter(std::vector<std::string_view>& paragraphs,
              std::vector<Removal>* removed = nullptr) const;

 private:
  struct Rule {
    Reach reach;
    Care care;
    std::string_view pattern;         // as in the table
    std::vector<std::string> pieces;  // what stands between the wildcards, folded; empty at an end
                                      // that has a wildcard
  };
  // The first bytes of a rule's folded pattern, or the last ones where it begins with a wildcard.
  struct Key {
    std::uint32_t bytes;
    std::uint32_t rule;
  };
  struct Unit;
  enum class By { start, end, both };

  static std::vector<Key>::const_iterator find_key(const std::vector<Key>& keys,
                                                   std::uint32_t bytes);
  bool may_start(std::string_view paragraph) const;
  const Rule* match(const Unit& unit, By by) const;
  const Rule* match_keyed(const std::vector<Key>& keys, std::uint32_t bytes,
                          const Unit& unit) const;
  const Rule* match_start(const Unit& unit) const;
  const Rule* match_end(const Unit& unit) const;
  std::string_view trim(std::string_view paragraph, bool near_end,
                        std::vector<Removal>* removed) const;
  std::string_view trim_start(std::string_view paragraph, bool near_end,
                              std::vector<Removal>* removed) const;

  std::vector<Rule> rules_;
  std::vector<Key> starts_;  // sorted by bytes, then rule
  std::vector<Key> ends_;    // the same
};

}  // namespace dateline::cleaning
