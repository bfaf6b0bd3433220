// Sorted lists; a verb in neither of the first two takes only "that" or a quotation.
#include "indexer/annotation/english_verbs.h"

#include <algorithm>
#include <array>

namespace dateline::annotation {
namespace {

constexpr std::array kBare = std::to_array<std::string_view>({
    "acknowledge", "add",     "admit",    "allege",   "announce", "argue",   "assert",
    "assume",      "assure",  "boast",    "brag",     "claim",    "concede", "confirm",
    "contend",     "counter", "declare",  "disclose", "estimate", "explain", "inform",
    "insist",      "joke",    "maintain", "note",     "predict",  "promise", "read",
    "recall",      "remind",  "report",   "reveal",   "say",      "state",   "suggest",
    "swear",       "tell",    "tweet",    "vow",      "warn",     "write",
});

constexpr std::array kObject = std::to_array<std::string_view>({
    "accuse",       "advise",    "apologise", "apologize",  "appeal",  "applaud",   "ask",
    "assail",       "attack",    "beg",       "blame",      "blast",   "call",      "call for",
    "call on",      "call upon", "caution",   "challenge",  "commend", "condemn",   "confirm",
    "congratulate", "criticise", "criticize", "decry",      "defend",  "demand",    "denounce",
    "deny",         "deplore",   "deride",    "describe",   "dismiss", "disown",    "dispute",
    "encourage",    "endorse",   "forecast",  "rule out",   "hail",    "implore",   "invite",
    "lambast",      "lambaste",  "lament",    "laud",       "liken",   "mock",      "order",
    "oppose",       "plead",     "pledge",    "praise",     "predict", "promise",   "propose",
    "protest",      "question",  "rebuff",    "recommend",  "refute",  "reiterate", "reject",
    "repeat",       "repudiate", "request",   "ridicule",   "slam",    "stress",    "support",
    "threaten",     "thank",     "underline", "underscore", "urge",    "vow",       "warn",
    "welcome",
});

constexpr std::array kFinite = std::to_array<std::string_view>({
    "are",    "came", "can", "could", "did",  "do",    "does",  "had",
    "has",    "have", "is",  "made",  "may",  "might", "must",  "said",
    "should", "took", "was", "went",  "were", "will",  "would",
});

}  // namespace

Complement complement_of(std::string_view lemma) {
  const auto in = [lemma](const auto& list) {
    return std::find(list.begin(), list.end(), lemma) != list.end();
  };
  if (in(kBare)) return Complement::bare;
  return in(kObject) ? Complement::object : Complement::that;
}

bool looks_finite(std::string_view word) {
  constexpr std::size_t kLongest = 6;  // bytes of a word of the list
  return (word.size() <= kLongest && std::binary_search(kFinite.begin(), kFinite.end(), word)) ||
         (word.size() > 4 && word.ends_with("ed"));
}

}  // namespace dateline::annotation
