// Weights of the salience, in 1/kSalienceScale of a logit, by feature number (salience.cc).
// Made by: tests/indexer/annotation/fit_salience.py, fitted on Reuters-21578's training part.
#pragma once

#include <array>

#include "indexer/annotation/countries.h"

namespace dateline::annotation {

inline constexpr int kSalienceScale = 100;
inline constexpr std::array<int, kCountryFeatures> kSalienceWeights{
    -12,  79,   375, -68, 64,   52, 28,  114, 80,   3,   -115, -77, -40, -26, 45, 33,
    -97,  -29,  -7,  -21, 5,    9,  -1,  -48, -145, -54, -22,  -4,  37,  -47, 37, -55,
    -115, -137, -67, 72,  -112, 68, -81, -55, 57,   37,  0,    0,   0,   0,   0,  0};

}  // namespace dateline::annotation
