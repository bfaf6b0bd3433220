// Stems by Snowball over folded words, so that a word typed with accents and one typed without
// meet.
#include "common/index/term_recipe.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/index/schema.h"
#include "common/text/folding.h"

namespace dateline::indexing {
namespace {

constexpr std::size_t kLargestCache = 400'000;  // words; a cache that reaches it starts again

// ISO 639-1 → Xapian's name of the stemmer.
constexpr std::array<std::pair<std::string_view, const char*>, 25> kStemmers = {{
    {"ar", "arabic"},     {"ca", "catalan"},  {"da", "danish"},     {"de", "german"},
    {"en", "english"},    {"es", "spanish"},  {"eu", "basque"},     {"fi", "finnish"},
    {"fr", "french"},     {"ga", "irish"},    {"hu", "hungarian"},  {"hy", "armenian"},
    {"id", "indonesian"}, {"it", "italian"},  {"lt", "lithuanian"}, {"nb", "norwegian"},
    {"ne", "nepali"},     {"nl", "dutch"},    {"nn", "norwegian"},  {"no", "norwegian"},
    {"pt", "portuguese"}, {"ro", "romanian"}, {"ru", "russian"},    {"sv", "swedish"},
    {"tr", "turkish"},
}};

const char* stemmer_name(std::string_view lang) {
  const auto* found = std::find_if(kStemmers.begin(), kStemmers.end(),
                                   [&](const auto& row) { return row.first == lang; });
  return found == kStemmers.end() ? nullptr : found->second;
}

}  // namespace

Stemmer::Stemmer(std::string_view lang) : is_known_(knows(lang)) {
  if (is_known_) stem_ = Xapian::Stem(stemmer_name(lang));
}

const std::string& Stemmer::operator()(std::string_view folded_word) {
  if (!is_known_) {
    plain_ = folded_word;
    return plain_;
  }
  plain_ = folded_word;
  const auto found = cache_.find(plain_);
  if (found != cache_.end()) return found->second;
  if (cache_.size() >= kLargestCache) cache_.clear();
  std::string stem = text::fold_word(stem_(plain_));
  if (stem.empty()) stem = plain_;
  return cache_.emplace(plain_, std::move(stem)).first->second;
}

bool Stemmer::knows(std::string_view lang) {
  return stemmer_name(lang) != nullptr;
}

std::vector<std::string> stems_of(std::string_view folded_word,
                                  const std::set<std::string>& langs) {
  std::vector<std::string> stems;
  stems.reserve(std::max<std::size_t>(langs.size(), 1));
  for (const std::string& lang : langs) stems.push_back(Stemmer(lang)(folded_word));
  if (stems.empty()) stems.emplace_back(folded_word);
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

std::string word_term(std::string_view prefix, std::string_view folded) {
  std::string term(prefix);
  return term += folded;
}

std::string stem_term(std::string_view prefix, std::string_view stem) {
  std::string term(kStemPrefix);
  return (term += prefix) += stem;
}

std::string pair_term(std::string_view prefix, std::string_view first, std::string_view second) {
  std::string term(kStemPrefix);
  return ((term += prefix) += first) += second;
}

}  // namespace dateline::indexing
