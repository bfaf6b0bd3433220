// Words by hash look-up, phrases by their first word.
#include "searcher/search/match_marker.h"

#include <algorithm>

#include "common/text/words.h"

namespace dateline::search {
namespace {

// A query of thousands of phrases is marked by the first of them only, and by their first words.
constexpr std::size_t kMostPhrases = 64;
constexpr std::size_t kLongestPhrase = 32;
constexpr std::size_t kMostBeginnings = 64;

}  // namespace

MatchMarker::MatchMarker(const query::MatchedWords& matched) {
  std::uint32_t next = 0;
  for (const std::string& word : matched.words) words_.emplace(word, next++);
  for (const std::string& stem : matched.stems) stems_.emplace(stem, next++);
  first_beginning_ = next;
  beginnings_.assign(matched.beginnings.begin(),
                     matched.beginnings.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                      kMostBeginnings, matched.beginnings.size())));
  next += static_cast<std::uint32_t>(beginnings_.size());
  std::size_t left = kMostPhrases;
  for (const auto& words : matched.phrases) {
    if (left == 0) break;
    if (words.empty()) continue;
    --left;
    Phrase phrase;
    phrase.number = next++;
    for (std::size_t i = 0; i < std::min(words.size(), kLongestPhrase); ++i) {
      const auto number = static_cast<std::uint32_t>(phrase_words_.size());
      phrase.words.push_back(phrase_words_.emplace(words[i], number).first->second);
    }
    phrases_[phrase.words.front()].push_back(std::move(phrase));
  }
}

indexing::Stemmer& MatchMarker::stemmer_of(std::string_view lang) {
  const auto found = stemmers_.find(lang);
  if (found != stemmers_.end()) return found->second;
  return stemmers_.emplace(std::string(lang), indexing::Stemmer(lang)).first->second;
}

std::uint32_t MatchMarker::match_of(const std::string& folded, indexing::Stemmer& stemmer) const {
  if (!stems_.empty()) {
    if (const auto stem = stems_.find(stemmer(folded)); stem != stems_.end()) return stem->second;
  }
  if (const auto word = words_.find(folded); word != words_.end()) return word->second;
  for (std::size_t i = 0; i < beginnings_.size(); ++i) {
    if (folded.starts_with(beginnings_[i])) return first_beginning_ + static_cast<std::uint32_t>(i);
  }
  return MarkedWord::kNone;
}

std::vector<MarkedWord> MatchMarker::mark(std::string_view text, std::string_view lang) {
  indexing::Stemmer& stemmer = stemmer_of(lang);
  std::vector<MarkedWord> words;
  std::vector<std::uint32_t> sequence;  // numbers in phrase_words_
  std::string folded;
  text::for_each_word(text, [&](const text::Word& word) {
    folded.assign(word.folded);
    const bool is_spaced = word.kind == text::WordKind::word;
    words.push_back(
        {word.begin, word.end, is_spaced ? match_of(folded, stemmer) : MarkedWord::kNone});
    if (phrases_.empty()) return;
    const auto known = phrase_words_.find(folded);
    sequence.push_back(known == phrase_words_.end() ? MarkedWord::kNone : known->second);
  });
  if (!phrases_.empty()) mark_phrases(sequence, words);
  return words;
}

void MatchMarker::mark_phrases(const std::vector<std::uint32_t>& sequence,
                               std::vector<MarkedWord>& words) const {
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    const auto candidates = phrases_.find(sequence[i]);
    if (candidates == phrases_.end()) continue;
    for (const Phrase& phrase : candidates->second) {
      if (phrase.words.size() > sequence.size() - i ||
          !std::equal(phrase.words.begin(), phrase.words.end(),
                      sequence.begin() + static_cast<std::ptrdiff_t>(i)))
        continue;
      for (std::size_t k = 0; k < phrase.words.size(); ++k) words[i + k].match = phrase.number;
    }
  }
}

}  // namespace dateline::search
