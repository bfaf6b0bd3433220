// Whether two names are spellings of one: romanisations differ (Cavusoglu, Chavushoglu), scripts
// write no vowels, words are joined or parted. Compared are keys (fold_key) sound by sound. What a
// letter may stand for in the languages that use it is a table; a difference has a cost in
// integers, so that every machine decides alike. Two first names that differ are two people.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

// The words of a key (fold_key), parted by single or several blanks.
std::vector<std::string_view> words_of_key(std::string_view key);

// A name cut into sounds, to be compared with many.
class SpeltName {
 public:
  // Longer names, and those of more words, are like nothing but themselves.
  static constexpr std::size_t kMostBytes = 64;
  static constexpr std::size_t kMostWords = 8;

  explicit SpeltName(std::string_view key);

  // Time is bounded by the limits above.
  bool is_like(const SpeltName& other) const;
  // Whether the first sounds may be the same one, and neither lacks its vowels.
  bool begins_like(const SpeltName& other) const;
  const std::string& key() const { return key_; }
  std::size_t words() const { return words_.size(); }

  // A glance that spares most comparisons: of names that are alike the outlines are near, but for a
  // few that differ much. The firm sounds (l, r, nasals, b p, d t) of a name in their order.
  struct Outline {
    std::uint64_t first = 0, last = 0, all = 0;  // of the first and last word, and of the whole
    std::uint8_t words = 0;
  };
  static Outline outline_of(std::string_view key);
  static bool may_be_like(const Outline& a, const Outline& b);

 private:
  struct Sound {
    std::uint32_t kinds = 0;  // any of these
    bool is_soft = false;     // a vowel, or what may be one
  };
  using Sounds = std::vector<Sound>;
  struct Costs;
  // How two names are to be compared.
  struct Manner {
    bool is_vowelless = false;   // one of them lacks the vowels: they cost nothing
    bool may_be_parted = true;   // words may be joined in the other: not where initials are
    bool are_syllables = false;  // both are Chinese or Korean: every letter counts
    bool is_lone = false;        // one word alone has nothing beside it that would agree
  };

  static Sounds sounds_of(std::string_view word);
  static Sounds joined(const std::vector<Sounds>& words);
  static int hard_sounds(const Sounds& word);
  static int limit_of(const Sounds& a, const Sounds& b, Manner manner);
  static bool is_same_word(const Sounds& a, const Sounds& b, Manner manner);
  static bool is_same_order(const std::vector<Sounds>& a, const std::vector<Sounds>& b,
                            Manner manner);

  std::string key_;
  static bool are_alike(const std::vector<Sounds>& a, const std::vector<Sounds>& b, Manner manner);
  static bool are_syllables(const std::vector<Sounds>& words);

  std::vector<Sounds> words_;       // without particles
  std::vector<Sounds> bare_words_;  // where Arabic ones have the article ("alsysy"): without
  int hard_ = 0;                    // consonants
  bool has_initial_ = false;
  bool has_vowels_ = false;  // e, i, o or u: what a key from Arabic or Hebrew script never has
};

}  // namespace dateline::text
