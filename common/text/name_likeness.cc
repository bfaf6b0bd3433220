// Two words by the cheapest alignment of their sounds.
#include "common/text/name_likeness.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "common/text/name_sounds.h"

namespace dateline::text {
namespace {

using namespace sounds;

constexpr int kFewestHard = 3;  // consonants of a name that is compared without vowels
constexpr int kLongWord = 10;   // sounds, from which on a little more may differ

bool is_article(std::string_view word) {
  return word == "al" || word == "el" || word == "ul";
}

// Words between names that are left out as often as not. A first word may be a name (Ben, Van).
bool is_particle(std::string_view word, bool is_first) {
  constexpr std::string_view kParticles[] = {"ad", "as",  "ash", "az",  "ben",   "bin", "bint",
                                             "bn", "da",  "de",  "del", "della", "den", "der",
                                             "di", "do",  "dos", "du",  "e",     "ed",  "ibn",
                                             "la", "las", "le",  "los", "van",   "von", "y"};
  if (is_article(word)) return true;
  return !is_first && std::binary_search(std::begin(kParticles), std::end(kParticles), word);
}

// "abdelfattah", "bdalfattah" (without its first sound, as Arabic is romanised) → "abdfattah".
std::string with_plain_servant(std::string_view word) {
  constexpr std::string_view kServants[] = {"abdal", "abdel", "abdool", "abdoul", "abdul", "bdal"};
  for (const std::string_view servant : kServants) {
    if (word.starts_with(servant)) return "abd" + std::string(word.substr(servant.size()));
  }
  return word == "bd" ? "abd" : std::string(word);
}

// Mario, Maria.
bool is_other_gender(std::uint32_t a, std::uint32_t b) {
  return (a == A && b == O) || (a == O && b == A);
}

// A key from Arabic or Hebrew script has of vowels a, w and y at most.
bool is_written_with_vowels(std::string_view key) {
  if (key.find_first_of("eiou") != std::string_view::npos) return true;
  const auto a = std::count(key.begin(), key.end(), 'a');
  return key.find_first_of("wy") == std::string_view::npos &&
         3 * static_cast<std::size_t>(a) > key.size();
}

// Which of the sounds that all romanisations keep a letter is, from 1; 0: none of them.
unsigned firm_sound(std::string_view word, std::size_t at) {
  const char next = at + 1 < word.size() ? word[at + 1] : ' ';
  const bool is_stop_next = next == 'b' || next == 'p' || next == 'd' || next == 't';
  switch (word[at]) {
    case 'l':
      return 1;
    case 'r':
      return 2;
    case 'm':
    case 'n':
      return is_stop_next ? 0 : 3;  // Greek writes b and d as mp and nt
    case 'b':
      return 4;
    case 'p':
      return next == 'h' ? 0 : 4;
    case 'd':
      return 5;
    case 't':
      return next == 's' || next == 'c' || next == 'z' || next == 'h' ? 0 : 5;
    default:
      return 0;
  }
}

// The firm sounds in their order, four bits each, the first fifteen; twice the same is once.
std::uint64_t firm_sounds(std::string_view text) {
  std::uint64_t sounds = 0;
  unsigned before = 0;
  for (std::size_t at = 0; at < text.size() && sounds >> 56 == 0; ++at) {
    const unsigned sound = firm_sound(text, at);
    if (sound != 0 && sound != before) sounds = sounds << 4 | sound;
    if (sound != 0 || text[at] == 'a') before = sound;
  }
  return sounds;
}

// Whether one sound at most is in one of them alone, or another.
bool is_near(std::uint64_t a, std::uint64_t b) {
  while (a != 0 && (a & 15) == (b & 15)) {
    a >>= 4;
    b >>= 4;
  }
  return a == b || a >> 4 == b || a == b >> 4 || a >> 4 == b >> 4;
}

}  // namespace

std::vector<std::string_view> words_of_key(std::string_view key) {
  std::vector<std::string_view> words;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    if (end > 0) words.push_back(key.substr(0, end));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return words;
}

// What it costs to take one sound for another, or to leave one out.
struct SpeltName::Costs {
  bool is_vowelless;

  int replace(const Sound& a, const Sound& b) const {
    return cost_of_replacing(a.kinds, b.kinds, is_vowelless);
  }

  int leave_out(const Sounds& word, std::size_t at) const {
    const Sound& sound = word[at];
    const bool is_last = at + 1 == word.size();
    if (sound.is_soft) {
      if (is_vowelless) return 1;
      if ((sound.kinds & (Y | W)) != 0) return 5;
      if (at == 0) return 14;
      if (!is_last) return 10;
      return sound.kinds == A ? kWrong : sound.kinds == E ? 6 : 12;  // Petrov, Petrova
    }
    // And j, which may be y.
    if ((sound.kinds & (H | kJota)) != 0) return 5;
    const std::uint32_t next = is_last ? 0 : word[at + 1].kinds;
    // Greek writes b, d and g as mp, nt and nk; of ng only n may be heard.
    const bool is_greek = (sound.kinds == M && (next & (P | B)) != 0) ||
                          (sound.kinds == N && ((next & (T | D)) != 0 || next == (K | G)));
    const bool is_nasal = at > 0 && word[at - 1].kinds == N && sound.kinds == G;
    if (is_greek || is_nasal) return kDropped;
    const bool is_mute = is_last && word.size() >= 5 && (sound.kinds & (S | T | D | P)) != 0;
    return is_mute ? 13 : kWrong;
  }
};

SpeltName::SpeltName(std::string_view key) : key_(key) {
  const bool has_letters_alone = std::all_of(
      key.begin(), key.end(), [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
  if (key.size() > kMostBytes || !has_letters_alone) return;
  const std::vector<std::string_view> words = words_of_key(key);
  if (words.size() > kMostWords) return;
  has_initial_ =
      std::any_of(words.begin(), words.end(), [](auto word) { return word.size() == 1; });
  has_vowels_ = is_written_with_vowels(key);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.size() > 1 && is_particle(words[i], i == 0)) continue;
    words_.push_back(sounds_of(with_plain_servant(words[i])));
    const bool has_article = !has_vowels_ && words[i].size() >= 5 && words[i].starts_with("al");
    hard_ += hard_sounds(words_.back());
    if (has_article && bare_words_.empty()) bare_words_.assign(words_.begin(), words_.end() - 1);
    if (has_article) {
      bare_words_.push_back(sounds_of(words[i].substr(2)));
    } else if (!bare_words_.empty()) {
      bare_words_.push_back(words_.back());
    }
  }
}

SpeltName::Sounds SpeltName::sounds_of(std::string_view word) {
  Sounds sounds;
  while (!word.empty()) {
    const std::uint32_t before = sounds.empty() ? 0 : sounds.back().kinds;
    const Heard heard = hear(word, before);
    if (before != heard.kinds) sounds.push_back({heard.kinds, (heard.kinds & kVowels) != 0});
    word.remove_prefix(heard.letters);
  }
  return sounds;
}

SpeltName::Sounds SpeltName::joined(const std::vector<Sounds>& words) {
  Sounds all;
  for (const Sounds& word : words) all.insert(all.end(), word.begin(), word.end());
  return all;
}

int SpeltName::hard_sounds(const Sounds& word) {
  return static_cast<int>(
      std::count_if(word.begin(), word.end(), [](const Sound& sound) { return !sound.is_soft; }));
}

// What two words may cost: the more sounds, the more. Without vowels consonants alone tell.
int SpeltName::limit_of(const Sounds& a, const Sounds& b, Manner manner) {
  const int sounds = static_cast<int>(std::max(a.size(), b.size()));
  if (manner.is_lone) return std::min(9, sounds + 2);
  if (manner.are_syllables) return std::min(18, 2 * sounds + 2);
  const int most = sounds < kLongWord ? 18 : 21;
  if (!manner.is_vowelless) return std::min(most, 2 * sounds + 4);
  return std::min(most, 2 * std::min(hard_sounds(a), hard_sounds(b)) + 3);
}

bool SpeltName::is_same_word(const Sounds& a, const Sounds& b, Manner manner) {
  if (a.empty() || b.empty()) return false;
  const Costs costs{manner.is_vowelless};
  const int limit = limit_of(a, b, manner);
  std::array<int, kMostBytes + 1> row{};
  for (std::size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + costs.leave_out(b, j);
  for (std::size_t i = 0; i < a.size(); ++i) {
    int diagonal = row[0];
    const int without_a = costs.leave_out(a, i);
    row[0] += without_a;
    int least = row[0];
    for (std::size_t j = 0; j < b.size(); ++j) {
      const bool are_last = i + 1 == a.size() && j + 1 == b.size();
      const int replaced =
          are_last && is_other_gender(a[i].kinds, b[j].kinds) ? kWrong : costs.replace(a[i], b[j]);
      const int best =
          std::min({diagonal + replaced, row[j + 1] + without_a, row[j] + costs.leave_out(b, j)});
      diagonal = row[j + 1];
      row[j + 1] = best;
      least = std::min(least, best);
    }
    if (least > limit) return false;
  }
  return row[b.size()] <= limit;
}

bool SpeltName::are_syllables(const std::vector<Sounds>& words) {
  return std::all_of(words.begin(), words.end(), [](const Sounds& word) {
    int groups = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (word[i].is_soft && (i == 0 || !word[i - 1].is_soft)) ++groups;
    }
    return groups <= 1 && word.size() <= 5;
  });
}

// First and last word agree; middle ones may stand on one side alone.
bool SpeltName::is_same_order(const std::vector<Sounds>& a, const std::vector<Sounds>& b,
                              Manner manner) {
  if (a.empty() || b.empty() || (a.size() == 1) != (b.size() == 1)) return false;
  if (!is_same_word(a.back(), b.back(), manner)) return false;
  if (a.size() == 1) return true;
  if (!is_same_word(a.front(), b.front(), manner)) return false;
  if (a.size() != b.size()) {
    // Of Chinese and Korean names every syllable counts.
    const std::vector<Sounds>& longer = a.size() > b.size() ? a : b;
    return std::min(a.size(), b.size()) == 2 && longer.size() <= 4 && !are_syllables(longer);
  }
  for (std::size_t i = 1; i + 1 < a.size(); ++i) {
    if (!is_same_word(a[i], b[i], manner)) return false;
  }
  return true;
}

bool SpeltName::is_like(const SpeltName& other) const {
  if (key_ == other.key_) return true;
  if (words_.empty() || other.words_.empty()) return false;
  const bool is_vowelless = !has_vowels_ || !other.has_vowels_;
  if (is_vowelless && std::min(hard_, other.hard_) < kFewestHard) return false;
  const Manner manner{is_vowelless, is_vowelless || (!has_initial_ && !other.has_initial_),
                      are_syllables(words_) && are_syllables(other.words_),
                      words_.size() == 1 && other.words_.size() == 1};
  if (are_alike(words_, other.words_, manner)) return true;
  if (bare_words_.empty() && other.bare_words_.empty()) return false;
  return are_alike(bare_words_.empty() ? words_ : bare_words_,
                   other.bare_words_.empty() ? other.words_ : other.bare_words_, manner);
}

bool SpeltName::begins_like(const SpeltName& other) const {
  if (words_.empty() || other.words_.empty() || !has_vowels_ || !other.has_vowels_) return false;
  const Sounds& a = words_.front();
  const Sounds& b = other.words_.front();
  return !a.empty() && !b.empty() && (a.front().kinds & b.front().kinds) != 0;
}

bool SpeltName::are_alike(const std::vector<Sounds>& a, const std::vector<Sounds>& b,
                          Manner manner) {
  if (is_same_order(a, b, manner)) return true;
  if (a.size() == 2 && b.size() == 2)
    return is_same_word(a[0], b[1], manner) && is_same_word(a[1], b[0], manner);
  if (a.size() == b.size() || a.size() == 1 || b.size() == 1) return false;
  const bool may_be_parted = manner.may_be_parted && !manner.are_syllables;
  return may_be_parted && is_same_word(joined(a), joined(b), manner);
}

SpeltName::Outline SpeltName::outline_of(std::string_view key) {
  return {firm_sounds(key.substr(0, key.find(' '))), firm_sounds(key.substr(key.rfind(' ') + 1)),
          firm_sounds(key), static_cast<std::uint8_t>(std::count(key.begin(), key.end(), ' '))};
}

bool SpeltName::may_be_like(const Outline& a, const Outline& b) {
  if (is_near(a.last, b.last) && is_near(a.first, b.first)) return true;
  if (a.words != b.words) return is_near(a.all, b.all);  // "nur sultan", "nursultan"
  return is_near(a.first, b.last) && is_near(a.last, b.first);
}

}  // namespace dateline::text
