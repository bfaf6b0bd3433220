// A stretch of the input on its way through the pipeline: read in order, analysed and inverted on
// any thread, taken in order again.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/index/snapshot.h"
#include "indexer/annotation/annotate.h"
#include "indexer/annotation/authority.h"
#include "indexer/cleaning/clean_article.h"
#include "indexer/formats/raw_article.h"
#include "indexer/segments/document_builder.h"

namespace dateline::segments {

// Which part of the ids this run is for: `part` of `parts`, from 1. parts == 1: all.
struct Shard {
  std::uint32_t part = 1;
  std::uint32_t parts = 1;
};
// The part that an id falls into: XXH3 of its bytes modulo parts, plus 1. The same on every
// machine.
std::uint32_t shard_of(std::string_view id, std::uint32_t parts);

// How articles are analysed; shared by all threads.
struct Analysis {
  const cleaning::Cleaner& cleaner;
  const annotation::Annotator& annotator;
  std::string version;  // of everything that decides what is found; part of every fingerprint
  Shard shard;
  // Applied after the analysis; null: none. The mark (authority_mark) is in the fingerprints.
  std::shared_ptr<const annotation::Authority> authority = nullptr;
  std::string authority_mark = {};
};

// The fingerprint of an article as analysed, with the mark of the authority applied to it (empty:
// none).
std::string marked_fingerprint(const std::string& fingerprint, const std::string& mark);

// An article that is in the batch's run.
struct Analysed {
  formats::Place place;
  std::string id;
  std::string fingerprint;
  std::string lang;
  std::uint32_t statements = 0;
  std::string record{};  // as a rejection quotes it; empty unless asked for
};
// An article that was in the index, unchanged, when the run began; analysed only if it proves to be
// otherwise.
struct Untouched {
  news::Article article;
  std::string record{};  // as of Analysed
};
// Not this run's: another shard's.
struct Elsewhere {};

using Item = std::variant<Analysed, Untouched, formats::Rejection, Elsewhere>;

struct Batch {
  std::vector<std::variant<formats::RawArticle, formats::Rejection>> read;
  std::uint64_t articles = 0;       // of `read`; the others are rejections
  std::vector<std::string> inputs;  // that these records come from
  std::uint64_t text_bytes = 0;     // of titles and bodies as read
  std::uint64_t held_bytes = 0;     // of all that the records hold
  std::vector<Item> items;          // as far as the analysis came, in the order of `read`
  bool is_complete = true;          // false: stopped; what follows was not looked at
  InvertedArticles inverted;
};

// Analyses batches; belongs to one thread at a time.
class BatchWorker {
 public:
  enum class Records { left, kept };
  // `known` is the index as it was when the run began. Records are kept where an article may be
  // rejected after its analysis.
  BatchWorker(const Analysis& analysis, indexing::Snapshot known, Records records)
      : analysis_(analysis), known_(std::move(known)), records_(records) {}
  // Fills in items and the inverted articles. Stops between some articles and the next when `stop`
  // says so.
  void analyse(Batch& batch, const std::function<bool()>& stop);

 private:
  // Cleaned articles that wait to be analysed together.
  struct Waiting {
    std::vector<news::Article> articles;
    std::vector<std::size_t> items;          // their places in the batch's items
    std::vector<formats::RawArticle> heads;  // of their records, as rejections quote them
  };
  Item take(formats::RawArticle&& raw, std::size_t item, Waiting& waiting) const;
  void analyse_waiting(Batch& batch, Waiting& waiting);
  bool is_unchanged(const news::Article& article) const;
  // The record, where they are kept.
  std::string record_kept(const formats::RawArticle& head) const;

  const Analysis& analysis_;
  indexing::Snapshot known_;
  Records records_;
  DocumentBuilder builder_;
};

// Analyses one cleaned article and adds it to the builder.
Analysed analyse_into(DocumentBuilder& builder, const Analysis& analysis, news::Article&& article);

}  // namespace dateline::segments
