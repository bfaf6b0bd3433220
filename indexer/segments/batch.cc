// What happens to a batch on one thread.
#include "indexer/segments/batch.h"

#include <stdexcept>

#include <fmt/format.h>
#include <xxhash.h>

#include "indexer/formats/rejects.h"

namespace dateline::segments {
namespace {

constexpr std::size_t kAnalysedTogether = 32;  // articles

// Equal where the article and the way of analysing it are equal.
std::string fingerprint_of(const news::Article& article, const std::string& version) {
  const std::string both = article.fingerprint + "\n" + version;
  const XXH128_hash_t hash = XXH3_128bits(both.data(), both.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace

std::uint32_t shard_of(std::string_view id, std::uint32_t parts) {
  return static_cast<std::uint32_t>(XXH3_64bits(id.data(), id.size()) % parts) + 1;
}

std::string marked_fingerprint(const std::string& fingerprint, const std::string& mark) {
  return mark.empty() ? fingerprint : fmt::format("{}-{}", fingerprint, mark);
}

namespace {

Analysed add_to(DocumentBuilder& builder, const Analysis& analysis,
                news::AnnotatedArticle&& annotated) {
  if (analysis.authority) analysis.authority->apply(annotated);
  builder.add(annotated);
  return {{},
          annotated.article.id,
          annotated.article.fingerprint,
          annotated.article.lang,
          static_cast<std::uint32_t>(annotated.statements.size())};
}

}  // namespace

Analysed analyse_into(DocumentBuilder& builder, const Analysis& analysis, news::Article&& article) {
  return add_to(builder, analysis, analysis.annotator.annotate(std::move(article)));
}

void BatchWorker::analyse(Batch& batch, const std::function<bool()>& stop) {
  batch.items.reserve(batch.read.size());
  Waiting waiting;
  for (auto& record : batch.read) {
    if (stop()) {
      batch.is_complete = false;
      break;
    }
    if (auto* raw = std::get_if<formats::RawArticle>(&record)) {
      batch.items.push_back(take(std::move(*raw), batch.items.size(), waiting));
      if (waiting.articles.size() >= kAnalysedTogether) analyse_waiting(batch, waiting);
    } else {
      batch.items.emplace_back(std::move(std::get<formats::Rejection>(record)));
    }
  }
  analyse_waiting(batch, waiting);
  batch.read.clear();
  batch.inverted = builder_.finish();
}

// What becomes of the record; for one that waits, an item that only says where it came from.
Item BatchWorker::take(formats::RawArticle&& raw, std::size_t item, Waiting& waiting) const {
  const formats::Place place = raw.place;
  formats::RawArticle head = formats::head_of(raw);
  auto cleaned = analysis_.cleaner.clean(std::move(raw));
  if (const auto* reason = std::get_if<std::string>(&cleaned))
    return formats::Rejection{place, *reason, formats::record_of(head)};
  auto& article = std::get<news::Article>(cleaned);
  if (analysis_.shard.parts > 1 &&
      shard_of(article.id, analysis_.shard.parts) != analysis_.shard.part)
    return Elsewhere{};
  article.fingerprint =
      marked_fingerprint(fingerprint_of(article, analysis_.version), analysis_.authority_mark);
  if (is_unchanged(article)) return Untouched{std::move(article), record_kept(head)};
  waiting.articles.push_back(std::move(article));
  waiting.items.push_back(item);
  waiting.heads.push_back(std::move(head));
  return Analysed{place, {}, {}, {}, 0};
}

void BatchWorker::analyse_waiting(Batch& batch, Waiting& waiting) {
  auto annotated = analysis_.annotator.annotate(std::move(waiting.articles));
  for (std::size_t i = 0; i < annotated.size(); ++i) {
    Item& item = batch.items[waiting.items[i]];
    formats::Place place = std::get<Analysed>(item).place;
    try {
      Analysed analysed = add_to(builder_, analysis_, std::move(annotated[i]));
      analysed.place = std::move(place);
      analysed.record = record_kept(waiting.heads[i]);
      item = std::move(analysed);
    } catch (const std::length_error& error) {  // before any of its documents was ended
      item =
          formats::Rejection{std::move(place), error.what(), formats::record_of(waiting.heads[i])};
    }
  }
  waiting = {};
}

std::string BatchWorker::record_kept(const formats::RawArticle& head) const {
  return records_ == Records::kept ? formats::record_of(head) : std::string();
}

bool BatchWorker::is_unchanged(const news::Article& article) const {
  const auto place =
      known_.find(indexing::value_term(indexing::kIdPrefix, article.id), indexing::Unit::article);
  if (place.segment == known_.segments().size()) return false;
  const Xapian::Document document =
      known_.segments()[place.segment].articles.get_document(place.docid);
  return document.get_value(indexing::kFingerprintSlot) == article.fingerprint;
}

}  // namespace dateline::segments
