// Of all runs of kRun words, past the lead, the one with the smallest hash stands for the text (a
// min-hash with one slot): it stays the smallest while a copy keeps it and adds nothing smaller.
// With it goes in which part of the text it lies, in thirds of thirds: a brief that holds only the
// first third of a story sees the same run three times as far down, and so gets a key of its own.
#include "indexer/cleaning/story_key.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <fmt/format.h>
#include <xxhash.h>

#include "common/text/unicode.h"

namespace dateline::cleaning {
namespace {

// Words of a run: long enough that two stories that share one are the same (set phrases are
// shorter).
constexpr std::size_t kRun = 16;
// Words at the start that are left out: captions, bylines and leads are what editors rewrite.
constexpr std::size_t kLead = 25;
// Words at the end that are left out: who wrote it, who owns it, what else there is. No more than a
// quarter of the text goes at either end.
constexpr std::size_t kTail = 40;
constexpr std::size_t kFewestWords = 40;
constexpr std::size_t kFewestExactWords = 6;

struct WordHashes {
  std::vector<std::uint64_t> words;
  std::size_t unspaced = 0;  // how many of them are single characters
};

bool is_ascii_alnum(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15ULL;

std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 32U;
  value *= 0xD6E8FEB86659FD93ULL;
  value ^= value >> 32U;
  value *= 0xD6E8FEB86659FD93ULL;
  return value ^ (value >> 32U);
}

// Hashes of the words of `body`: letters and digits, Latin in lower case. Other scripts are taken
// as they are: copies do not change their case.
WordHashes hash_words(std::string_view body) {
  WordHashes out;
  out.words.reserve(body.size() / 5);
  std::uint64_t hash = 0;
  const auto finish = [&out, &hash] {
    if (hash != 0) out.words.push_back(hash);
    hash = 0;
  };
  for (std::size_t at = 0; at < body.size();) {
    const auto byte = static_cast<unsigned char>(body[at]);
    if (byte < 0x80) {
      ++at;
      if (is_ascii_alnum(byte)) {
        hash = (hash ^ (byte | 0x20U)) * kPrime + 1;
      } else {
        finish();
      }
      continue;
    }
    const char32_t c = text::next_code_point(body, at);
    const bool mark = c < 0xC0 || (c >= 0x2000 && c < 0x2E80) || (c >= 0x3000 && c <= 0x3004) ||
                      (c >= 0x3008 && c <= 0x3020) || (c >= 0xFF00 && c <= 0xFF0F) || c == 0x60C ||
                      c == 0x61B || c == 0x61F;
    if (mark || text::is_unspaced(c)) finish();
    if (mark) continue;
    hash = (hash ^ c) * kPrime + 1;
    if (text::is_unspaced(c)) {
      ++out.unspaced;
      finish();
    }
  }
  finish();
  return out;
}

// The number of the third of thirds [1/3, 1), [1/9, 1/3), [1/27, 1/9), [0, 1/27) in which `at` of
// `size` lies.
std::uint64_t third_of(std::size_t at, std::size_t size) {
  std::uint64_t third = 0;
  for (std::size_t bound = size; third < 3 && at * 3 < bound; bound /= 3) ++third;
  return third;
}

}  // namespace

std::string story_key(std::string_view body) {
  const WordHashes hashes = hash_words(body);
  const std::vector<std::uint64_t>& words = hashes.words;
  const bool unspaced = hashes.unspaced * 2 > words.size();
  const std::size_t scale = unspaced ? 2 : 1;  // of lengths, where a word is one character
  if (words.size() < kFewestExactWords) return {};
  if (words.size() < kFewestWords * scale) {
    return fmt::format("{:016x}", XXH3_64bits(words.data(), words.size() * sizeof(words[0])));
  }
  const std::size_t lead = std::min(kLead * scale, words.size() / 4);
  const std::size_t end = words.size() - std::min(kTail * scale, words.size() / 4);
  const std::size_t run = std::min(kRun * scale, end - lead);
  // A polynomial in kPrime over the run, rolled on from word to word.
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < run; ++i) power *= kPrime;
  std::uint64_t rolling = 0;
  std::uint64_t smallest = std::numeric_limits<std::uint64_t>::max();
  std::size_t place = 0;
  for (std::size_t i = lead; i < end; ++i) {
    rolling = rolling * kPrime + words[i];
    if (i >= lead + run) rolling -= words[i - run] * power;
    if (i + 1 < lead + run) continue;
    const std::uint64_t hash = mixed(rolling);
    if (hash < smallest) {
      smallest = hash;
      place = i;
    }
  }
  return fmt::format("{:016x}", mixed(smallest + third_of(place, words.size())));
}

}  // namespace dateline::cleaning
