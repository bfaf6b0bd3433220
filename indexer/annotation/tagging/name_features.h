// What the name tagger sees: the forms of a text with what is known of them, its tokens with what
// stands around them, and the labels it gives. Filled by the caller (see name_text.h of the
// analysis), so that the tagger itself asks no lexicon.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/annotation/tagging/article_view.h"
#include "indexer/annotation/tagging/linear_chain.h"

namespace dateline::tagging {

// Labels: first, inner and last word of a name, and a name of one word; "other" (nationalities,
// works, events) is learnt so that it is not taken for the rest, and has fewer labels.
namespace name_label {
inline constexpr std::uint8_t kNone = 0, kPerson = 1, kOrg = 5, kPlace = 9, kOther = 13,
                              kCount = 15;
inline constexpr std::uint8_t kFirst = 0, kInner = 1, kLast = 2, kAlone = 3;  // added to a type
// Of a label: its type (kNone, kPerson, kOrg, kPlace, kOther).
inline std::uint8_t type_of(std::uint8_t label) {
  return label == kNone    ? kNone
         : label >= kOther ? kOther
                           : static_cast<std::uint8_t>((label - 1) / 4 * 4 + 1);
}
inline bool begins(std::uint8_t label) {
  if (label >= kOther) return label == kOther;
  return label != kNone && ((label - 1) % 4 == kFirst || (label - 1) % 4 == kAlone);
}
bool may_follow(std::uint8_t a, std::uint8_t b);
bool may_begin(std::uint8_t label);
bool may_end(std::uint8_t label);
}  // namespace name_label

// A word form of the text, by itself.
struct NameForm {
  std::uint32_t word = 0;                          // hash in lower case, digits alike
  std::uint32_t prefix = 0, suffix = 0, tail = 0;  // first three, last three, last two characters
  std::uint16_t fine = 0;                          // word clusters of three sizes; 0: none
  std::uint8_t middle = 0, coarse = 0;
  std::uint16_t kinds = 0;  // what the lexicon knows of the word alone
  std::uint8_t written =
      0;  // how the text writes it elsewhere: small, with a capital inside a sentence
};

struct NameToken {
  std::uint32_t form = 0;   // index into forms
  std::uint8_t shape = 0;   // capitals, digits, punctuation
  std::uint8_t listed = 0;  // place in a name of several words that the lexicon knows, and its kind
  std::uint8_t ruled = 0;   // what the rules take it for: 0 nothing, else a type and a place in it
  std::uint8_t office = 0;  // in a role phrase, or right behind one
  std::uint8_t line = 0;    // of its sentence: how it is written, how long
  bool sentence_start = false;
  bool capital = false;  // may be part of a name
};

struct NameText {
  std::vector<NameForm> forms;
  std::vector<NameToken> tokens;
};

// What the first pass says of a form over the whole text, and of each token.
struct NameVotes {
  std::vector<std::uint8_t> of_form;  // type that most of its tokens got, and how clearly
  std::vector<std::uint8_t> labels;   // of each token
};

// Where names can be: capitalised words with two words on each side, within a sentence.
std::vector<TokenRange> name_stretches(const NameText& text);
// REQUIRES: labels has one label a token.
NameVotes count_votes(const NameText& text, std::vector<std::uint8_t> labels);

// Whether all capitalised tokens of a form have got this label's type.
bool is_unanimous(std::uint8_t vote, std::uint8_t label);

inline constexpr std::size_t kNameWidth = 52, kNameVotesWidth = 12;

}  // namespace dateline::tagging
