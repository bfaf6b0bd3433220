// The table of a statement's fields.
#include <array>

#include <fmt/format.h>

#include "searcher/answer/hit_fields.h"

namespace dateline::answer {
namespace {

// [[start,end],…] in code points of the article's body.
Value spans_of(const StatementHit& hit) {
  std::string json = "[";
  for (const news::Span& span : hit.stored.spans) {
    if (json.size() > 1) json += ',';
    json += fmt::format("[{},{}]", span.begin, span.end);
  }
  return {RawJson{json + "]"}};
}

using F = HitField<StatementHit>;
using H = StatementHit;
constexpr auto kUsually = Shown::usually;

constexpr std::array kFields = {
    F{"", "rank", Shown::in_lists, [](const H& h) { return Value{std::uint64_t{h.rank}}; }},
    F{"", "score", Shown::in_lists,
      [](const H& h) {
        return Value{Decimal{h.score, kScoreDigits}};
      }},
    F{"", "id", kUsually, [](const H& h) { return Value{h.stored.id}; }},
    F{"", "article_id", kUsually, [](const H& h) { return Value{h.stored.article_id}; }},
    F{"", "url", kUsually, [](const H& h) { return Value{h.stored.url}; }},
    F{"", "title", kUsually, [](const H& h) { return Value{h.stored.title}; }},
    F{"", "source", kUsually, [](const H& h) { return Value{h.stored.source}; }},
    F{"", "date", kUsually, [](const H& h) { return Value{h.stored.date}; }},
    F{"", "text", kUsually, [](const H& h) { return Value{h.stored.text}; }},
    F{"", "kind", kUsually,
      [](const H& h) { return Value{std::string(to_string(h.stored.kind))}; }},
    F{"speaker", "name", kUsually, [](const H& h) { return Value{h.stored.speaker_name}; }},
    F{"speaker", "key", kUsually, [](const H& h) { return Value{h.stored.speaker_key}; }},
    F{"speaker", "role", kUsually, [](const H& h) { return Value{h.stored.speaker_role}; }},
    F{"speaker", "country", kUsually, [](const H& h) { return Value{h.stored.speaker_country}; }},
    F{"speaker", "mention", kUsually, [](const H& h) { return Value{h.stored.speaker_mention}; }},
    F{"", "cue", kUsually, [](const H& h) { return Value{h.stored.cue}; }},
    F{"", "attribution", kUsually,
      [](const H& h) { return Value{std::string(to_string(h.stored.attribution))}; }},
    F{"", "confidence", kUsually,
      [](const H& h) {
        return Value{Decimal{h.stored.confidence, kConfidenceDigits}};
      }},
    F{"", "countries", kUsually, [](const H& h) { return Value{h.stored.countries}; }},
    F{"", "start", kUsually, [](const H& h) { return Value{std::uint64_t{h.stored.start}}; }},
    F{"", "end", kUsually, [](const H& h) { return Value{std::uint64_t{h.stored.end}}; }},
    F{"", "copies", Shown::collapsed, [](const H& h) { return Value{h.copies}; }},
    F{"", "first_source", Shown::collapsed, [](const H& h) { return Value{h.first_source}; }},
    F{"", "first_date", Shown::collapsed, [](const H& h) { return Value{h.first_date}; }},
    F{"", "variants", Shown::collapsed, [](const H& h) { return Value{h.variants}; }},
    F{"context", "before", Shown::on_request, [](const H& h) { return Value{h.context.before}; }},
    F{"context", "after", Shown::on_request, [](const H& h) { return Value{h.context.after}; }},
    F{"", "spans", Shown::on_request, spans_of},
    F{"", "lang", Shown::on_request, [](const H& h) { return Value{h.stored.lang}; }},
};

}  // namespace

std::span<const HitField<StatementHit>> statement_fields() {
  return kFields;
}

}  // namespace dateline::answer
