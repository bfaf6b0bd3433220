// The emitter of templates that are hashed one by one, and the token beyond the paragraph's edges.
#pragma once

#include <cstdint>

#include "indexer/annotation/tagging/article_view.h"
#include "indexer/annotation/tagging/feature_hash.h"

namespace dateline::tagging {

// Stands for what lies beyond the paragraph.
inline constexpr TokenTraits kEdgeToken{
    .word = 0xED6E0001, .suffix = 0xED6E0002, .fine = 0xFFFF, .coarse = 0xFF, .shape = 0xFE};

// Each call is the next template, its hash written to the next place.
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
