// Two lists of words and a few marks.
#include "indexer/annotation/tagging/sentence_ends.h"

#include <algorithm>
#include <array>
#include <span>

#include "indexer/annotation/tagging/token_characters.h"

namespace dateline::annotation {
namespace {

constexpr auto kAbbreviations = std::to_array<std::string_view>(
    {"adm",  "apr",    "ariz", "ark",  "assn", "atty", "aug",  "ave",   "blvd", "bros", "calif",
     "capt", "cmdr",   "co",   "col",  "colo", "conn", "corp", "dec",   "del",  "dept", "dr",
     "feb",  "fla",    "fri",  "ft",   "ga",   "gen",  "gov",  "hon",   "ill",  "inc",  "ind",
     "jan",  "jr",     "jul",  "jun",  "kan",  "ky",   "lt",   "ltd",   "maj",  "mar",  "mass",
     "md",   "messrs", "mich", "minn", "miss", "mo",   "mon",  "mr",    "mrs",  "ms",   "mt",
     "neb",  "nev",    "no",   "nos",  "nov",  "oct",  "okla", "ore",   "pa",   "pres", "prof",
     "pvt",  "rd",     "rep",  "rev",  "sat",  "sen",  "sep",  "sept",  "sgt",  "sr",   "st",
     "ste",  "sun",    "supt", "tenn", "tex",  "thu",  "thur", "thurs", "tue",  "tues", "va",
     "vs",   "vt",     "wash", "wed",  "wis"});
static_assert(std::ranges::is_sorted(kAbbreviations));

// Words that begin a sentence more often than they go on after an abbreviation.
constexpr auto kStarters = std::to_array<std::string_view>(
    {"a",    "according", "after", "an",      "and",  "as",   "at",    "but",   "for",   "he",
     "her",  "his",       "how",   "however", "i",    "if",   "in",    "it",    "its",   "many",
     "most", "on",        "she",   "since",   "some", "that", "the",   "their", "there", "these",
     "they", "this",      "those", "we",      "what", "when", "while", "who"});
static_assert(std::ranges::is_sorted(kStarters));

constexpr std::size_t kLongestListed = 9;

// Whatever its capitals.
bool listed(std::span<const std::string_view> list, std::string_view word) {
  if (word.empty() || word.size() > kLongestListed) return false;
  std::array<char, kLongestListed> lower{};
  std::transform(word.begin(), word.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::ranges::binary_search(list, std::string_view(lower.data(), word.size()));
}

}  // namespace

bool is_abbreviation(std::string_view word) {
  return listed(kAbbreviations, word);
}

bool SentenceEnds::looks_like_beginning(const Token& token) const {
  if (closes(token)) return false;
  const std::string_view word = text_.substr(token.begin, token.end - token.begin);
  if (weak_) return token.capital && listed(kStarters, word);
  if (token.kind == TokenKind::word) return class_at(text_, token.begin) != CharacterClass::lower;
  return token.kind == TokenKind::number || token.kind == TokenKind::quote || word == "(" ||
         word == "[";
}

bool SentenceEnds::closes(const Token& token) const {
  const char first = text_[token.begin];
  if (first == ')' || first == ']') return true;
  const QuoteMark mark = quote_mark(character_at(text_, token.begin).code);
  if (mark == QuoteMark::right || mark == QuoteMark::single_right ||
      mark == QuoteMark::guillemet_right || mark == QuoteMark::corner_right)
    return true;
  return !token.space_before && (mark == QuoteMark::straight ||
                                 mark == QuoteMark::single_straight || mark == QuoteMark::left);
}

void SentenceEnds::note(const Token& token) {
  if (token.kind == TokenKind::word) {
    ended_ = weak_ = text_[token.end - 1] == '.';
    return;
  }
  if (ended_ && closes(token)) return;
  const UChar32 c = character_at(text_, token.begin).code;
  ended_ = c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
           c == 0xFF1F || c == 0x061F || c == 0x06D4 || c == 0x0964;
  weak_ = false;
}

}  // namespace dateline::annotation
