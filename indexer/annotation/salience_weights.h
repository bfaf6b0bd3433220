// Weights of the salience, in 1/kSalienceScale of a logit, by feature number (salience.cc).
// Made by: tests/indexer/annotation/fit_salience.py, fitted on Reuters-21578's training part.
#pragma once

#include <array>

#include "indexer/annotation/countries.h"

namespace dateline::annotation {

inline constexpr int kSalienceScale = 100;
inline constexpr std::array<int, kCountryFeatures> kSalienceWeights{
    -150, 200, 100, -50, 60,  60,   40,  20,  0, -50,  // bias … only places
    -60,  0,   40,  80,  120, 150,                     // count
    -150, -80, -30, 20,  60,  100,  150, 200,          // share
    60,   0,   -40, -60, -80, -100,                    // rank
    60,   30,  0,   -20, -40, -60,                     // number of countries
    30,   20,  20,  20,  20,  50,   0,   0,   0, 0,   0, 0};

}  // namespace dateline::annotation
