// An answer's way to bytes: one interface, a renderer for each format. Calls come in this order:
// begin, then hits one by one (or names, or a timeline), then facets, then finish.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/console/output.h"
#include "searcher/answer/hit_fields.h"
#include "searcher/search/facet_counts.h"
#include "searcher/search/names.h"
#include "searcher/search/timeline.h"

namespace dateline::answer {

// Of the objects that JSON prints: raised when a member changes its meaning or goes.
inline constexpr int kAnswerFormatVersion = 1;

enum class Format { text, json, jsonl, csv, tsv, trec, ids };
std::optional<Format> parse_format(std::string_view name);

struct Rendering {
  Format format = Format::text;
  bool csv_safe = false;  // guards cells that a spreadsheet would run
  bool bom = false;       // a byte order mark before CSV and TSV
  bool color = false;     // of text
  std::size_t width = 0;  // columns of the terminal that text is wrapped to; 0: no wrapping
  bool whole = false;     // text shows articles with their whole body: show
  // None: those shown usually.
  std::optional<ArticleChoice> article_fields{};
  std::optional<StatementChoice> statement_fields{};
};

enum class Content { articles, statements, facets, timeline, names };

struct Heading {
  Content content = Content::articles;
  std::string query{};  // as typed
  std::uint64_t total = 0;
  std::uint64_t offset = 0;
  std::uint64_t shown = 0;
  bool complete = true;
  bool sampled = false;           // shown are some at random
  std::uint64_t undated = 0;      // of a timeline's total: in no row
  std::string suggestion{};       // the query as it was perhaps meant; empty: none
  std::string note{};             // what to say of it instead of “did you mean”
  std::vector<std::string> by{};  // values that are columns of a timeline
};

class ResultRenderer {
 public:
  ResultRenderer() = default;
  virtual ~ResultRenderer() = default;
  ResultRenderer(const ResultRenderer&) = delete;
  ResultRenderer& operator=(const ResultRenderer&) = delete;

  virtual void begin(const Heading& heading) = 0;
  virtual void article(const ArticleHit& hit) = 0;
  virtual void statement(const StatementHit& hit) = 0;
  virtual void names(const std::vector<search::NameFound>& names) = 0;
  virtual void timeline(const search::Timeline& timeline) = 0;
  // With their labels (labels.h).
  virtual void facets(const std::vector<search::FacetCounts>& facets) = 0;
  virtual void finish() = 0;
};

// REQUIRES: the output outlives it. Writing throws as Output does.
std::unique_ptr<ResultRenderer> make_renderer(const Rendering& rendering, console::Output& output);

// One for each group of formats; make_renderer() chooses.
std::unique_ptr<ResultRenderer> make_json_renderer(const Rendering& rendering,
                                                   console::Output& output);
std::unique_ptr<ResultRenderer> make_table_renderer(const Rendering& rendering,
                                                    console::Output& output);
std::unique_ptr<ResultRenderer> make_text_renderer(const Rendering& rendering,
                                                   console::Output& output);

}  // namespace dateline::answer
