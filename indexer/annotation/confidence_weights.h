// Weights of what speaks for a statement and its speaker, by feature number (evidence.cc), in
// 1/kEvidenceScale of a logit. Made by tests/indexer/annotation/fit_confidence.py.
#pragma once

#include <array>
#include <cstdint>

#include "indexer/annotation/evidence.h"

namespace dateline::annotation {

inline constexpr int kEvidenceScale = 100;
inline constexpr std::array<std::int16_t, kContentFeatures> kContentWeights{
    8,   -55, 49,  -19,  33, -9,  -71, -51, -38, -27, 28,  41,  48,   108, -88, -42, -44, -69,
    -33, -17, -14, -20,  35, 86,  -45, 44,  15,  -60, 132, -19, 0,    0,   -1,  -52, 94,  -39,
    0,   0,   0,   0,    0,  -71, 10,  11,  -53, 4,   50,  14,  -144, 122, 115, 92,  12,  109,
    -73, 175, -33, 80,   2,  6,   -9,  -26, -13, -15, 19,  2,   6,    5,   8,   49,  -32, 29,
    -39, -74, -45, -20,  29, 45,  26,  -7,  0,   6,   5,   98,  0,    42,  260, -1,  56,  -50,
    -11, 0,   0,   -211, 58, 202, 6,   0,   0,   0,   0,   0,   0,    0};
inline constexpr std::array<std::int16_t, kSpeakerFeatures> kSpeakerWeights{
    28, 38,  36,  3,  18, 125, 2,  0,    53,   -83,  45,   17, 53, -6,  20, 28, -27, 30, 96, 33,
    67, -78, -59, 60, 3,  -3,  99, -118, -58,  5,    -10,  8,  37, 24,  44, 53, 2,   7,  35, 20,
    15, 2,   -29, 37, 40, 33,  0,  92,   -230, -116, -168, 18, 0,  0,   0,  0,  0,   0,  2,  6,
    0,  -38, 180, 0,  0,  44,  36, 54,   11,   125,  0,    46, 0,  -44, 38, 0,  0,   15, 0,  0,
    0,  0,   0,   0,  0,  0,   0,  0,    0,    0,    0,    0,  0,  0,   0,  0};

}  // namespace dateline::annotation
