// Weights of what speaks for a statement and its speaker, by feature number (evidence.cc), in
// 1/kEvidenceScale of a logit. Made by tests/indexer/annotation/fit_confidence.py.
#pragma once

#include <array>
#include <cstdint>

#include "indexer/annotation/evidence.h"

namespace dateline::annotation {

inline constexpr int kEvidenceScale = 100;
inline constexpr std::array<std::int16_t, kContentFeatures> kContentWeights{
    14,   -49, 48,  -21,  103, -88, -82, -39, -1,  -35, 25, 16,  50,   126, -51, -44, -65, -40,
    -45,  -20, -37, -21,  46,  64,  -47, 47,  11,  -93, 7,  -30, 0,    0,   -41, 63,  70,  41,
    0,    0,   0,   0,    0,   -64, 5,   5,   -59, 20,  77, 27,  -115, 116, 95,  80,  20,  105,
    -113, 168, 9,   227,  -8,  9,   -7,  -25, -11, -10, 18, 3,   10,   -29, 6,   55,  -40, 49,
    -46,  -66, -40, -19,  27,  37,  13,  26,  0,   4,   50, 115, 0,    -37, 236, -4,  25,  -59,
    23,   209, 0,   -101, 39,  205, 78,  0,   0,   0,   0,  0,   0,    0};
inline constexpr std::array<std::int16_t, kSpeakerFeatures> kSpeakerWeights{
    27,   31,  44,   -12, 24,  35,  2,  0,  67, -33, 66,   -12,  39,  -10,  17,   34,
    -13,  10,  148,  42,  68,  -61, -6, 62, 12, -11, -169, -114, -11, -48,  -5,   58,
    20,   43,  33,   49,  2,   -39, 36, 37, -4, 2,   -16,  36,   23,  33,   -127, 45,
    -202, -21, -163, -68, 239, 0,   0,  0,  0,  0,   2,    22,   0,   -152, 147,  0,
    0,    43,  44,   14,  20,  35,  0,  25, 0,  117, 29,   0,    0,   -21,  0,    0,
    150,  0,   0,    0,   0,   0,   0,  0,  0,  0,   0,    0,    0,   0,    0,    0};

}  // namespace dateline::annotation
