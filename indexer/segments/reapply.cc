// Stored documents → analysed articles → the document builder, as in an ingest run; the new
// segments take the place of all old ones at once.
#include "indexer/segments/reapply.h"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include "common/index/index_error.h"
#include "common/index/stored.h"
#include "common/text/unicode.h"
#include "indexer/segments/authority_file.h"
#include "indexer/segments/batch.h"
#include "indexer/segments/merging.h"
#include "indexer/segments/pending_segment.h"

namespace dateline::segments {
namespace {

namespace tbb = oneapi::tbb;
using indexing::Unit;

constexpr std::size_t kBatchArticles = 256;
constexpr std::size_t kBatchBytes = 2 << 20;      // of stored data
constexpr std::size_t kSegmentBytes = 160 << 20;  // of inverted articles, before one is written
constexpr std::size_t kFingerprintDigits = 32;    // without the mark of an authority
constexpr std::string_view kNamedFields[] = {"person", "org", "place"};

// What the index has of an article.
struct StoredDocuments {
  std::string data, fingerprint;
  struct Said {
    std::string data;
    std::string named[std::size(kNamedFields)];  // packed values
  };
  std::vector<Said> statements;  // in the order they had in the article
};

struct ReapplyBatch {
  std::vector<StoredDocuments> read;
  std::vector<Analysed> articles;
  InvertedArticles inverted;
};

// Byte offsets of code point offsets.
std::vector<std::uint32_t> bytes_at(std::string_view body, std::vector<std::uint32_t> wanted) {
  std::vector<std::size_t> order(wanted.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  std::size_t at = 0;
  std::uint32_t passed = 0;
  for (const std::size_t i : order) {
    while (passed < wanted[i] && at < body.size()) {
      text::next_code_point(body, at);
      ++passed;
    }
    wanted[i] = static_cast<std::uint32_t>(at);
  }
  return wanted;
}

// Stored documents → the article as it was analysed. Of mentions only their number is stored, of
// cues and speakers' mentions only their words: any place of these words in the body stands for
// them.
class Recovery {
 public:
  explicit Recovery(const StoredDocuments& documents) : documents_(documents) {}

  news::AnnotatedArticle run() {
    indexing::StoredArticle stored = indexing::decode_article(documents_.data);
    out_.article = std::move(stored.article);
    out_.article.fingerprint = documents_.fingerprint;
    out_.countries = std::move(stored.countries);
    for (indexing::StoredEntity& entity : stored.entities) {
      news::Entity made{entity.type,
                        std::move(entity.name),
                        std::move(entity.key),
                        std::move(entity.role),
                        std::move(entity.country),
                        std::vector<news::Span>(entity.mentions)};
      const std::string& key = made.key.empty() ? made.name : made.key;
      entities_.emplace(place_key(news::to_string(made.type), key), out_.entities.size());
      out_.entities.push_back(std::move(made));
    }
    std::vector<std::uint32_t> offsets;
    for (const StoredDocuments::Said& said : documents_.statements) add_statement(said, offsets);
    set_spans(bytes_at(out_.article.body, std::move(offsets)));
    return std::move(out_);
  }

 private:
  static std::string place_key(std::string_view field, std::string_view key) {
    return fmt::format("{}:{}", field, indexing::canonical_value(indexing::Matching::name, key));
  }

  void add_statement(const StoredDocuments::Said& said, std::vector<std::uint32_t>& offsets) {
    indexing::StoredStatement stored = indexing::decode_statement(said.data);
    news::Statement statement;
    statement.kind = stored.kind;
    statement.speaker = {std::move(stored.speaker_name), std::move(stored.speaker_key),
                         std::move(stored.speaker_role), std::move(stored.speaker_country),
                         words_in_body(stored.speaker_mention)};
    statement.cue = words_in_body(stored.cue);
    statement.attribution = stored.attribution;
    statement.confidence = stored.confidence;
    statement.countries = std::move(stored.countries);
    for (std::size_t i = 0; i < std::size(kNamedFields); ++i) {
      indexing::for_each_packed_value(
          said.named[i], [&](std::string_view value, std::string_view /*label*/) {
            const auto found = entities_.find(place_key(kNamedFields[i], value));
            if (found != entities_.end())
              statement.entities.push_back(static_cast<std::uint32_t>(found->second));
          });
    }
    std::sort(statement.entities.begin(), statement.entities.end());
    for (const news::Span span : stored.spans) {
      offsets.push_back(span.begin);
      offsets.push_back(span.end);
    }
    statement.spans.resize(stored.spans.size());
    out_.statements.push_back(std::move(statement));
  }

  void set_spans(const std::vector<std::uint32_t>& offsets) {
    std::size_t next = 0;
    for (news::Statement& statement : out_.statements) {
      for (news::Span& span : statement.spans) {
        span = {offsets[next], offsets[next + 1]};
        next += 2;
      }
    }
  }

  news::Span words_in_body(const std::string& words) {
    if (words.empty()) return {};
    const auto [known, is_new] = words_.try_emplace(words);
    if (is_new) {
      const std::size_t at = out_.article.body.find(words);
      if (at != std::string::npos)
        known->second = {static_cast<std::uint32_t>(at),
                         static_cast<std::uint32_t>(at + words.size())};
    }
    return known->second;
  }

  const StoredDocuments& documents_;
  news::AnnotatedArticle out_;
  std::unordered_map<std::string, std::size_t> entities_;  // by field and value
  std::unordered_map<std::string, news::Span> words_;
};

// Reads the live articles of one segment after another.
class StoredReader {
 public:
  explicit StoredReader(const indexing::Snapshot& snapshot) : snapshot_(snapshot) { open(0); }

  // Null at the end.
  std::shared_ptr<ReapplyBatch> next() {
    auto batch = std::make_shared<ReapplyBatch>();
    std::size_t bytes = 0;
    while (segment_ < snapshot_.segments().size() && batch->read.size() < kBatchArticles &&
           bytes < kBatchBytes) {
      if (at_ == end_) {
        open(segment_ + 1);
        continue;
      }
      const Xapian::docid docid = *at_;
      ++at_;
      if (snapshot_.is_deleted({segment_, docid}, Unit::article)) continue;
      batch->read.push_back(read(docid));
      bytes += batch->read.back().data.size();
    }
    return batch->read.empty() ? nullptr : batch;
  }

 private:
  void open(std::size_t segment) {
    segment_ = segment;
    if (segment_ == snapshot_.segments().size()) return;
    const Xapian::Database& articles = snapshot_.segments()[segment_].articles;
    at_ = articles.postlist_begin("");
    end_ = articles.postlist_end("");
  }

  StoredDocuments read(Xapian::docid docid) const {
    const indexing::OpenSegment& segment = snapshot_.segments()[segment_];
    const Xapian::Document article = segment.articles.get_document(docid);
    StoredDocuments documents{
        article.get_data(), article.get_value(indexing::kFingerprintSlot), {}};
    const std::string term =
        indexing::value_term(indexing::kOfArticlePrefix, article.get_value(indexing::kIdSlot));
    for (auto at = segment.statements.postlist_begin(term);
         at != segment.statements.postlist_end(term); ++at) {
      if (snapshot_.is_deleted({segment_, *at}, Unit::statement)) continue;
      const Xapian::Document statement = segment.statements.get_document(*at);
      StoredDocuments::Said said;
      said.data = statement.get_data();
      for (std::size_t i = 0; i < std::size(kNamedFields); ++i)
        said.named[i] = statement.get_value(indexing::field(kNamedFields[i]).slot);
      documents.statements.push_back(std::move(said));
    }
    return documents;
  }

  const indexing::Snapshot& snapshot_;
  std::size_t segment_ = 0;
  Xapian::PostingIterator at_, end_;
};

// Takes batches in order and writes segments that nothing names yet.
class SegmentsTaker {
 public:
  SegmentsTaker(IndexWriter& writer, const ReapplySettings& settings)
      : writer_(writer), settings_(settings), pending_(writer) {}

  void take(ReapplyBatch& batch) {
    PendingSegment::Cursor cursor = pending_.append(std::move(batch.inverted));
    for (const Analysed& article : batch.articles) {
      pending_.live(article, std::nullopt, cursor);
      ++counts_.articles;
      counts_.statements += article.statements;
    }
    settings_.advanced(counts_);
    if (pending_.memory_bytes() >= kSegmentBytes) write();
  }

  void write() {
    if (pending_.articles() == 0) return;
    Changes written = pending_.write(writer_);
    for (indexing::SegmentEntry& entry : written.added) added_.push_back(std::move(entry));
    pending_.committed(writer_);
  }

  std::vector<indexing::SegmentEntry>& added() { return added_; }
  void discard() {
    for (const indexing::SegmentEntry& entry : added_) writer_.discard_segment(entry.name);
  }

 private:
  IndexWriter& writer_;
  const ReapplySettings& settings_;
  PendingSegment pending_;
  ReapplyCounts counts_;
  std::vector<indexing::SegmentEntry> added_;
};

// What happens to a batch on one thread.
void correct(ReapplyBatch& batch, DocumentBuilder& builder, const annotation::Authority& authority,
             const std::string& mark) {
  for (const StoredDocuments& documents : batch.read) {
    news::AnnotatedArticle annotated = Recovery(documents).run();
    std::string& fingerprint = annotated.article.fingerprint;
    fingerprint = marked_fingerprint(fingerprint.substr(0, kFingerprintDigits), mark);
    authority.apply(annotated);
    builder.add(annotated);
    batch.articles.push_back({{},
                              annotated.article.id,
                              annotated.article.fingerprint,
                              annotated.article.lang,
                              static_cast<std::uint32_t>(annotated.statements.size())});
  }
  batch.read.clear();
  batch.inverted = builder.finish();
}

// False where it was stopped.
bool rewrite(const IndexWriter& writer, SegmentsTaker& taker,
             const annotation::Authority& authority, const ReapplySettings& settings,
             const std::string& mark) {
  using Shared = std::shared_ptr<ReapplyBatch>;
  const indexing::Snapshot snapshot = writer.snapshot();
  StoredReader reader(snapshot);
  tbb::enumerable_thread_specific<DocumentBuilder> builders;
  const auto read = tbb::make_filter<void, Shared>(
      tbb::filter_mode::serial_in_order, [&](tbb::flow_control& flow) {
        Shared batch = settings.stop() ? nullptr : reader.next();
        if (!batch) flow.stop();
        return batch;
      });
  const auto invert = tbb::make_filter<Shared, Shared>(tbb::filter_mode::parallel, [&](Shared one) {
    correct(*one, builders.local(), authority, mark);
    return one;
  });
  const auto take = tbb::make_filter<Shared, void>(
      tbb::filter_mode::serial_in_order, [&](const Shared& batch) { taker.take(*batch); });
  tbb::parallel_pipeline(settings.jobs + 1, read & invert & take);
  if (settings.stop()) return false;
  taker.write();
  return true;
}

}  // namespace

bool reapply(IndexWriter& writer, std::string_view bytes, const annotation::Authority& authority,
             const ReapplySettings& settings) {
  const tbb::global_control width(tbb::global_control::max_allowed_parallelism, settings.jobs);
  Changes changes;
  for (const indexing::SegmentEntry& entry : writer.manifest().segments)
    changes.dropped.push_back(entry.name);
  {
    SegmentsTaker taker(writer, settings);
    bool is_whole = false;
    try {
      for (const indexing::SegmentEntry& entry : writer.manifest().segments)
        verify_source(writer.segment_folder(entry.name), entry);
      is_whole = indexing::translating_errors(writer.path().string(), [&] {
        return rewrite(writer, taker, authority, settings, authority_mark(bytes));
      });
    } catch (...) {
      taker.discard();
      throw;
    }
    if (!is_whole) {
      taker.discard();
      return false;
    }
    changes.added = std::move(taker.added());
  }
  writer.keep_authority(bytes);
  writer.commit(changes);
  return true;
}

}  // namespace dateline::segments
