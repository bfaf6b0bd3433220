// The lists in one hash table, since every form of every text is asked for.
#include "indexer/annotation/content_end_words.h"

#include <array>
#include <string_view>

#include "indexer/annotation/english_verbs.h"
#include "indexer/annotation/listed_words.h"

namespace dateline::annotation {
namespace {

// Words that may follow the end of what was said, sorted.
constexpr auto kOpeners = std::to_array<std::string_view>(
    {"a",        "about",     "according", "after",     "against", "ahead",  "along",   "also",
     "although", "amid",      "among",     "an",        "and",     "are",    "around",  "as",
     "at",       "based",     "be",        "because",   "before",  "but",    "by",      "despite",
     "due",      "during",    "even",      "following", "for",     "from",   "given",   "had",
     "has",      "have",      "he",        "her",       "his",     "how",    "however", "if",
     "in",       "including", "into",      "is",        "it",      "just",   "last",    "meaning",
     "more",     "most",      "nor",       "not",       "now",     "of",     "on",      "once",
     "one",      "only",      "or",        "out",       "over",    "rather", "she",     "should",
     "since",    "so",        "such",      "than",      "that",    "the",    "their",   "then",
     "there",    "they",      "though",    "through",   "to",      "under",  "unless",  "until",
     "was",      "we",        "were",      "what",      "when",    "where",  "whether", "which",
     "while",    "who",       "whose",     "why",       "will",    "with",   "without", "would",
     "yet"});
static_assert(kOpeners.size() == kContentEndOpeners);
// Words before which a content may end without a mark between.
constexpr auto kBareEnds = std::to_array<std::string_view>(
    {"about",   "after",  "ahead", "although", "amid",    "and",    "as",        "at",
     "because", "before", "but",   "by",       "despite", "during", "following", "for",
     "from",    "had",    "has",   "have",     "if",      "in",     "is",        "on",
     "since",   "so",     "that",  "though",   "to",      "until",  "was",       "were",
     "when",    "where",  "which", "while",    "who",     "with",   "without",   "would"});
constexpr auto kRelatives = std::to_array<std::string_view>({"which", "who", "whose", "where"});

using EndWords = ListedWords<ContentEndWord, 256>;

EndWords listed() {
  EndWords words;
  for (std::size_t i = 0; i < kOpeners.size(); ++i)
    words.of(kOpeners[i]).opener = static_cast<std::uint8_t>(i);
  for (const std::string_view word : kBareEnds) words.of(word).bare_end = true;
  for (const std::string_view word : kRelatives) words.of(word).relative = true;
  return words;
}

}  // namespace

std::vector<ContentEndWord> content_end_words(const Reading& reading) {
  static const EndWords table = listed();
  std::vector<ContentEndWord> words(reading.form_count());
  for (FormId form = 1; form < words.size(); ++form) {
    const Form& seen = reading.form_of(form);
    const std::string_view word = reading.form_text(seen);
    words[form] = table.find(word, seen.hash);
    words[form].verb = looks_finite(word);
  }
  return words;
}

}  // namespace dateline::annotation
