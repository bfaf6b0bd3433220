#include "tests/common/sample_index.h"

#include <atomic>
#include <fstream>
#include <memory>

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include "common/index/bare_names.h"
#include "common/index/manifest.h"
#include "common/index/stored.h"
#include "common/index/term_recipe.h"
#include "common/text/words.h"

namespace dateline::testing {
namespace {

namespace fs = std::filesystem;
using namespace dateline::indexing;  // the schema's names, all over this file

void add_text(Xapian::Document& document, std::string_view prefix, const std::string& text,
              const std::string& lang, Xapian::termcount weight) {
  Stemmer stemmer(lang);
  Xapian::termpos position = document.termlist_count() == 0 ? 0 : kTitleGap * 2;
  std::string before;
  std::uint32_t before_end = 0;
  text::for_each_word(text, [&](const text::Word& word) {
    const std::string folded(word.folded);
    document.add_posting(word_term(prefix, folded), ++position, weight);
    if (word.kind == text::WordKind::word) {
      document.add_term(stem_term(prefix, stemmer(folded)), weight);
      before.clear();
      return;
    }
    if (!before.empty() && before_end == word.begin)
      document.add_term(pair_term(prefix, before, folded), weight);
    before = folded;
    before_end = word.end;
  });
}

void add_values(Xapian::Document& document, const SampleDocument& sample) {
  auto all = sample.values;
  if (!sample.lang.empty()) all["lang"] = {sample.lang};
  for (const auto& [name, values] : all) {
    const Field& about = field(name);
    std::vector<LabelledValue> packed;
    for (const std::string& value : values) {
      const std::size_t tab = value.find('\t');
      const std::string canonical = canonical_value(about.matching, value.substr(0, tab));
      packed.push_back({canonical, value.substr(tab == std::string::npos ? 0 : tab + 1)});
      if (finds_labels(about.matching))
        document.add_boolean_term(
            value_term(about.prefix, canonical_value(about.matching, packed.back().label)));
      for (const std::string& form : value_forms(about.matching, canonical))
        document.add_boolean_term(value_term(about.prefix, form));
      if (about.matching == Matching::person && is_bare(canonical))
        document.add_boolean_term(bare_term(about, canonical));
    }
    if (about.slot != kNoSlot) document.add_value(about.slot, pack_values(packed));
  }
}

std::string article_data(const SampleDocument& sample) {
  StoredArticle stored;
  stored.article.id = sample.id;
  stored.article.title = sample.title;
  stored.article.body = sample.body;
  return encode(stored);
}

std::string statement_data(const SampleDocument& sample) {
  const auto stored = std::make_unique<StoredStatement>();
  stored->id = sample.id;
  stored->article_id = sample.article;
  stored->text = sample.body;
  stored->date = sample.date;
  if (const auto source = sample.values.find("source"); source != sample.values.end())
    stored->source = source->second.front();
  return encode(*stored);
}

Xapian::Document make_document(const SampleDocument& sample) {
  Xapian::Document document;
  if (!sample.title.empty()) {
    add_text(document, "", sample.title, sample.lang, kTitleWeight);
    add_text(document, kTitlePrefix, sample.title, sample.lang, 1);
  }
  add_text(document, "", sample.body, sample.lang, 1);
  add_values(document, sample);
  document.add_boolean_term(value_term(kIdPrefix, sample.id));
  document.add_value(kIdSlot, sample.id);
  if (!sample.date.empty()) document.add_value(kDateSlot, sample.date);
  if (!sample.offices.empty()) document.add_value(kOfficesSlot, pack_offices(sample.offices));
  if (!sample.article.empty()) document.add_value(kArticleSlot, sample.article);
  if (!sample.confidence.empty()) document.add_value(kConfidenceSlot, sample.confidence);
  if (!sample.story.empty()) {
    document.add_value(kStorySlot, sample.story);
    document.add_boolean_term(value_term(field("story").prefix, sample.story));
  }
  document.set_data(sample.article.empty() ? article_data(sample) : statement_data(sample));
  return document;
}

std::string write_database(const fs::path& path, const std::vector<SampleDocument>& documents,
                           const std::vector<std::string>& deleted, char mark) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  std::string lines;
  for (const SampleDocument& sample : documents) {
    const Xapian::docid docid = database.add_document(make_document(sample));
    if (std::find(deleted.begin(), deleted.end(), sample.id) != deleted.end())
      lines += fmt::format("{} {}\n", mark, docid);
  }
  database.commit();
  return lines;
}

SegmentEntry write_segment(const fs::path& index, std::size_t number, const SampleSegment& sample) {
  SegmentEntry entry;
  entry.name = fmt::format("s{}", number);
  const fs::path folder = index / kSegmentsFolder / entry.name;
  fs::create_directories(folder);
  const std::string deleted =
      write_database(folder / "articles", sample.articles, sample.deleted, 'a') +
      write_database(folder / "statements", sample.statements, sample.deleted, 's');
  entry.articles = static_cast<std::uint32_t>(sample.articles.size());
  entry.statements = static_cast<std::uint32_t>(sample.statements.size());
  for (const SampleDocument& article : sample.articles) ++entry.langs[article.lang];
  for (const char* database : {"articles", "statements"}) {
    for (const auto& file : fs::directory_iterator(folder / database)) {
      if (file.path().filename() == "flintlock") continue;
      entry.files.push_back(
          describe_file(folder, fmt::format("{}/{}", database, file.path().filename().string())));
    }
  }
  if (!deleted.empty()) {
    std::ofstream(folder / "deleted") << deleted;
    entry.deleted.file = describe_file(folder, "deleted");
  }
  return entry;
}

}  // namespace

SampleIndex::SampleIndex(const std::vector<SampleSegment>& segments) {
  static std::atomic<int> count = 0;
  folder_ = fs::temp_directory_path() /
            fmt::format("dateline-sample-{}-{}", ::getpid(), count.fetch_add(1));
  fs::create_directories(folder_);
  Manifest manifest;
  manifest.generation = 1;
  for (std::size_t i = 0; i < segments.size(); ++i)
    manifest.segments.push_back(write_segment(folder_, i, segments[i]));
  std::ofstream(folder_ / kManifestName) << manifest.to_json();
}

SampleIndex::~SampleIndex() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Snapshot SampleIndex::open() const {
  const std::vector<fs::path> folders = {folder_};
  return Snapshot::open(folders);
}

}  // namespace dateline::testing
