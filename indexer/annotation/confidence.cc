// Rough shares, counted on labelled news in English; one table for kinds, one for attributions.
#include "indexer/annotation/confidence.h"

#include <algorithm>
#include <array>

namespace dateline::annotation {
namespace {

constexpr std::array<double, 3> kByKind{0.95, 0.75, 0.85};  // direct indirect mixed
constexpr std::array<double, 6> kByAttribution{0.97, 0.97, 0.80,
                                               0.85, 0.85, 0.9};  // as the enumeration

double of(const news::Statement& statement) {
  return kByKind[static_cast<std::size_t>(statement.kind)] *
         kByAttribution[static_cast<std::size_t>(statement.attribution)];
}

}  // namespace

double confidence(const news::Statement& statement, const Frame& frame,
                  const SpeakerFound& speaker) {
  double value = of(statement);
  if (!frame.exact) value *= 0.85;
  if (!speaker.sure) value *= 0.8;
  const bool weak = frame.cue.entry != nullptr && frame.cue.entry->entry_class == EntryClass::weak;
  if (weak) value *= 0.7;
  return value;
}

double orphan_confidence(const news::Statement& statement, const SpeakerFound& speaker) {
  return of(statement) * (speaker.sure ? 0.8 : 0.6);
}

}  // namespace dateline::annotation
