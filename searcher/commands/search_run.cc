// See the header.
#include "searcher/commands/search_run.h"

#include "common/console/messages.h"
#include "common/console/output.h"
#include "common/query/complaint.h"
#include "searcher/answer/labels.h"
#include "searcher/answer/renderer.h"
#include "searcher/commands/index_option.h"
#include "searcher/commands/output_options.h"
#include "searcher/commands/request_options.h"

namespace dateline::commands {
namespace {

using console::Call;
using console::ExitStatus;
using query::Unit;

query::SearchRequest request_of(const Call& call, Unit unit) {
  query::SearchRequest request = filtered_request(call, unit);
  request.page = page_of(call);
  if (call.given.has("count")) {
    // Only how many there are: no hit is ordered or kept.
    request.page.limit = 0;
    request.page.offset = 0;
    return request;
  }
  request.facets = all_facets(call, "facets");
  return request;
}

bool wants_context(const Call& call, Unit unit) {
  return unit == Unit::statement && call.given.has("context");
}

answer::Rendering rendering_for(const Call& call, Unit unit) {
  answer::Rendering rendering = rendering_of(call);
  const auto names = call.given.value("fields");
  if (unit == Unit::article) {
    if (names) rendering.article_fields = answer::choose_article_fields(*names);
    return rendering;
  }
  const bool is_collapsed = call.given.has("collapse");
  if (names) {
    rendering.statement_fields = answer::choose_statement_fields(*names, is_collapsed);
  } else if (rendering.format != answer::Format::text) {
    rendering.statement_fields = answer::usual_statement_fields(is_collapsed);
  }
  if (wants_context(call, unit) && rendering.statement_fields)
    rendering.statement_fields->add(answer::choose_statement_fields("context"));
  return rendering;
}

// What costs time is read only where it is shown.
answer::HitParts parts_of(const answer::Rendering& rendering, bool with_context) {
  using answer::Format;
  answer::HitParts parts;
  const auto& of_statement = rendering.statement_fields;
  if (of_statement)
    parts.copies = of_statement->has("copies") || of_statement->has("variants") ||
                   of_statement->has("first_source") || of_statement->has("first_date");
  parts.context =
      with_context || (of_statement && (of_statement->has("before") || of_statement->has("after")));
  if (rendering.format == Format::ids || rendering.format == Format::trec)
    return {false, false, false, false, false};
  if (!rendering.article_fields) return parts;
  parts.snippet = rendering.article_fields->has("snippet");
  parts.duplicates = rendering.article_fields->has("duplicates");
  parts.quotations = rendering.article_fields->has("quotations");
  return parts;
}

answer::Heading heading_of(const query::SearchRequest& request,
                           const search::SearchResult& result) {
  answer::Heading heading;
  heading.content =
      request.unit == Unit::article ? answer::Content::articles : answer::Content::statements;
  heading.query = request.text;
  heading.total = result.total;
  heading.offset = result.offset;
  heading.shown = result.hits.size();
  heading.complete = result.complete;
  heading.sampled = request.page.sample.has_value();
  heading.suggestion = result.advice.suggestion;
  heading.note = result.advice.note;
  return heading;
}

void print_hits(const search::SearchResult& result, answer::HitReader& reader, Unit unit,
                answer::ResultRenderer& renderer) {
  for (const search::Hit& hit : result.hits) {
    if (unit == Unit::article) {
      renderer.article(reader.article(hit));
    } else {
      renderer.statement(reader.statement(hit));
    }
  }
}

bool can_show_facets(answer::Format format) {
  return format == answer::Format::text || format == answer::Format::json;
}

}  // namespace

std::vector<console::Option> listing_options(Unit unit) {
  std::vector<console::Option> options = filter_options(unit);
  const std::vector<console::Option> page = page_options(unit);
  options.insert(options.end(), page.begin(), page.end());
  return with_output(std::move(options),
                     {.has_runs = true, .has_fields = true, .has_facets = true});
}

ExitStatus list_hits(const Call& call, Unit unit) {
  const query::SearchRequest request = request_of(call, unit);
  const answer::Rendering rendering = rendering_for(call, unit);
  const indexing::Snapshot snapshot = open_indexes(call);
  search::SearchResult result = query::value_or_complain(search::run(request, snapshot));
  answer::Heading heading = heading_of(request, result);
  if (call.given.has("count")) {
    heading.complete = true;  // no list was asked for
    write_citation(call, request, snapshot, {result.total, 0, true});
    print_notes(call, heading);
    return print_count(result.total);
  }
  write_citation(call, request, snapshot, {result.total, heading.shown, result.complete});
  console::Output output;
  const auto renderer = answer::make_renderer(rendering, output);
  answer::HitReader reader(snapshot, result.matched,
                           parts_of(rendering, wants_context(call, unit)));
  renderer->begin(heading);
  print_hits(result, reader, unit, *renderer);
  for (search::FacetCounts& facet : result.facets) answer::put_labels(facet);
  if (!result.facets.empty()) renderer->facets(result.facets);
  renderer->finish();
  output.finish();
  if (!result.facets.empty() && !can_show_facets(rendering.format) && !call.manners.quiet)
    console::print_note(
        call.program + ": --facets: only text and json have room for them; see the command facets");
  print_notes(call, heading);
  return found(result.total);
}

}  // namespace dateline::commands
