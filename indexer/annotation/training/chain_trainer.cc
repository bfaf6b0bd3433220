// Forward and backward in probabilities scaled at each token. Steps are AdaGrad's, one size a row;
// the penalty's decay comes in sweeps over all rows.
#include "indexer/annotation/training/chain_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <stdexcept>

#include <fmt/format.h>

namespace dateline::training {
namespace {

using tagging::kForbidden;
using tagging::kLabels;
using Lanes = std::array<float, kLabels>;
using Chances = std::array<double, kLabels>;

struct Weights {
  std::vector<float> rows;  // 16 << bits
  std::array<Lanes, kLabels> transitions{};
  Lanes start{}, end{};
};

// Steps between two sweeps of the penalty, and the squared gradient of a token that is not worth a
// step.
constexpr std::uint32_t kSweep = 256;
constexpr float kSmallGradient = 1e-5F;

// AdaGrad's sum of squares at the start, of a row and of a transition: rows come in dozens a token,
// and should not jump at once; transitions are few, shared by all tokens, and may take longer
// steps.
constexpr float kFirstSquare = 20.0F;
constexpr float kTransitionRate = 5.0F;

// Emissions of labels that a token must not have; how far below the best the others count.
constexpr float kMasked = -1e29F;
constexpr float kDeepest = -40.0F;
constexpr double kVanished = 1e-280;
constexpr double kLostLoss = 100.0;  // shown for a sequence that was passed over

class Trainer {
 public:
  explicit Trainer(const TrainingPlan& plan) : plan_(plan) {
    w_.rows.assign(kLabels << plan.bits, 0.0F);
    squares_.assign(1U << plan.bits, kFirstSquare);
    for (auto& lanes : move_squares_) lanes.fill(kFirstSquare);
    start_squares_.fill(kFirstSquare);
    end_squares_.fill(kFirstSquare);
    for (std::uint8_t i = 0; i < kLabels; ++i) {
      start_ok_[i] = i < plan.labels && plan.may_begin(i);
      end_ok_[i] = i < plan.labels && plan.may_end(i);
      for (std::uint8_t j = 0; j < kLabels; ++j) follow_ok_[i][j] = plan.may_follow(i, j);
    }
  }

  tagging::LinearChain run(const std::vector<const TrainingSequence*>& sequences) {
    std::vector<const TrainingSequence*> order = sequences;
    for (const TrainingSequence* s : order) check(*s);
    std::mt19937_64 random(plan_.seed);
    Weights mean = w_;
    int summed = 0;
    for (int epoch = 0; epoch < plan_.epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      double loss = 0;
      for (const TrainingSequence* s : order) loss += step(*s);
      if (epoch >= plan_.epochs / 2) {
        add(mean);
        ++summed;
      }
      if (plan_.verbose)
        fmt::print(stderr, "  epoch {} loss {:.4f}\n", epoch + 1,
                   loss / static_cast<double>(order.size()));
    }
    return quantise(mean, 1.0F / static_cast<float>(std::max(1, summed)));
  }

 private:
  std::size_t row(std::uint32_t feature) const { return feature >> (32 - plan_.bits); }

  // A sequence that the plan forbids would drive weights without bound.
  void check(const TrainingSequence& s) const {
    const std::size_t n = s.labels.size();
    bool fits = n > 0 && s.features.size() == n * plan_.width && start_ok_[s.labels[0]] &&
                end_ok_[s.labels[n - 1]];
    for (std::size_t t = 0; fits && t < n; ++t) {
      fits = (t == 0 || follow_ok_[s.labels[t - 1]][s.labels[t]]) &&
             (s.allowed.empty() || (s.allowed[t] >> s.labels[t] & 1) != 0);
      if (!fits)
        fmt::print(stderr, "label {} after {} at token {} of {}\n", s.labels[t],
                   t > 0 ? s.labels[t - 1] : 99, t, n);
    }
    if (!fits) throw std::logic_error("a training sequence breaks its own rules");
  }

  float rate_of(std::size_t r) const {
    return static_cast<float>(plan_.rate) / std::sqrt(squares_[r]);
  }

  // The penalty of the last kSweep steps, all rows at once.
  void sweep() {
    const float all = static_cast<float>(plan_.penalty) * kSweep;
    for (std::size_t r = 0; r < squares_.size(); ++r) {
      const float keep = 1.0F / (1.0F + all * rate_of(r));
      for (std::size_t j = 0; j < kLabels; ++j) w_.rows[r * kLabels + j] *= keep;
    }
  }

  void score(const TrainingSequence& s) {
    const std::size_t n = s.labels.size();
    emission_.resize(n);
    for (std::size_t t = 0; t < n; ++t) {
      Lanes sum{};
      for (std::size_t k = 0; k < plan_.width; ++k) {
        const float* r = w_.rows.data() + row(s.features[t * plan_.width + k]) * kLabels;
        for (std::size_t j = 0; j < kLabels; ++j) sum[j] += r[j];
      }
      for (std::size_t j = 0; j < kLabels; ++j) {
        const bool ok = j < plan_.labels && (s.allowed.empty() || (s.allowed[t] >> j & 1) != 0);
        emission_[t][j] = ok ? sum[j] : -1e30F;
      }
    }
  }

  // Scaled forward-backward; leaves the gradient of the loss by emission in gradient_, returns the
  // loss. A sequence whose every path vanishes for want of digits is passed over.
  double propagate(const TrainingSequence& s) {
    const std::size_t n = s.labels.size();
    std::array<Chances, kLabels> move{};
    for (std::size_t i = 0; i < kLabels; ++i)
      for (std::size_t j = 0; j < kLabels; ++j)
        move[i][j] = follow_ok_[i][j] ? std::exp(w_.transitions[i][j]) : 0.0;
    potential_.resize(n);
    alpha_.resize(n);
    beta_.resize(n);
    gradient_.assign(n, Lanes{});
    norms_.resize(n);
    for (auto& lanes : moved_) lanes.fill(0.0F);
    double loss = 0;
    for (std::size_t t = 0; t < n; ++t) {
      const float top = *std::max_element(emission_[t].begin(), emission_[t].end());
      norms_[t] = forward(t, top, move);
      if (norms_[t] < kVanished) return kLostLoss;
      loss += std::log(norms_[t]) + top - emission_[t][s.labels[t]];
    }
    return loss + backward(s, move);
  }

  // One step of the forward pass; returns what alpha was divided by.
  double forward(std::size_t t, float top, const std::array<Chances, kLabels>& move) {
    Chances a{};
    if (t == 0) {
      for (std::size_t j = 0; j < kLabels; ++j) a[j] = start_ok_[j] ? std::exp(w_.start[j]) : 0.0;
    } else {
      for (std::size_t i = 0; i < kLabels; ++i)
        for (std::size_t j = 0; j < kLabels; ++j) a[j] += alpha_[t - 1][i] * move[i][j];
    }
    double total = 0;
    for (std::size_t j = 0; j < kLabels; ++j) {
      const float e = emission_[t][j];
      potential_[t][j] = e < kMasked ? 0.0 : std::exp(std::max(e - top, kDeepest));
      a[j] *= potential_[t][j];
      total += a[j];
    }
    for (std::size_t j = 0; j < kLabels; ++j) alpha_[t][j] = a[j] / std::max(total, kVanished);
    return total;
  }

  double backward(const TrainingSequence& s, const std::array<Chances, kLabels>& move) {
    const std::size_t n = s.labels.size();
    double total = 0;
    for (std::size_t j = 0; j < kLabels; ++j) {
      beta_[n - 1][j] = end_ok_[j] ? std::exp(w_.end[j]) : 0.0;
      total += alpha_[n - 1][j] * beta_[n - 1][j];
    }
    if (total < kVanished) return kLostLoss;
    double loss = std::log(total) - w_.end[s.labels[n - 1]] - w_.start[s.labels[0]];
    for (std::size_t j = 0; j < kLabels; ++j) beta_[n - 1][j] /= total;
    for (std::size_t t = n; t-- > 0;) {
      for (std::size_t j = 0; j < kLabels; ++j)
        gradient_[t][j] = static_cast<float>(alpha_[t][j] * beta_[t][j]);
      if (t == 0) break;
      Chances in{};
      for (std::size_t j = 0; j < kLabels; ++j) in[j] = potential_[t][j] * beta_[t][j] / norms_[t];
      for (std::size_t i = 0; i < kLabels; ++i) {
        double b = 0;
        for (std::size_t j = 0; j < kLabels; ++j) {
          const double flow = move[i][j] * in[j];
          b += flow;
          moved_[i][j] += static_cast<float>(alpha_[t - 1][i] * flow);
        }
        beta_[t - 1][i] = b;
      }
      moved_[s.labels[t - 1]][s.labels[t]] -= 1.0F;
      loss -= w_.transitions[s.labels[t - 1]][s.labels[t]];
    }
    for (std::size_t t = 0; t < n; ++t) gradient_[t][s.labels[t]] -= 1.0F;
    return loss;
  }

  double step(const TrainingSequence& s) {
    if (s.labels.empty()) return 0;
    if (++steps_ % kSweep == 0) sweep();
    score(s);
    const double loss = propagate(s);
    for (std::size_t t = 0; t < s.labels.size(); ++t) {
      const Lanes& g = gradient_[t];
      float square = 0;
      for (std::size_t j = 0; j < kLabels; ++j) square += g[j] * g[j];
      if (square < kSmallGradient) continue;
      for (std::size_t k = 0; k < plan_.width; ++k) {
        const std::size_t r = row(s.features[t * plan_.width + k]);
        squares_[r] += square;
        const float eta = rate_of(r);
        float* weights = w_.rows.data() + r * kLabels;
        for (std::size_t j = 0; j < kLabels; ++j) weights[j] -= eta * g[j];
      }
    }
    update_moves(s);
    return loss;
  }

  void update_moves(const TrainingSequence& s) {
    const auto adjust = [&](float& w, float& square, float g) {
      square += g * g;
      const float eta = kTransitionRate * static_cast<float>(plan_.rate) / std::sqrt(square);
      w -= eta * (g + static_cast<float>(plan_.penalty) * w);
    };
    for (std::size_t i = 0; i < kLabels; ++i) {
      adjust(w_.start[i], start_squares_[i], gradient_[0][i]);
      adjust(w_.end[i], end_squares_[i], gradient_[s.labels.size() - 1][i]);
      for (std::size_t j = 0; j < kLabels; ++j)
        adjust(w_.transitions[i][j], move_squares_[i][j], moved_[i][j]);
    }
  }

  void add(Weights& mean) const {
    for (std::size_t i = 0; i < w_.rows.size(); ++i) mean.rows[i] += w_.rows[i];
    for (std::size_t i = 0; i < kLabels; ++i) {
      mean.start[i] += w_.start[i];
      mean.end[i] += w_.end[i];
      for (std::size_t j = 0; j < kLabels; ++j) mean.transitions[i][j] += w_.transitions[i][j];
    }
  }

  // The scale is the largest that clips no more than one weight in 100,000.
  tagging::LinearChain quantise(const Weights& mean, float share) const {
    std::vector<float> sizes(mean.rows.size());
    for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] = std::fabs(mean.rows[i] * share);
    const auto at = sizes.end() - 1 - static_cast<std::ptrdiff_t>(sizes.size() / 100000);
    std::nth_element(sizes.begin(), at, sizes.end());
    tagging::LinearChain::Weights q;
    q.bits = plan_.bits;
    q.scale = static_cast<unsigned>(std::clamp(127.0F / std::max(*at, 0.1F), 16.0F, 64.0F));
    const float f = share * static_cast<float>(q.scale);
    q.rows.resize(mean.rows.size());
    for (std::size_t i = 0; i < q.rows.size(); ++i)
      q.rows[i] = static_cast<std::int8_t>(std::clamp(std::lround(mean.rows[i] * f), -127L, 127L));
    const auto small = [f](bool ok, float w) {
      return ok ? static_cast<std::int16_t>(std::clamp(std::lround(w * f), -4000L, 4000L))
                : kForbidden;
    };
    for (std::size_t i = 0; i < kLabels; ++i) {
      q.start[i] = small(start_ok_[i], mean.start[i]);
      q.end[i] = small(end_ok_[i], mean.end[i]);
      for (std::size_t j = 0; j < kLabels; ++j)
        q.transitions[i * kLabels + j] = small(follow_ok_[i][j], mean.transitions[i][j]);
    }
    if (plan_.verbose) fmt::print(stderr, "  largest weight {:.3f}, scale {}\n", *at, q.scale);
    return tagging::LinearChain(std::move(q));
  }

  const TrainingPlan& plan_;
  Weights w_;
  std::uint32_t steps_ = 0;
  std::vector<float> squares_;  // of the gradients, a row
  std::array<Lanes, kLabels> move_squares_{};
  Lanes start_squares_{}, end_squares_{};
  std::array<bool, kLabels> start_ok_{}, end_ok_{};
  std::array<std::array<bool, kLabels>, kLabels> follow_ok_{};
  std::vector<Lanes> emission_, gradient_;
  std::vector<Chances> potential_, alpha_, beta_;
  std::vector<double> norms_;
  std::array<Lanes, kLabels> moved_{};
};

}  // namespace

tagging::LinearChain train_chain(const std::vector<const TrainingSequence*>& sequences,
                                 const TrainingPlan& plan) {
  return Trainer(plan).run(sequences);
}

}  // namespace dateline::training
