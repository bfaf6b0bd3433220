// Only hits and mentions between the statement's first and last byte are read.
#include "indexer/annotation/named_inside.h"

#include <algorithm>

namespace dateline::annotation {

void name_contents(const Reading& reading, const Surroundings& surroundings,
                   news::Statement& statement) {
  const Cast& cast = surroundings.cast;
  const std::vector<CountryHit>& hits = surroundings.hits;
  const auto inside = [&statement](news::Span span) {
    return std::any_of(statement.spans.begin(), statement.spans.end(),
                       [span](news::Span piece) { return piece.contains(span); });
  };
  const std::uint32_t begin = statement.spans.front().begin;
  const std::uint32_t end = statement.spans.back().end;
  auto hit = std::partition_point(hits.begin(), hits.end(), [&](const CountryHit& h) {
    return reading.token(h.tokens.first).begin < begin;
  });
  for (; hit != hits.end() && reading.token(hit->tokens.first).begin < end; ++hit) {
    if (inside(name_span(reading, hit->tokens)))
      statement.countries.push_back(country_code(hit->country));
  }
  const auto count = static_cast<std::int32_t>(cast.mentions().size());
  for (std::int32_t m =
           cast.first_mention_from(static_cast<TokenId>(reading.tokens().token_at(begin)));
       m < count; ++m) {
    const news::Span span = name_span(reading, cast.mention(m).tokens);
    if (span.begin >= end) break;
    if (inside(span)) statement.entities.push_back(static_cast<std::uint32_t>(cast.entity_of(m)));
  }
  const auto tidy = [](auto& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  tidy(statement.countries);
  tidy(statement.entities);
}

}  // namespace dateline::annotation
