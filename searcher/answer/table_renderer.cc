// csv and tsv: a header and a line a row. ids and trec: only what tells hits apart, and their
// order.
#include <algorithm>

#include <fmt/format.h>

#include "searcher/answer/cells.h"
#include "searcher/answer/plain_text.h"
#include "searcher/answer/rows.h"

namespace dateline::answer {
namespace {

class SeparatedRenderer final : public RowRenderer {
 public:
  SeparatedRenderer(const Rendering& rendering, console::Output& output)
      : RowRenderer(rendering),
        output_(output),
        is_csv_(rendering.format == Format::csv),
        is_safe_(rendering.csv_safe),
        has_bom_(rendering.bom) {}

  void facets(const std::vector<search::FacetCounts>& facets) override {
    if (content_ != Content::facets) return;
    for (const search::FacetCounts& facet : facets)
      for (const search::FacetValue& value : facet.values) row(row_of(facet.field, value));
  }

  void finish() override {}

 protected:
  void begin_rows(const Heading& heading) override {
    content_ = heading.content;
    if (has_bom_) output_.write("\xEF\xBB\xBF");
    Row names;
    for (const Column& column : columns()) names.push_back({column.full_name()});
    row(names);
  }

  void row(const Row& row) override {
    line_.clear();
    for (const Value& value : row) {
      if (&value != &row.front()) line_ += is_csv_ ? ',' : '\t';
      const std::string cell = is_safe_ ? as_guarded_cell(value) : as_cell(value);
      line_ += is_csv_ ? quoted_for_csv(cell) : flat_for_tsv(cell);
    }
    if (is_csv_ && line_.empty()) line_ = "\"\"";  // an empty line would be no row to many readers
    line_ += is_csv_ ? "\r\n" : "\n";
    output_.write(line_);
  }

 private:
  console::Output& output_;
  bool is_csv_;
  bool is_safe_;
  bool has_bom_;
  Content content_ = Content::articles;
  std::string line_;
};

// A TREC run has neither names for its queries nor for its runs where there is only one.
constexpr std::string_view kTopic = "1";
constexpr std::string_view kRunTag = "dateline";

class IdRenderer final : public ResultRenderer {
 public:
  IdRenderer(const Rendering& rendering, console::Output& output)
      : output_(output), is_trec_(rendering.format == Format::trec) {}

  void begin(const Heading& heading) override { content_ = heading.content; }
  void article(const ArticleHit& hit) override {
    print(hit.stored.article.id, hit.rank, hit.score);
  }
  void statement(const StatementHit& hit) override { print(hit.stored.id, hit.rank, hit.score); }
  void names(const std::vector<search::NameFound>& names) override {
    for (const search::NameFound& name : names) output_.write(clean(name.key) + "\n");
  }
  void timeline(const search::Timeline& timeline) override {
    for (const search::TimelineRow& row : timeline.rows) output_.write(clean(row.date) + "\n");
  }
  void facets(const std::vector<search::FacetCounts>& facets) override {
    if (content_ != Content::facets) return;
    for (const search::FacetCounts& facet : facets)
      for (const search::FacetValue& value : facet.values) output_.write(clean(value.value) + "\n");
  }
  void finish() override {}

 private:
  // Blanks separate the columns of a run, so that an id has none there.
  void print(const std::string& id, std::size_t rank, double score) {
    std::string cleaned = clean(id);
    if (!is_trec_) {
      output_.write(cleaned + "\n");
      return;
    }
    std::replace(cleaned.begin(), cleaned.end(), ' ', '_');
    output_.write(fmt::format("{} Q0 {} {} {:.{}f} {}\n", kTopic, cleaned, rank, score,
                              kScoreDigits, kRunTag));
  }

  console::Output& output_;
  bool is_trec_;
  Content content_ = Content::articles;
};

}  // namespace

std::unique_ptr<ResultRenderer> make_table_renderer(const Rendering& rendering,
                                                    console::Output& output) {
  if (rendering.format == Format::csv || rendering.format == Format::tsv)
    return std::make_unique<SeparatedRenderer>(rendering, output);
  return std::make_unique<IdRenderer>(rendering, output);
}

}  // namespace dateline::answer
