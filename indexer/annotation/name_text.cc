// Forms are read once each, by their first token; tokens get small numbers.
#include "indexer/annotation/name_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "indexer/annotation/tagging/feature_hash.h"

namespace dateline::annotation {
namespace {

using tagging::NameForm;
using tagging::NameText;
using tagging::NameToken;

constexpr std::size_t kLongestWord = 64;  // bytes of a word that count

// Digits alike: "1996-08-30" is "0000-00-00".
std::string plain(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c >= '0' && c <= '9') c = '0';
  return out;
}

// The first `characters` characters.
std::string_view head(std::string_view word, int characters) {
  std::size_t at = 0;
  while (at < word.size() && characters > 0) {
    ++at;
    while (at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80) ++at;
    --characters;
  }
  return word.substr(0, at);
}

std::string_view tail(std::string_view word, int characters) {
  std::size_t at = word.size();
  while (at > 0 && characters > 0) {
    --at;
    if ((static_cast<unsigned char>(word[at]) & 0xC0) != 0x80) --characters;
  }
  return word.substr(at);
}

std::uint8_t written(const Form& form) {
  const auto bucket = [](std::uint32_t n) { return n == 0 ? 0U : n == 1 ? 1U : n < 4 ? 2U : 3U; };
  return static_cast<std::uint8_t>(bucket(form.lower) | bucket(form.capital) << 2 |
                                   (form.initial > 1 ? 1U : 0U) << 4);
}

// But its clusters.
NameForm read_form(const Reading& reading, TokenId i) {
  NameForm form;
  std::string digits_alike;
  std::string_view word = reading.surface(i).substr(0, kLongestWord);
  if (reading.token(i).has_digit) word = digits_alike = plain(word);
  form.word = tagging::hash_word(word);
  form.prefix = tagging::hash_word(head(word, 3));
  form.suffix = tagging::hash_word(tail(word, 3));
  form.tail = tagging::hash_word(tail(word, 2));
  form.kinds = static_cast<std::uint16_t>(reading.kinds(i));
  form.written = written(reading.form(i));
  return form;
}

std::uint8_t word_shape(const Reading& reading, TokenId i) {
  const Token& token = reading.token(i);
  const std::string_view word = reading.surface(i);
  const bool dotted = word.find('.') != std::string_view::npos;
  const bool hyphen = word.find('-') != std::string_view::npos;
  unsigned shape = 0;
  if (!token.capital) {
    shape = reading.capital(i) ? 7 : token.all_capitals ? 6 : 0;
  } else if (head(word, 1).size() == word.size()) {
    shape = 1;
  } else if (token.all_capitals) {
    shape = word.size() <= 4 ? 2 : 3;
  } else {
    const bool inner =
        std::any_of(word.begin() + 1, word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    shape = inner ? 5 : 4;
  }
  return static_cast<std::uint8_t>(shape | (dotted ? 8U : 0U) | (hyphen ? 16U : 0U) |
                                   (token.has_digit ? 32U : 0U));
}

std::uint8_t shape_of(const Reading& reading, TokenId i) {
  const Token& token = reading.token(i);
  switch (token.kind) {
    case TokenKind::word:
      return word_shape(reading, i);
    case TokenKind::number:
      return static_cast<std::uint8_t>(64 + std::min<std::size_t>(reading.surface(i).size(), 7));
    case TokenKind::quote:
      return 72;
    case TokenKind::symbol:
      return 73;
    default:
      return static_cast<std::uint8_t>(128 + (reading.surface(i).front() & 0x3F));
  }
}

// How a sentence is written: 0 as usual; in capitals; each word with a capital; without a small
// word (a table's line); and whether it is short.
std::uint8_t line_of(const Reading& reading, TokenSpan sentence) {
  unsigned small = 0, capital = 0, loud = 0, numbers = 0;
  for (TokenId i = sentence.first; i < sentence.last; ++i) {
    const Token& token = reading.token(i);
    numbers += token.kind == TokenKind::number ? 1U : 0U;
    if (token.kind != TokenKind::word) continue;
    (token.all_capitals ? loud : reading.capital(i) ? capital : small) += 1;
  }
  unsigned kind = 0;
  if (loud > 2 && small == 0 && loud > capital)
    kind = 1;
  else if (small == 0)
    kind = numbers > 0 ? 2 : 3;
  else if (capital + loud > 2 * small)
    kind = numbers > 1 ? 4 : 5;
  return static_cast<std::uint8_t>(kind * 2 + (sentence.size() < 6 ? 1 : 0));
}

// Marks tokens with a code and their place: 4 * code + (0 alone, 1 first, 2 inner, 3 last).
template <typename Set>
void mark(TokenSpan span, unsigned code, Set set) {
  for (TokenId i = span.first; i < span.last; ++i) {
    const unsigned place = span.size() == 1 ? 0 : i == span.first ? 1 : i + 1 == span.last ? 3 : 2;
    set(i, static_cast<std::uint8_t>(4 * code + place));
  }
}

void mark_listed(const Reading& reading, NameText& text) {
  constexpr KindMask kListed = mask_of(EntryKind::country) | EntryKind::place |
                               EntryKind::organisation | EntryKind::metonym | EntryKind::demonym;
  for (TokenId i = 0; i < reading.size();) {
    const Reading::Found found =
        text.tokens[i].capital ? reading.longest(i, kListed) : Reading::Found{};
    if (found.entry == nullptr) {
      ++i;
      continue;
    }
    const bool doubtful = found.entry->has(kAmbiguous);
    const unsigned code = 1 + static_cast<unsigned>(found.entry->kind) * 2 + (doubtful ? 1 : 0);
    mark(found.tokens, code, [&](TokenId t, std::uint8_t v) { text.tokens[t].listed = v; });
    i = std::max(found.tokens.last, i + 1);
  }
}

void mark_offices(const std::vector<RolePhrase>& roles, NameText& text) {
  for (const RolePhrase& role : roles) {
    const auto kind = static_cast<std::uint8_t>(role.honorific()  ? 1
                                                : role.personal() ? (role.plural() ? 2 : 3)
                                                                  : 4);
    for (TokenId i = role.whole.first; i < role.whole.last; ++i) text.tokens[i].office = kind;
    for (TokenId i = role.office.first; i < role.office.last; ++i)
      text.tokens[i].office = static_cast<std::uint8_t>(kind + 4);
    if (role.whole.last < text.tokens.size() && text.tokens[role.whole.last].office == 0)
      text.tokens[role.whole.last].office = static_cast<std::uint8_t>(kind + 8);
  }
}

}  // namespace

namespace {

// A capital; but not that of a sentence's first word that is written small elsewhere and never with
// a capital: such a one is in a name only if there is a capital behind it.
bool may_be_named(const Reading& reading, TokenId i) {
  if (!reading.capital(i)) return false;
  const Form& form = reading.form(i);
  return !reading.token(i).sentence_start || form.lower == 0 || form.capital > 0;
}

// Tokens on each side of a capital whose features the tagger may read: two to stand in a stretch
// with it, and the neighbours of those.
constexpr TokenId kSeenAround = 4;

// Forms and shapes, of the tokens that the tagger may look at.
void read_near_capitals(const Reading& reading, const tagging::WordTable& words, NameText& text) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> new_forms;  // with the word's hash
  TokenId done = 0;
  for (TokenId at = 0; at < reading.size(); ++at) {
    if (!text.tokens[at].capital) continue;
    const TokenId last = std::min<TokenId>(reading.size(), at + kSeenAround + 1);
    for (TokenId i = std::max(done, at - std::min(at, kSeenAround)); i < last; ++i) {
      text.tokens[i].shape = shape_of(reading, i);
      NameForm& form = text.forms[text.tokens[i].form];
      if (form.word != 0) continue;
      form = read_form(reading, i);
      new_forms.emplace_back(text.tokens[i].form, tagging::hash_word(reading.surface(i)));
      words.prefetch(new_forms.back().second);
    }
    done = last;
  }
  for (const auto& [number, hash] : new_forms) {
    const tagging::WordEntry& known = words.find(hash);
    NameForm& form = text.forms[number];
    form.fine = known.fine;
    form.middle = known.cue;
    form.coarse = known.coarse;
  }
}

}  // namespace

NameText name_text(const Reading& reading, const std::vector<RolePhrase>& roles,
                   const std::vector<NameMention>& ruled, const tagging::WordTable& words) {
  const bool cased = !reading.is("ar");  // without capitals, every word may be a name's
  NameText text;
  text.tokens.resize(reading.size());
  text.forms.resize(reading.form_count());
  for (TokenId i = 0; i < reading.size(); ++i) {
    NameToken& token = text.tokens[i];
    token.form = reading.form_id(i);
    token.sentence_start = reading.token(i).sentence_start;
    token.capital = cased ? may_be_named(reading, i) : reading.is_word(i) || reading.capital(i);
  }
  read_near_capitals(reading, words, text);
  for (const TokenSpan sentence : reading.sentences()) {
    const std::uint8_t line = line_of(reading, sentence);
    for (TokenId i = sentence.first; i < sentence.last; ++i) text.tokens[i].line = line;
  }
  mark_listed(reading, text);
  for (const NameMention& mention : ruled) {
    const unsigned code = 1 + static_cast<unsigned>(mention.type) * 2 + (mention.sure ? 1 : 0);
    mark(mention.tokens, code, [&](TokenId t, std::uint8_t v) { text.tokens[t].ruled = v; });
  }
  mark_offices(roles, text);
  return text;
}

}  // namespace dateline::annotation
