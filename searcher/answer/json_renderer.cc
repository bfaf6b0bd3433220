// json: one object with everything around the hits, a hit a line. jsonl: the hits alone. Both are
// written hit by hit.
#include <fmt/format.h>

#include "searcher/answer/json_text.h"
#include "searcher/answer/rows.h"

namespace dateline::answer {
namespace {

class JsonlRenderer final : public RowRenderer {
 public:
  JsonlRenderer(const Rendering& rendering, console::Output& output)
      : RowRenderer(rendering), output_(output) {}

  void facets(const std::vector<search::FacetCounts>& facets) override {
    if (content_ != Content::facets) return;
    for (const search::FacetCounts& facet : facets)
      for (const search::FacetValue& value : facet.values) row(row_of(facet.field, value));
  }

  void finish() override {}

 protected:
  void begin_rows(const Heading& heading) override { content_ = heading.content; }

  void row(const Row& row) override {
    line_.clear();
    append_json(line_, columns(), row);
    line_ += '\n';
    output_.write(line_);
  }

 private:
  console::Output& output_;
  Content content_ = Content::articles;
  std::string line_;
};

class JsonRenderer final : public RowRenderer {
 public:
  JsonRenderer(const Rendering& rendering, console::Output& output)
      : RowRenderer(rendering), output_(output) {}

  void facets(const std::vector<search::FacetCounts>& facets) override {
    end_hits();
    std::string out;
    for (const search::FacetCounts& facet : facets) {
      out += out.empty() ? "\n" : ",\n";
      append_json(out, std::string_view(facet.field));
      out += ":[";
      for (const search::FacetValue& value : facet.values) {
        if (out.back() != '[') out += ',';
        append_json(
            out,
            Object{{"value", {value.value}}, {"label", {value.label}}, {"count", {value.count}}});
      }
      out += ']';
    }
    output_.write("\"facets\":{" + out + "},\n");
    has_facets_ = true;
  }

  void finish() override {
    end_hits();
    if (!has_facets_) output_.write("\"facets\":{},\n");
    std::string out = "\"suggestion\":";
    append_json(out, std::string_view(suggestion_));
    output_.write(out + "}\n");
  }

 protected:
  void begin_rows(const Heading& heading) override {
    suggestion_ = heading.suggestion;
    std::string out = fmt::format("{{\"format_version\":{},\"query\":", kAnswerFormatVersion);
    append_json(out, std::string_view(heading.query));
    out += fmt::format(",\"total\":{},\"complete\":{},\"offset\":{},", heading.total,
                       heading.complete, heading.offset);
    if (heading.content == Content::timeline)
      out += fmt::format("\"undated\":{},", heading.undated);
    out += "\n\"hits\":[";
    output_.write(out);
  }

  void row(const Row& row) override {
    line_ = is_first_ ? "\n" : ",\n";
    is_first_ = false;
    append_json(line_, columns(), row);
    output_.write(line_);
  }

 private:
  void end_hits() {
    if (!in_hits_) return;
    in_hits_ = false;
    output_.write("],\n");
  }

  console::Output& output_;
  std::string suggestion_;
  std::string line_;
  bool is_first_ = true;
  bool in_hits_ = true;
  bool has_facets_ = false;
};

}  // namespace

std::unique_ptr<ResultRenderer> make_json_renderer(const Rendering& rendering,
                                                   console::Output& output) {
  if (rendering.format == Format::json) return std::make_unique<JsonRenderer>(rendering, output);
  return std::make_unique<JsonlRenderer>(rendering, output);
}

}  // namespace dateline::answer
