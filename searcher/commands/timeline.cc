// timeline: how much was found when.
#include "searcher/search/timeline.h"

#include "common/console/errors.h"
#include "common/console/output.h"
#include "common/query/complaint.h"
#include "searcher/answer/labels.h"
#include "searcher/answer/renderer.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/counting_unit.h"
#include "searcher/commands/output_options.h"
#include "searcher/commands/request_options.h"

namespace dateline::commands {
namespace {

using console::Call;
using console::ExitStatus;

search::TimelineRequest request_of(const Call& call) {
  const CountingUnit unit = unit_of(call);
  search::TimelineRequest request;
  request.search = filtered_request(call, unit.found);
  request.unit = unit.counted;
  request.every = search::parse_every(call.given.value_or("every", "day")).value();
  const auto by = call.given.value("by");
  if (!by) return request;
  const auto facets = parse_facets(*by, "by");
  if (facets.size() > 1) throw console::UsageError("option '--by'", "a timeline has one field");
  request.by = facets.front().field;
  // Without a number the five most frequent values are enough columns.
  if (by->find(':') != std::string::npos) request.top = facets.front().top;
  return request;
}

answer::Heading heading_of(const search::TimelineRequest& request,
                           const search::Timeline& timeline) {
  answer::Heading heading;
  heading.content = answer::Content::timeline;
  heading.query = request.search.text;
  heading.total = timeline.total;
  heading.undated = timeline.undated;
  heading.shown = timeline.rows.size();
  heading.suggestion = timeline.advice.suggestion;
  heading.note = timeline.advice.note;
  for (const search::FacetValue& column : timeline.columns) heading.by.push_back(column.value);
  return heading;
}

void put_labels(const search::TimelineRequest& request, search::Timeline& timeline) {
  search::FacetCounts facet{request.by, std::move(timeline.columns), 0};
  answer::put_labels(facet);
  timeline.columns = std::move(facet.values);
}

ExitStatus run(const Call& call) {
  const search::TimelineRequest request = request_of(call);
  const indexing::Snapshot snapshot = open_indexes(call);
  search::Timeline timeline = query::value_or_complain(search::draw_timeline(request, snapshot));
  put_labels(request, timeline);
  const answer::Heading heading = heading_of(request, timeline);
  write_citation(call, request.search, snapshot, {heading.total, heading.shown, true});
  if (call.given.has("count")) return print_count(heading.total);
  console::Output output;
  const auto renderer = answer::make_renderer(rendering_of(call), output);
  renderer->begin(heading);
  renderer->timeline(timeline);
  renderer->finish();
  output.finish();
  print_notes(call, heading);
  return found(heading.total);
}

}  // namespace

console::Command timeline_command() {
  console::Command command;
  command.name = "timeline";
  command.synopsis =
      "[--every day|week|month|year] [--by FIELD] [--unit U] [FILTERS] [OUTPUT] "
      "[QUERY]";
  command.summary = "count what is found by day, week, month or year";
  command.text =
      "A row a period, none left out, from --since or the first hit to --until or the last: date, "
      "count, total (everything of the same sources, languages and sections then), ratio of the "
      "two; with --by a column for each of the most frequent values. What has no date is in no "
      "row: "
      "JSON has its number as undated, text in the last line. A source or a story (--unit) counts "
      "in each period that it has a match in, and once in the total.";
  std::vector<console::Option> options = {
      {.name = "every",
       .value = "PERIOD",
       .help = "How long a period is (day); weeks begin on Mondays.",
       .choices = {"day", "week", "month", "year"}},
      {.name = "by",
       .value = "FIELD[:N]",
       .help = "A column for each of the N most frequent values (5, or all)."},
      unit_option()};
  const std::vector<console::Option> filters = filter_options();
  options.insert(options.end(), filters.begin(), filters.end());
  command.options = with_output(std::move(options), {});
  command.sections = {counted_section(), query_section(), limits_section()};
  command.examples = {{"dateline-searcher timeline --every month --by country inflation",
                       "Articles on inflation, month by month, and in which countries."}};
  command.run = run;
  return command;
}

}  // namespace dateline::commands
