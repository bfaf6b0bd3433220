// Interning of forms and the cut into sentences. One hash look-up a token, one in the lexicon a
// form.
#include "indexer/annotation/reading.h"

#include <algorithm>
#include <array>

#include "common/text/folding.h"
#include "common/text/unicode.h"
#include "indexer/annotation/gazetteer_hash.h"

namespace dateline::annotation {
namespace {

constexpr std::size_t kFirstSlots = 512;
// Longer words are noise (keys, addresses); they share one form and are in no lexicon.
constexpr std::size_t kLongestForm = 96;

// Where the mark ' or ’ stands in a word, and its width; npos: nowhere.
struct Apostrophe {
  std::size_t at = std::string_view::npos;
  std::size_t width = 1;
};

Apostrophe find_apostrophe(std::string_view word) {
  const std::size_t straight = word.find('\'');
  if (straight != std::string_view::npos) return {straight, 1};
  const std::size_t curly = word.find("\xE2\x80\x99");
  return {curly, 3};
}

bool upper_at(std::string_view text, std::size_t at) {
  return at < text.size() && text::is_upper(text::next_code_point(text, at));
}

// l', d', qu', dell' …: at most five letters, small, before a capital.
std::size_t elision(std::string_view word) {
  const Apostrophe mark = find_apostrophe(word);
  if (mark.at == std::string_view::npos || mark.at == 0 || mark.at > 5) return 0;
  return upper_at(word, mark.at + mark.width) ? mark.at + mark.width : 0;
}

// "al-Sisi", "el-Haddad", "bin-Salman": a small article with a capital behind it.
bool joined_article(std::string_view word) {
  constexpr auto kArticles =
      std::to_array<std::string_view>({"al", "el", "an", "ar", "as", "at", "ad", "az", "ash", "bin",
                                       "ben", "ibn", "ul", "ud", "abd"});
  std::size_t hyphen = 2;  // the shortest article
  while (hyphen < 4 && hyphen < word.size() && word[hyphen] != '-') ++hyphen;
  if (hyphen == 4 || hyphen + 1 >= word.size()) return false;
  return upper_at(word, hyphen + 1) &&
         std::find(kArticles.begin(), kArticles.end(), word.substr(0, hyphen)) != kArticles.end();
}

bool elides(std::string_view lang) {
  return lang == "fr" || lang == "it" || lang == "ca";
}
bool has_suffix_mark(std::string_view lang) {
  return lang == "tr" || lang == "az";
}

// One character of Chinese, or kana: folds to itself.
bool folds_to_itself(std::string_view surface) {
  if (surface.size() != 3) return false;
  const auto lead = static_cast<unsigned char>(surface[0]);
  const auto second = static_cast<unsigned char>(surface[1]);
  return (lead >= 0xe4 && lead <= 0xe9) || (lead == 0xe3 && second >= 0x81 && second <= 0x83);
}

// Appends the surface, folded, and returns its hash_word.
std::uint64_t append_folded(std::string_view surface, std::string& out) {
  const std::size_t begin = out.size();
  out.resize(begin + surface.size());
  char* to = out.data() + begin;
  unsigned char seen = 0;
  for (const char c : surface) {
    seen |= static_cast<unsigned char>(c);
    *to++ = (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
  }
  if (seen >= 0x80 && !folds_to_itself(surface)) {
    out.resize(begin);
    text::append_folded_word(surface, out);
  }
  return hash_word(std::string_view(out).substr(begin));
}

}  // namespace

Reading::Reading(std::string_view text, std::string_view lang, const Gazetteer& gazetteer)
    : tokens_(text),
      gazetteer_(gazetteer),
      lang_(lang.substr(0, lang.find_first_of("-_"))),
      languages_(lang.empty() ? kAllLanguages : language_bit(lang)),
      capital_nouns_(lang_ == "de" || lang_ == "lb"),
      forms_(1),
      slots_(kFirstSlots, 0) {
  read_forms();
  read_starts();
  cut();
}

std::string Reading::fold_tokens(std::vector<Folded>& folded) {
  std::string text;
  text.reserve(tokens_.text().size());
  folded.reserve(tokens_.size());
  const bool elision_possible = elides(lang_);
  for (TokenId i = 0; i < size(); ++i) {
    std::string_view core = surface(i);
    if (tokens_[i].kind == TokenKind::word) {
      const std::size_t elided = elision_possible ? elision(core) : 0;
      capital_[i] = tokens_[i].capital || elided > 0 || joined_article(core);
      core.remove_prefix(elided);
    }
    const auto begin = static_cast<std::uint32_t>(text.size());
    const std::uint64_t hash =
        append_folded(core.size() > kLongestForm ? std::string_view() : core, text);
    folded.push_back({begin, static_cast<std::uint32_t>(text.size()) - begin, hash});
  }
  return text;
}

void Reading::read_forms() {
  constexpr std::size_t kAhead = 4;  // tokens: about as long as memory takes
  capital_.assign(tokens_.size(), false);
  std::vector<Folded> folded;
  const std::string text = fold_tokens(folded);
  form_ids_.reserve(tokens_.size());
  words_.reserve(tokens_.size());
  known_.reserve(tokens_.size());
  for (TokenId i = 0; i < size(); ++i) {
    if (i + 3 * kAhead < folded.size()) {
      gazetteer_.prefetch_slot(folded[i + 3 * kAhead].hash);
      gazetteer_.prefetch_word(folded[i + 2 * kAhead].hash);
      gazetteer_.prefetch_text(folded[i + kAhead].hash);
    }
    const FormId id =
        intern(std::string_view(text).substr(folded[i].begin, folded[i].size), folded[i].hash);
    Form& form = forms_[id];
    form_ids_.push_back(id);
    words_.push_back(form.word);
    known_.push_back({form.kinds, form.starts, false});
    if (tokens_[i].kind != TokenKind::word) continue;
    form.letters = true;
    ++(!capital_[i] ? form.lower : (tokens_[i].sentence_start ? form.initial : form.capital));
  }
}

// Most words that begin an entry of several are followed by something else: seen once here, and not
// again by each who asks for the longest entry.
void Reading::read_starts() {
  for (TokenId i = 0; i < size(); ++i) {
    if (known_[i].starts == 0 || words_[i] == Gazetteer::kJoint) continue;
    TokenId next = i + 1;
    while (next < size() && words_[next] == Gazetteer::kJoint) ++next;
    known_[i].goes_on =
        next < size() && words_[next] != 0 && gazetteer_.goes_on(words_[i], words_[next]);
  }
}

FormId Reading::intern(std::string_view folded, std::uint64_t hash) {
  if (forms_.size() * 3 > slots_.size() * 2) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    const Form& known = forms_[slots_[at]];
    if (known.hash == hash && form_text(known) == folded) return slots_[at];
  }
  Form form;
  form.text_begin = static_cast<std::uint32_t>(arena_.size());
  form.text_size = static_cast<std::uint32_t>(folded.size());
  form.hash = hash;
  form.word = gazetteer_.find(folded, hash);
  form.kinds = gazetteer_.word(form.word).kinds;
  form.starts = gazetteer_.word(form.word).starts;
  arena_ += folded;
  slots_[at] = static_cast<FormId>(forms_.size());
  forms_.push_back(form);
  return slots_[at];
}

void Reading::grow() {
  std::vector<FormId> wider(slots_.size() * 2, 0);
  const std::size_t mask = wider.size() - 1;
  for (FormId id = 1; id < forms_.size(); ++id) {
    std::size_t at = forms_[id].hash & mask;
    while (wider[at] != 0) at = (at + 1) & mask;
    wider[at] = id;
  }
  slots_.swap(wider);
}

void Reading::cut() {
  for (TokenId i = 0; i < size(); ++i) {
    if (tokens_[i].sentence_start) sentences_.push_back({i, i});
    if (tokens_[i].paragraph_start) paragraphs_.push_back({i, i});
    sentences_.back().last = i + 1;
    paragraphs_.back().last = i + 1;
  }
}

bool Reading::is_wide_comma(TokenId i) const {
  const std::string_view word = surface(i);
  return word == "،" || word == "，" || word == "、";
}

const Entry* Reading::pick(EntryRange entries, TokenSpan span, KindMask kinds) const {
  const std::uint32_t begin = core_begin(span.first);
  const std::string_view printed = text().substr(begin, core_end(span.last - 1) - begin);
  const Entry* found = nullptr;
  for (const Entry& entry : entries) {
    if (!EntryFilter{kinds, languages_}.takes(entry) || !case_fits(entry, printed)) continue;
    if (found == nullptr) found = &entry;
    if (found->kind != EntryKind::demonym || found->has(kCapital)) return found;
    // "Polska" is the country, "polska" its adjective.
    if (entry.kind == EntryKind::country && entry.has(kCapital)) return &entry;
  }
  return found;
}

const Entry* Reading::entry(TokenId i, KindMask wanted) const {
  if (i >= size() || (kinds(i) & wanted) == 0) return nullptr;
  return pick(gazetteer_.entries(words_[i]), {i, i + 1}, wanted);
}

Reading::Found Reading::longest(TokenId i, KindMask wanted) const {
  if (i >= size() || (starts(i) & wanted) == 0) return {};
  if (!known_[i].goes_on && (kinds(i) & wanted) == 0) return {};
  const auto match = gazetteer_.longest_match(words_, i, {wanted, languages_});
  if (!match || match->length == 0) return {};
  const TokenSpan span{i, i + static_cast<TokenId>(match->length)};
  if (const Entry* entry = pick(match->entries, span, wanted)) return {entry, span, match->entries};
  if (span.size() == 1) return {};
  const Entry* single = entry(i, wanted);
  return {single, {i, i + 1}, gazetteer_.entries(words_[i])};
}

std::uint32_t Reading::core_begin(TokenId i) const {
  const std::size_t elided = elides(lang_) && !tokens_[i].capital ? elision(surface(i)) : 0;
  return tokens_[i].begin + static_cast<std::uint32_t>(elided);
}

std::uint32_t Reading::core_end(TokenId i) const {
  const std::string_view word = surface(i);
  const Apostrophe mark = find_apostrophe(word);
  if (mark.at == std::string_view::npos || mark.at == 0) return tokens_[i].end;
  const bool suffix = has_suffix_mark(lang_) && !upper_at(word, mark.at + mark.width);
  return suffix ? tokens_[i].begin + static_cast<std::uint32_t>(mark.at) : tokens_[i].end;
}

std::uint32_t Reading::sentence_of(TokenId i) const {
  const auto after = std::partition_point(sentences_.begin(), sentences_.end(),
                                          [i](TokenSpan span) { return span.first <= i; });
  return static_cast<std::uint32_t>(after - sentences_.begin() - 1);
}

std::uint32_t Reading::paragraph_of(TokenId i) const {
  const auto after = std::partition_point(paragraphs_.begin(), paragraphs_.end(),
                                          [i](TokenSpan span) { return span.first <= i; });
  return static_cast<std::uint32_t>(after - paragraphs_.begin() - 1);
}

}  // namespace dateline::annotation
