// The story of statements: frames unit by unit, each with its speaker; then quotations without a
// frame of their own.
#include "indexer/annotation/statements.h"

#include <algorithm>

#include "indexer/annotation/announced_speech.h"
#include "indexer/annotation/content_ends.h"
#include "indexer/annotation/english.h"
#include "indexer/annotation/evidence.h"
#include "indexer/annotation/frames.h"
#include "indexer/annotation/fusion.h"
#include "indexer/annotation/laid_out_speech.h"
#include "indexer/annotation/named_inside.h"
#include "indexer/annotation/speakers.h"

namespace dateline::annotation {
namespace {

using news::Attribution;
using news::Statement;
using news::StatementKind;

constexpr double kWithoutTagger = 0.75;  // a tagger's trust where there is none
constexpr TokenId kShortestOrphan = 5;   // words of a quotation that no verb of speech accompanies

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
        laid_out_(find_laid_out(utterances)),
        used_(utterances.quotations().size(), false) {
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
      const bool quotes = !reading_.is("en") && unit.first_quotation < unit.last_quotation;
      if (!unit.cues.empty() || !tagged[u].empty() || quotes) frames(unit, u, std::move(tagged[u]));
      if (unit.has_quotations()) orphans(unit, u);
    }
    std::stable_sort(statements_.begin(), statements_.end(),
                     [](const Statement& a, const Statement& b) {
                       return a.spans.front().begin < b.spans.front().begin;
                     });
    return std::move(statements_);
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
          used_[static_cast<std::size_t>(utterances_.quotation_at(i))] = true;
      }
    }
    if (said.question) return;
    Statement statement;
    for (TokenSpan piece : said.content) statement.spans.push_back(bytes(piece));
    statement.kind = said.headline ? StatementKind::indirect : StatementKind::direct;
    statement.cue = said.answer ? news::Span{} : bytes(said.mark);
    const bool signature = said.introduced || said.label.first > said.content.front().first;
    SpeakerFound speaker = said.answer ? interviewed(said.label.first)
                           : signature ? resolver_.resolve(said.label, {})
                                       : resolver_.by_label(said.label);
    statement.speaker = speaker.speaker;
    statement.attribution = speaker.attribution;
    statement.confidence = orphan_confidence(Orphan::laid_out, said.content.front(), speaker);
    if (weighed_ != nullptr)
      weighed_->push_back({statement.spans,
                           speaker.speaker,
                           evidence_.of_content(Orphan::laid_out, said.content.front()),
                           evidence_.of_speaker(Orphan::laid_out, speaker),
                           {}});
    resolver_.note(speaker, said.label);
    push(std::move(statement), speaker, u);
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
      SpeakerFound speaker = frame.shares_source && !statements_.empty() && last_unit_ >= u
                                 ? speaker_
                                 : resolver_.resolve(frame.source, frame.apposition);
      if (frame.source.empty() && drops_subjects() && spoken_ && u - last_unit_ <= 2) {
        speaker = resolver_.continued(speaker_);
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
    for (TokenSpan piece : frame.content) one.spans.push_back(bytes(piece));
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
      statement.spans.push_back(bytes(piece));
      for (TokenId i = piece.first; i < piece.last; ++i) {
        if (!reading_.is_word(i)) continue;
        ++all;
        if (utterances_.quoted(i)) {
          ++quoted;
          used_[static_cast<std::size_t>(utterances_.quotation_at(i))] = true;
        }
      }
    }
    if (statement.spans.empty()) return;
    std::sort(statement.spans.begin(), statement.spans.end(),
              [](news::Span a, news::Span b) { return a.begin < b.begin; });
    statement.kind = quoted == 0     ? StatementKind::indirect
                     : quoted == all ? StatementKind::direct
                                     : StatementKind::mixed;
    if (!frame.cue.tokens.empty()) statement.cue = bytes(frame.cue.tokens);
    statement.speaker = speaker.speaker;
    statement.attribution = speaker.attribution;
    statement.confidence = probability(weigh_content(evidence_.of_content(frame))) *
                           probability(weigh_speaker(evidence_.of_speaker(frame, speaker)));
    resolver_.note(speaker, frame.source.empty() ? frame.cue.tokens : frame.source);
    push(std::move(statement), speaker, u);
    // A quotation of the next sentence may belong to it already.
    const auto& units = utterances_.units();
    while (last_unit_ + 1 < units.size() &&
           units[last_unit_ + 1].tokens.first < frame.content.back().last)
      ++last_unit_;
  }

  void push(Statement statement, const SpeakerFound& speaker, std::size_t u) {
    statements_.push_back(std::move(statement));
    speaker_ = speaker;
    last_unit_ = u;
    spoken_ = true;
  }

  // Quotations that no frame has taken.
  void orphans(const Unit& unit, std::size_t u) {
    const bool alone_here = stands_alone(unit);
    Subject subject{unit.tokens.first};
    for (std::uint32_t q = unit.first_quotation; q < unit.last_quotation; ++q) {
      if (used_[q]) continue;
      const Quotation& quotation = utterances_.quotations()[q];
      const TokenSpan piece = trim_content(
          utterances_, {quotation.open, std::min<TokenId>(quotation.end(), unit.tokens.last)});
      if (piece.empty() || quotation.single) continue;
      if (alone_here) {
        alone(unit, u, q, piece);
      } else {
        embedded(unit, u, {quotation, piece}, subject);
      }
    }
  }

  // Nothing but quotations in the unit.
  bool stands_alone(const Unit& unit) const {
    TokenId outside = 0;
    for (TokenId i = unit.tokens.first; i < unit.tokens.last && outside < 3; ++i) {
      outside += reading_.is_word(i) && !utterances_.quoted(i);
    }
    return outside < 2;
  }

  void alone(const Unit& unit, std::size_t u, std::uint32_t q, TokenSpan piece) {
    const Quotation& quotation = utterances_.quotations()[q];
    const auto& units = utterances_.units();
    const bool follows = spoken_ && last_unit_ + 1 == u && !statements_.empty();
    const bool same_paragraph = follows && units[last_unit_].paragraph == unit.paragraph;
    if (follows && quotes(statements_.back()) && (same_paragraph || quotation.continues)) {
      used_[q] = true;
      if (statements_.back().kind == StatementKind::direct) {
        statements_.back().spans.push_back(bytes(piece));
        last_unit_ = u;
        return;
      }
    }
    const bool next_paragraph = follows && units[last_unit_].paragraph + 1 == unit.paragraph;
    if (same_paragraph || (next_paragraph && (quotes(statements_.back()) || colon_before(unit)))) {
      return say(piece, u, resolver_.continued(speaker_, same_paragraph),
                 same_paragraph ? Orphan::goes_on : Orphan::next_paragraph);
    }
    if (u > 0 && colon_before(unit) && reading_.is("en"))
      return say(piece, u, introduced(units[u - 1]), Orphan::colon);
    if (utterances_.words(piece, kShortestOrphan) < kShortestOrphan) return;
    say(piece, u, SpeakerFound{}, Orphan::alone);
  }

  // "X reports for our programme:" before a quotation in a paragraph of its own.
  SpeakerFound introduced(const Unit& before) {
    const EnglishPhrases phrases(reading_, cast_);
    int left = 16;  // cues that are asked
    for (std::size_t k = before.cues.size(); k-- > 0 && left-- > 0;) {
      const CueAt& cue = before.cues[k];
      if (cue.negated || cue.entry->entry_class != EntryClass::strong) continue;
      const TokenId floor = before.tokens.first;
      const TokenId at = phrases.skip_back(cue.tokens.first, floor);
      const TokenSpan subject = phrases.phrase_before(at, floor);
      if (subject.empty()) continue;
      SpeakerFound found = resolver_.resolve(subject, {});
      found.sure = false;
      return found;
    }
    return {};
  }

  static bool quotes(const Statement& statement) {
    return statement.kind != StatementKind::indirect;
  }

  bool colon_before(const Unit& unit) const {
    return unit.tokens.first > 0 && reading_.is_mark(unit.tokens.first - 1, ':');
  }

  struct Embedded {
    const Quotation& quotation;
    TokenSpan piece;
  };
  // The person named outside the quotations of a unit, read up to `next`; goes on from quotation to
  // quotation, so that a unit is read once.
  struct Subject {
    TokenId next = 0;
    std::int32_t only = kNone;
    bool several = false;
  };

  // A quotation inside a sentence without a verb of speech: a statement only if it is long, or
  // stands behind a colon.
  void embedded(const Unit& unit, std::size_t u, const Embedded& inner, Subject& named) {
    const auto& [quotation, piece] = inner;
    const bool colon =
        quotation.open > unit.tokens.first &&
        (reading_.is_mark(quotation.open - 1, ':') || reading_.surface(quotation.open - 1) == "：");
    const TokenId words = utterances_.words(piece, 12);
    const Token& first = reading_.token(piece.first);
    const Token& last = reading_.token(std::min<TokenId>(quotation.last, reading_.size()) - 1);
    const bool sentence =
        first.capital && last.kind == TokenKind::punctuation && words >= kShortestOrphan;
    if (!(colon && words >= 2) && !sentence && words < 8) return;
    const Orphan how = colon ? Orphan::colon : sentence ? Orphan::sentence : Orphan::long_one;
    say(piece, u, subject(unit, quotation, named), how);
  }

  // The only person named outside the quotations of the unit, or its first words.
  SpeakerFound subject(const Unit& unit, const Quotation& quotation, Subject& named) {
    for (; named.next < quotation.open && !named.several; ++named.next) {
      const std::int32_t mention = cast_.mention_at(named.next);
      if (mention == kNone || utterances_.quoted(named.next)) continue;
      if (cast_.mention(mention).type != news::EntityType::person) continue;
      named.several =
          named.only != kNone && cast_.entity_of(named.only) != cast_.entity_of(mention);
      named.only = mention;
    }
    if (named.several) return {};
    if (named.only != kNone) {
      SpeakerFound found = resolver_.resolve(cast_.mention(named.only).tokens, {});
      found.sure = false;
      return found;
    }
    const Entry* pronoun = reading_.entry(unit.tokens.first, mask_of(EntryKind::pronoun));
    if (pronoun == nullptr || pronoun->entry_class != EntryClass::subject) return {};
    SpeakerFound found = resolver_.resolve({unit.tokens.first, unit.tokens.first + 1}, {});
    found.sure = false;
    return found;
  }

  void say(TokenSpan piece, std::size_t u, const SpeakerFound& speaker, Orphan how) {
    const Evidence content = evidence_.of_content(how, piece);
    if (weighed_ != nullptr)
      weighed_->push_back(
          {{bytes(piece)}, speaker.speaker, content, evidence_.of_speaker(how, speaker), {}});
    Statement statement;
    statement.spans.push_back(bytes(piece));
    statement.kind = StatementKind::direct;
    statement.speaker = speaker.speaker;
    statement.attribution = speaker.attribution;
    statement.confidence = orphan_confidence(how, piece, speaker);
    if (speaker.named()) resolver_.note(speaker, {piece.first, piece.first});
    push(std::move(statement), speaker, u);
  }

  double orphan_confidence(Orphan how, TokenSpan piece, const SpeakerFound& speaker) const {
    return probability(weigh_content(evidence_.of_content(how, piece))) *
           probability(weigh_speaker(evidence_.of_speaker(how, speaker)));
  }

  news::Span bytes(TokenSpan tokens) const {
    return {reading_.token(tokens.first).begin, reading_.token(tokens.last - 1).end};
  }

  const Utterances& utterances_;
  const Reading& reading_;
  const Cast& cast_;
  SpeakerResolver resolver_;
  EvidenceReader evidence_;
  ContentEnds ends_;
  std::vector<WeighedStatement>* weighed_;
  bool weigh_ = false;
  std::vector<LaidOut> laid_out_;
  std::size_t next_laid_out_ = 0;
  TokenId claimed_ = 0;         // tokens before it are said by layout
  std::int32_t guest_ = kNone;  // who answers, a mention
  std::vector<bool> used_;      // quotations that a statement has
  std::vector<Statement> statements_;
  SpeakerFound speaker_;  // of the last statement
  std::size_t last_unit_ = 0;
  bool spoken_ = false;
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
