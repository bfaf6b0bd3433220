// Paragraph borders are looked at where a colon stands before them.
#include "indexer/annotation/announced_speech.h"

#include "indexer/annotation/english.h"
#include "indexer/annotation/frames.h"

namespace dateline::annotation {
namespace {

constexpr TokenId kColonReach = 8;      // tokens between the verb of speech and the colon
constexpr TokenId kLongestBlock = 400;  // tokens
constexpr TokenId kShortestBlock = 6;   // words
constexpr TokenId kLongestHeadline = 30;
constexpr TokenId kShortestHeadline = 4;
constexpr TokenId kLongestLabel = 5;

class Announcements {
 public:
  Announcements(const Utterances& utterances, const Cast& cast)
      : utterances_(utterances),
        reading_(utterances.reading()),
        cast_(cast),
        phrases_(reading_, cast) {}

  std::vector<LaidOut> run() {
    const auto& units = utterances_.units();
    if (!units.empty()) headline(units.front());
    for (std::size_t u = 1; u < units.size(); ++u) {
      if (units[u].paragraph > units[u - 1].paragraph) block(units[u - 1], units[u]);
    }
    return std::move(found_);
  }

 private:
  TokenSpan paragraph_of(const Unit& unit) const { return reading_.paragraphs()[unit.paragraph]; }

  void block(const Unit& before, const Unit& unit) {
    const TokenId colon = before.tokens.last - 1;
    const TokenSpan paragraph = paragraph_of(unit);
    const TokenId first = paragraph.first;
    if (!reading_.is_mark(colon, ':') || before.cues.empty() || utterances_.quoted(first) ||
        !reading_.is_word(first) || !reading_.capital(first) || paragraph.size() > kLongestBlock ||
        utterances_.words(paragraph, kShortestBlock) < kShortestBlock)
      return;
    const CueAt& cue = before.cues.back();
    const bool speaks = !cue.negated && cue.entry->entry_class == EntryClass::strong &&
                        cue.tokens.last + kColonReach >= colon;
    if (!speaks || phrases_.skip_adjuncts(cue.tokens.last, colon) < colon) return;
    const TokenId floor = before.tokens.first;
    const TokenSpan subject =
        phrases_.phrase_before(phrases_.skip_back(cue.tokens.first, floor), floor);
    if (subject.empty() || utterances_.quoted(subject.first)) return;
    LaidOut said;
    said.label = subject;
    said.mark = cue.tokens;
    said.content.push_back(trim_content(utterances_, paragraph));
    said.introduced = true;
    found_.push_back(std::move(said));
  }

  void headline(const Unit& unit) {
    const TokenSpan line = paragraph_of(unit);
    if (reading_.paragraphs().size() < 2 || !(line == unit.tokens) ||
        line.size() > kLongestHeadline)
      return;
    TokenId colon = line.first;
    while (colon < line.last && colon < line.first + kLongestLabel && reading_.capital(colon))
      ++colon;
    if (colon == line.first || colon >= line.last || !reading_.is_mark(colon, ':')) return;
    const std::int32_t name = cast_.mention_at(colon - 1);
    const TokenSpan claim = trim_content(utterances_, {colon + 1, line.last});
    const bool named = name != kNone && cast_.mention(name).type != news::EntityType::place &&
                       cast_.mention(name).tokens.last == colon &&
                       cast_.entity(cast_.entity_of(name)).mentions.size() > 1;
    if (!named || claim.empty() || utterances_.quoted(claim.first) ||
        utterances_.words(claim, kShortestHeadline) < kShortestHeadline)
      return;
    LaidOut said;
    said.label = {line.first, colon};
    said.mark = {colon, colon + 1};
    said.content.push_back(claim);
    said.introduced = said.headline = true;
    found_.push_back(std::move(said));
  }

  const Utterances& utterances_;
  const Reading& reading_;
  const Cast& cast_;
  EnglishPhrases phrases_;
  std::vector<LaidOut> found_;
};

}  // namespace

std::vector<LaidOut> find_announced(const Utterances& utterances, const Cast& cast) {
  if (!utterances.reading().is("en")) return {};
  return Announcements(utterances, cast).run();
}

}  // namespace dateline::annotation
