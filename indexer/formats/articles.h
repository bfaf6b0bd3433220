// All articles of all inputs, one after the other: what the ingest pipeline reads from.
//
//   Articles articles({.inputs = {"news/", "-"}, .fields = names});
//   for (;;) { ReadResult result = articles.next(); … EndOfInput ends it … }
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/formats/field_names.h"
#include "indexer/formats/format.h"
#include "indexer/formats/input.h"
#include "indexer/formats/raw_article.h"

namespace dateline::formats {

struct ArticlesSpec {
  std::vector<std::string> inputs;  // files, folders, "-"
  std::string format{};             // a name of the table; empty: from content, then name
  FieldNames fields{};
  std::function<bool()> stop{};  // once it is true, the end comes early; also while a pipe is
                                 // waited for
  std::function<void(const std::string&)> note{};  // told what is passed over, a line each
};

// Not for several threads at once, but for the counts.
class Articles final : public ArticleReader {
 public:
  // Throws console::UsageError for a format not known here, console::WorldError for an input that
  // is missing or may not be read.
  explicit Articles(ArticlesSpec spec);
  ~Articles() override;

  // Deterministic: the same inputs give the same results in the same order. Throws
  // console::WorldError where reading fails.
  ReadResult next() override;

  // For progress: bytes of the inputs taken so far, as they are on the disk, of bytes_in_all() (0:
  // not known); and bytes of text that the articles were read from.
  std::uint64_t bytes_taken() const { return walk_.bytes_taken(); }
  std::uint64_t bytes_in_all() const { return walk_.bytes_in_all(); }
  std::uint64_t bytes_of_text() const { return text_bytes_.load(std::memory_order_relaxed); }

 private:
  std::optional<Rejection> open(Stream stream);
  std::optional<Rejection> close();
  void count_text();

  FieldNames fields_;
  const Format* forced_ = nullptr;
  InputWalk walk_;
  std::unique_ptr<ByteReader> bytes_;
  std::unique_ptr<ArticleReader> reader_;  // reads bytes_
  std::string name_;
  // The head of a text that does not look like the forced format, as long as nothing was found in
  // it.
  std::string unlike_;
  std::uint64_t counted_ = 0;
  std::atomic<std::uint64_t> text_bytes_{0};
};

}  // namespace dateline::formats
