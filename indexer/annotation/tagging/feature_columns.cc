// One pass over the paragraph for each kind of trait.
#include "indexer/annotation/tagging/feature_columns.h"

#include <algorithm>

#include "indexer/annotation/tagging/feature_emitter.h"

namespace dateline::tagging {

void ParagraphColumns::read(const ArticleView& view, TokenRange paragraph) {
  resize(paragraph.size());
  read_words(view, paragraph);
  read_near_cues(view, paragraph);
  read_places(view, paragraph);
  set_edges(Trait::word, kEdgeToken.word);
  set_edges(Trait::suffix, kEdgeToken.suffix);
  set_edges(Trait::fine, kEdgeToken.fine);
  set_edges(Trait::coarse, kEdgeToken.coarse);
  set_edges(Trait::shape, kEdgeToken.shape);
  for (const Trait trait : {Trait::cue, Trait::quote, Trait::quote_span, Trait::quote_code})
    set_edges(trait, 0);
}

void ParagraphColumns::read_words(const ArticleView& view, TokenRange paragraph) {
  std::uint32_t* word = values(Trait::word);
  std::uint32_t* suffix = values(Trait::suffix);
  std::uint32_t* fine = values(Trait::fine);
  std::uint32_t* coarse = values(Trait::coarse);
  std::uint32_t* shape = values(Trait::shape);
  std::uint32_t* cue = values(Trait::cue);
  std::uint32_t* quote = values(Trait::quote);
  std::uint32_t* quote_span = values(Trait::quote_span);
  std::uint32_t* quote_code = values(Trait::quote_code);
  for (std::size_t t = 0; t < size(); ++t) {
    const TokenTraits& traits = view[paragraph.begin + t];
    word[t] = traits.word;
    suffix[t] = traits.suffix;
    fine[t] = traits.fine;
    coarse[t] = traits.coarse;
    shape[t] = traits.shape;
    cue[t] = traits.cue;
    quote[t] = static_cast<std::uint32_t>(traits.quote);
    quote_span[t] =
        quote[t] | std::uint32_t{traits.quote_length} << 4 | std::uint32_t{traits.quote_end} << 8;
    quote_code[t] = quote_span[t] | (traits.quote_capital ? 1U << 12 : 0);
  }
}

namespace {

// A cue word near a token, with what lies between.
struct NearCue {
  std::uint32_t distance = 99, marks = 0, word = 0, fine = 0;
};

NearCue near_cue(const ArticleView& view, std::uint32_t at, std::uint32_t cue_at) {
  if (cue_at == TokenTraits::kNone) return {};
  const TokenTraits& t = view[at];
  const TokenTraits& cue = view[cue_at];
  const bool before = cue_at < at;
  const TokenTraits& from = before ? cue : t;
  const TokenTraits& to = before ? t : cue;
  return {bucket(before ? at - cue_at : cue_at - at) | (cue.sentence == t.sentence ? 0U : 16U),
          std::min(3U, to.commas - from.commas) | std::min(3U, to.quotes - from.quotes) << 2,
          cue.word, cue.fine};
}

}  // namespace

void ParagraphColumns::read_near_cues(const ArticleView& view, TokenRange paragraph) {
  const auto put = [&](Trait first, std::size_t t, const NearCue& cue) {
    std::uint32_t* at = values(first) + t;
    at[0] = cue.distance;
    at[stride()] = std::min(cue.distance, 32U);
    at[2 * stride()] = cue.marks;
    at[3 * stride()] = cue.word;
    at[4 * stride()] = cue.fine;
  };
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    put(Trait::left, i - paragraph.begin, near_cue(view, i, view[i].cue_left));
    put(Trait::right, i - paragraph.begin, near_cue(view, i, view[i].cue_right));
  }
}

namespace {

// What is the same for all tokens of a sentence, but whether its cue is near.
struct SentencePlace {
  std::uint32_t begin = 0, end = 0;  // within the paragraph
  std::uint32_t before = 0, after = 0;
  std::uint32_t first_word = 0, first_fine = 0;
  std::uint32_t flags = 0;
};

SentencePlace sentence_place(const ArticleView& view, TokenRange paragraph, std::uint32_t number) {
  const TokenRange s = view.sentences()[number];
  SentencePlace p;
  p.begin = std::max(s.begin, paragraph.begin);
  p.end = std::min(s.end, paragraph.end);
  p.before = bucket(p.begin - paragraph.begin);
  p.after = bucket(paragraph.end - p.end);
  const TokenTraits& first = view[p.begin];
  p.first_word = first.word;
  p.first_fine = first.fine;
  const bool quote_in = view[p.end - 1].quotes > first.quotes || first.quote != QuoteState::outside;
  p.flags = quote_in ? 2U : 0U;
  return p;
}

}  // namespace

void ParagraphColumns::read_places(const ArticleView& view, TokenRange paragraph) {
  SentencePlace s;
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    const std::size_t t = i - paragraph.begin;
    const TokenTraits& traits = view[i];
    if (i >= s.end) s = sentence_place(view, paragraph, traits.sentence);
    const bool cue_in = traits.cue >= 2 ||
                        (traits.cue_left != TokenTraits::kNone && traits.cue_left >= s.begin) ||
                        (traits.cue_right != TokenTraits::kNone && traits.cue_right < s.end);
    values(Trait::from_start)[t] = bucket(i - s.begin);
    values(Trait::to_end)[t] = bucket(s.end - 1 - i);
    values(Trait::place)[t] = bucket(i - paragraph.begin);
    values(Trait::sentence_before)[t] = s.before;
    values(Trait::sentence_after)[t] = s.after;
    values(Trait::sentence_flags)[t] = s.flags | (cue_in ? 1U : 0U);
    values(Trait::first_word)[t] = s.first_word;
    values(Trait::first_fine)[t] = s.first_fine;
  }
}

void FeatureBlock::reset(std::size_t width, std::size_t tokens) {
  tokens_ = tokens;
  const std::size_t stride = (tokens + kernels::kGroup - 1) / kernels::kGroup * kernels::kGroup;
  hashes_.resize(std::max(hashes_.size(), width * stride));
  columns_ = {hashes_.data(), width, stride};
}

void FeatureBlock::append_to(std::vector<std::uint32_t>& out, std::size_t token) const {
  for (std::size_t k = 0; k < columns_.width; ++k)
    out.push_back(columns_.first[k * columns_.stride + token]);
}

}  // namespace dateline::tagging
