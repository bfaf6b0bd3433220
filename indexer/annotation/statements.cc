// The story of statements: frames unit by unit, each with its speaker; then quotations without a
// frame of their own (loose_quotations.h).
#include "indexer/annotation/statements.h"

#include <algorithm>

#include "indexer/annotation/announced_speech.h"
#include "indexer/annotation/content_ends.h"
#include "indexer/annotation/english.h"
#include "indexer/annotation/evidence.h"
#include "indexer/annotation/frames.h"
#include "indexer/annotation/fusion.h"
#include "indexer/annotation/laid_out_speech.h"
#include "indexer/annotation/loose_quotations.h"
#include "indexer/annotation/named_inside.h"
#include "indexer/annotation/speakers.h"

namespace dateline::annotation {
namespace {

using news::Attribution;
using news::Statement;
using news::StatementKind;

constexpr double kWithoutTagger = 0.75;  // a tagger's trust where there is none

class Story {
 public:
  Story(const Utterances& utterances, const Cast& cast, const HomeCountries& homes,
        std::vector<WeighedStatement>* weighed)
      : utterances_(utterances),
        reading_(utterances.reading()),
        cast_(cast),
        resolver_(reading_, cast, homes),
        evidence_(utterances, cast),
        ends_(utterances, cast),
        weighed_(weighed),
        loose_(utterances, cast, resolver_, weighed),
        laid_out_(find_laid_out(utterances)) {
    line_.used.assign(utterances.quotations().size(), false);
    for (LaidOut& said : find_announced(utterances, cast)) laid_out_.push_back(std::move(said));
    std::stable_sort(laid_out_.begin(), laid_out_.end(),
                     [](const LaidOut& a, const LaidOut& b) { return first_of(a) < first_of(b); });
  }

  // `tagged`: the tagger's frames, a list for each unit; `weigh`: unlikely frames are left out.
  std::vector<Statement> run(std::vector<std::vector<Frame>> tagged, bool weigh) {
    weigh_ = weigh;
    const auto& units = utterances_.units();
    for (std::size_t u = 0; u < units.size(); ++u) {
      const Unit& unit = units[u];
      if (laid_out(unit, u, tagged[u])) continue;
      // Elsewhere a colon, or a verb within the marks, may serve.
      // Elsewhere a quotation needs no cue, nor does "…, so der Minister" in German.
      const bool cueless =
          !reading_.is("en") && (reading_.is("de") || unit.first_quotation < unit.last_quotation);
      if (!unit.cues.empty() || !tagged[u].empty() || cueless)
        frames(unit, u, std::move(tagged[u]));
      if (unit.has_quotations()) loose_.find(u, line_);
    }
    std::stable_sort(line_.statements.begin(), line_.statements.end(),
                     [](const Statement& a, const Statement& b) {
                       return a.spans.front().begin < b.spans.front().begin;
                     });
    return std::move(line_.statements);
  }

 private:
  // What the layout gives to somebody. True: nothing else is to be looked for in this unit.
  bool laid_out(const Unit& unit, std::size_t u, std::vector<Frame>& tagged) {
    bool whole = false;
    for (; next_laid_out_ < laid_out_.size(); ++next_laid_out_) {
      const LaidOut& said = laid_out_[next_laid_out_];
      if (first_of(said) >= unit.tokens.last) break;
      say_laid_out(said, u);
      for (TokenSpan piece : said.content) claimed_ = std::max(claimed_, piece.last);
    }
    const auto inside = [this](TokenSpan piece) { return piece.first < claimed_; };
    whole = unit.tokens.last <= claimed_ + 1 || (unit.tokens.first < claimed_ && unit.cues.empty());
    std::erase_if(tagged, [&](const Frame& frame) {
      return std::any_of(frame.content.begin(), frame.content.end(), inside);
    });
    return whole;
  }

  static TokenId first_of(const LaidOut& said) {
    return said.introduced ? said.content.front().first
                           : std::min(said.label.first, said.content.front().first);
  }

  void say_laid_out(const LaidOut& said, std::size_t u) {
    for (TokenSpan piece : said.content) {
      for (TokenId i = piece.first; i < piece.last; ++i) {
        if (utterances_.quoted(i))
          line_.used[static_cast<std::size_t>(utterances_.quotation_at(i))] = true;
      }
    }
    if (said.question) return;
    Statement statement;
    for (TokenSpan piece : said.content) statement.spans.push_back(utterances_.bytes(piece));
    statement.kind = said.headline ? StatementKind::indirect : StatementKind::direct;
    statement.cue = said.answer ? news::Span{} : utterances_.bytes(said.mark);
    const bool signature = said.introduced || said.label.first > said.content.front().first;
    SpeakerFound speaker = said.answer ? interviewed(said.label.first)
                           : signature ? resolver_.resolve(said.label, {})
                                       : resolver_.by_label(said.label);
    statement.speaker = speaker.speaker;
    statement.attribution = speaker.attribution;
    statement.confidence = loose_.confidence(Orphan::laid_out, said.content.front(), speaker);
    if (weighed_ != nullptr)
      weighed_->push_back({statement.spans,
                           speaker.speaker,
                           evidence_.of_content(Orphan::laid_out, said.content.front()),
                           evidence_.of_speaker(Orphan::laid_out, speaker),
                           {}});
    resolver_.note(speaker, said.label);
    line_.push(std::move(statement), speaker, u);
  }

  // "Q: … A: …": the person named last before the first question.
  SpeakerFound interviewed(TokenId at) {
    if (guest_ == kNone) {
      guest_ = cast_.first_mention_from(at) - 1;
      while (guest_ >= 0 && cast_.mention(guest_).type != news::EntityType::person) --guest_;
    }
    if (guest_ < 0) return {};
    SpeakerFound speaker = resolver_.resolve(cast_.mention(guest_).tokens, {});
    speaker.speaker.mention = {};
    speaker.attribution = Attribution::continued;
    return speaker;
  }

  void frames(const Unit& unit, std::size_t u, std::vector<Frame> tagged) {
    const bool english = reading_.is("en");
    auto found =
        english ? english_frames(utterances_, cast_, unit) : plain_frames(utterances_, cast_, unit);
    found = candidates(utterances_, cast_, std::move(found), std::move(tagged));
    std::vector<WeighedStatement> all(weighed_ != nullptr ? found.size() : 0);
    for (std::size_t i = 0; i < all.size(); ++i) all[i].ends = weighed_ends(found[i], unit);
    if (weigh_ && english) {
      for (Frame& frame : found) ends_.settle(frame, unit);
      join_alike(utterances_, cast_, found);
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!found[i].content.empty()) weighed_->push_back(weighed(found[i], std::move(all[i])));
    }
    std::erase_if(found, [](const Frame& frame) { return frame.content.empty(); });
    if (weigh_) {
      found = best_of(evidence_, std::move(found));
    } else {
      // As if a tagger had agreed half-heartedly.
      for (Frame& frame : found) {
        frame.found = Found::both;
        frame.trust = kWithoutTagger;
      }
    }
    for (const Frame& frame : found) {
      SpeakerFound speaker =
          frame.shares_source && !line_.statements.empty() && line_.last_unit >= u
              ? line_.speaker
              : resolver_.resolve(frame.source, frame.apposition);
      if (frame.source.empty() && drops_subjects() && line_.spoken && u - line_.last_unit <= 2) {
        speaker = resolver_.continued(line_.speaker);
      }
      add(frame, speaker, u);
    }
  }

  std::vector<WeighedEnd> weighed_ends(const Frame& frame, const Unit& unit) const {
    std::vector<WeighedEnd> out;
    for (EndChoice& choice : ends_.choices(frame, unit))
      out.push_back({reading_.token(choice.end - 1).end, std::move(choice.features)});
    return out;
  }

  // A candidate for fitting the weights.
  WeighedStatement weighed(const Frame& frame, WeighedStatement one) {
    for (TokenSpan piece : frame.content) one.spans.push_back(utterances_.bytes(piece));
    const SpeakerFound speaker = resolver_.resolve(frame.source, frame.apposition);
    one.speaker = speaker.speaker;
    one.content_evidence = evidence_.of_content(frame);
    one.speaker_evidence = evidence_.of_speaker(frame, speaker);
    return one;
  }

  // "… olduğunu söyledi", "Dijo que …": who spoke before goes on.
  bool drops_subjects() const {
    return reading_.is("tr") || reading_.is("es") || reading_.is("ar") || reading_.is("it") ||
           reading_.is("pt");
  }

  void add(const Frame& frame, const SpeakerFound& speaker, std::size_t u) {
    Statement statement;
    TokenId quoted = 0;
    TokenId all = 0;
    for (TokenSpan piece : frame.content) {
      if (piece.empty()) continue;
      statement.spans.push_back(utterances_.bytes(piece));
      for (TokenId i = piece.first; i < piece.last; ++i) {
        if (!reading_.is_word(i)) continue;
        ++all;
        if (utterances_.quoted(i)) {
          ++quoted;
          line_.used[static_cast<std::size_t>(utterances_.quotation_at(i))] = true;
        }
      }
    }
    if (statement.spans.empty()) return;
    std::sort(statement.spans.begin(), statement.spans.end(),
              [](news::Span a, news::Span b) { return a.begin < b.begin; });
    statement.kind = quoted == 0     ? StatementKind::indirect
                     : quoted == all ? StatementKind::direct
                                     : StatementKind::mixed;
    if (!frame.cue.tokens.empty()) statement.cue = utterances_.bytes(frame.cue.tokens);
    statement.speaker = speaker.speaker;
    statement.attribution = speaker.attribution;
    statement.confidence = probability(weigh_content(evidence_.of_content(frame))) *
                           probability(weigh_speaker(evidence_.of_speaker(frame, speaker)));
    resolver_.note(speaker, frame.source.empty() ? frame.cue.tokens : frame.source);
    line_.push(std::move(statement), speaker, u);
    // A quotation of the next sentence may belong to it already.
    const auto& units = utterances_.units();
    while (line_.last_unit + 1 < units.size() &&
           units[line_.last_unit + 1].tokens.first < frame.content.back().last)
      ++line_.last_unit;
  }

  const Utterances& utterances_;
  const Reading& reading_;
  const Cast& cast_;
  SpeakerResolver resolver_;
  EvidenceReader evidence_;
  ContentEnds ends_;
  std::vector<WeighedStatement>* weighed_;
  bool weigh_ = false;
  LooseQuotations loose_;
  std::vector<LaidOut> laid_out_;
  std::size_t next_laid_out_ = 0;
  TokenId claimed_ = 0;         // tokens before it are said by layout
  std::int32_t guest_ = kNone;  // who answers, a mention
  StoryLine line_;
};

}  // namespace

std::vector<Statement> find_statements(const Utterances& utterances,
                                       const Surroundings& surroundings,
                                       const std::vector<tagging::TaggedStatement>* tagged,
                                       std::vector<WeighedStatement>* weighed) {
  Story story(utterances, surroundings.cast, surroundings.homes, weighed);
  const std::vector<tagging::TaggedStatement> none;
  std::vector<Statement> statements =
      story.run(tagged_frames(utterances, tagged != nullptr ? *tagged : none), tagged != nullptr);
  for (Statement& statement : statements) {
    name_contents(utterances.reading(), surroundings, statement);
  }
  return statements;
}

}  // namespace dateline::annotation
