// text: for people, closed by a line that says how much of the whole was shown.
#include <fmt/format.h>

#include "searcher/answer/counts_text.h"
#include "searcher/answer/hit_text.h"
#include "searcher/answer/plain_text.h"
#include "searcher/answer/renderer.h"

namespace dateline::answer {
namespace {

class TextRenderer final : public ResultRenderer {
 public:
  TextRenderer(const Rendering& rendering, console::Output& output)
      : rendering_(rendering), output_(output) {}

  void begin(const Heading& heading) override { heading_ = heading; }

  void article(const ArticleHit& hit) override { print_hit(hit, rendering_.article_fields); }
  void statement(const StatementHit& hit) override { print_hit(hit, rendering_.statement_fields); }

  void names(const std::vector<search::NameFound>& names) override {
    print(name_table(names, rendering_.width));
  }

  void timeline(const search::Timeline& timeline) override {
    if (!timeline.rows.empty()) print(timeline_table(timeline, rendering_.width) + "\n");
  }

  void facets(const std::vector<search::FacetCounts>& facets) override {
    print_closing();
    for (const search::FacetCounts& facet : facets)
      print("\n" + facet_table(facet, rendering_.width));
  }

  void finish() override { print_closing(); }

 private:
  void print(const std::string& text) { output_.write(painted(text, rendering_.color)); }

  template <typename Hit>
  void print_hit(const Hit& hit, const std::optional<FieldChoice<Hit>>& fields) {
    if (fields) {
      print(member_lines(fields->columns(), fields->row(hit), rendering_.width));
    } else if (rendering_.whole) {
      print((is_first_ ? "" : "\n") + whole_text(hit, rendering_.width));
    } else {
      print(list_entry(hit, rendering_.width));
    }
    is_first_ = false;
  }

  // Empty: counts, which have no page.
  std::string_view noun() const {
    const bool is_one = heading_.total == 1;
    switch (heading_.content) {
      case Content::articles:
        return is_one ? "article" : "articles";
      case Content::statements:
        return is_one ? "statement" : "statements";
      case Content::names:
        return is_one ? "name" : "names";
      case Content::facets:
      case Content::timeline:
        break;
    }
    return {};
  }

  // "10 of 4,211 articles", "31 to 40 of …", or "4,211 found" over counts.
  void print_closing() {
    if (is_closed_ || rendering_.whole) return;
    is_closed_ = true;
    const std::string total = grouped(heading_.total);
    if (noun().empty()) {
      print(total + " found" +
            (heading_.undated > 0 ? fmt::format(", {} of them undated", grouped(heading_.undated))
                                  : "") +
            "\n");
      return;
    }
    if (heading_.total == 0) {
      print(fmt::format("no {}\n", noun()));
      return;
    }
    std::string shown = grouped(heading_.shown);
    if (heading_.offset > 0 && heading_.shown > 0)
      shown = fmt::format("{} to {}", grouped(heading_.offset + 1),
                          grouped(heading_.offset + heading_.shown));
    const bool is_whole = heading_.complete && heading_.offset == 0;
    const std::string_view what = is_whole ? ", complete" : heading_.sampled ? ", a sample" : "";
    print(fmt::format("{} of {} {}{}\n", shown, total, noun(), what));
  }

  Rendering rendering_;
  console::Output& output_;
  Heading heading_;
  bool is_first_ = true;
  bool is_closed_ = false;
};

}  // namespace

std::unique_ptr<ResultRenderer> make_text_renderer(const Rendering& rendering,
                                                   console::Output& output) {
  return std::make_unique<TextRenderer>(rendering, output);
}

}  // namespace dateline::answer
