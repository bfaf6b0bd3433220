// The two small tools of the feature templates: a token with its neighbours, and the emitter that
// numbers the templates in their order.
#pragma once

#include <array>
#include <cstdint>

#include "indexer/annotation/tagging/article_view.h"
#include "indexer/annotation/tagging/feature_hash.h"

namespace dateline::tagging {

// Stands for what lies beyond the paragraph.
inline constexpr TokenTraits kEdgeToken{
    .word = 0xED6E0001, .suffix = 0xED6E0002, .fine = 0xFFFF, .coarse = 0xFF, .shape = 0xFE};

// The token under view with its neighbours up to four places away.
class FeatureWindow {
 public:
  FeatureWindow(const ArticleView& view, TokenRange range, std::uint32_t at) : at_(at) {
    for (int d = -4; d <= 4; ++d) {
      const std::int64_t i = static_cast<std::int64_t>(at) + d;
      const bool in = i >= range.begin && i < range.end;
      near_[static_cast<std::size_t>(d + 4)] =
          in ? &view[static_cast<std::size_t>(i)] : &kEdgeToken;
    }
  }
  const TokenTraits& operator[](int d) const { return *near_[static_cast<std::size_t>(d + 4)]; }
  std::uint32_t at() const { return at_; }

 private:
  std::array<const TokenTraits*, 9> near_{};
  std::uint32_t at_;
};

// Each call is the next template, its hash written to the next place. One emitter a token.
class FeatureEmitter {
 public:
  explicit FeatureEmitter(std::uint32_t* out, std::uint32_t first_template = 1)
      : out_(out), template_(first_template) {}
  template <typename... Values>
  void operator()(Values... values) {
    *out_++ = feature(template_++, static_cast<std::uint32_t>(values)...);
  }

  const std::uint32_t* end() const { return out_; }

 private:
  std::uint32_t* out_;
  std::uint32_t template_;
};

}  // namespace dateline::tagging
