// facets: how often each value of a field occurs among what is found.
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

search::FacetsRequest request_of(const Call& call) {
  const CountingUnit unit = unit_of(call);
  search::FacetsRequest request;
  request.search = filtered_request(call, unit.found);
  request.unit = unit.counted;
  request.search.facets = all_facets(call, "by");
  if (request.search.facets.empty() && !call.given.has("count"))
    throw console::UsageError("option '--by'", "needs a field to count by, such as country");
  return request;
}

// Values left out, of all fields.
bool is_cut(const std::vector<search::FacetCounts>& facets) {
  for (const search::FacetCounts& facet : facets)
    if (facet.values.size() < facet.distinct) return true;
  return false;
}

ExitStatus run(const Call& call) {
  const search::FacetsRequest request = request_of(call);
  const indexing::Snapshot snapshot = open_indexes(call);
  search::FacetsResult result = query::value_or_complain(search::count_facets(request, snapshot));
  answer::Heading heading;
  heading.content = answer::Content::facets;
  heading.query = request.search.text;
  heading.total = result.total;
  heading.complete = !is_cut(result.facets);
  heading.suggestion = result.advice.suggestion;
  heading.note = result.advice.note;
  for (search::FacetCounts& facet : result.facets) {
    answer::put_labels(facet);
    heading.shown += facet.values.size();
  }
  write_citation(call, request.search, snapshot, {heading.total, heading.shown, heading.complete});
  if (call.given.has("count")) return print_count(result.total);
  console::Output output;
  const auto renderer = answer::make_renderer(rendering_of(call), output);
  renderer->begin(heading);
  renderer->facets(result.facets);
  renderer->finish();
  output.finish();
  print_notes(call, heading);
  return found(result.total);
}

}  // namespace

console::Command facets_command() {
  console::Command command;
  command.name = "facets";
  command.synopsis = "--by FIELD[:N],… [--unit U] [FILTERS] [OUTPUT] [QUERY]";
  command.summary = "count what is found by country, person, outlet, …";
  command.text =
      "Counts, over all that matches, how often each value of a field occurs: exact, never "
      "estimated. A value's count is the number of hits once it is made a filter. Columns: field, "
      "value, label, count.";
  std::vector<console::Option> options = {
      {.name = "by",
       .value = "FIELD[:N],…",
       .help = "The fields, each with at most N values (10, or all), the most frequent ones. "
               "Dates by date, month or year.",
       .repeatable = true},
      unit_option()};
  const std::vector<console::Option> filters = filter_options();
  options.insert(options.end(), filters.begin(), filters.end());
  command.options = with_output(std::move(options), {});
  command.sections = {counted_section(), query_section(), limits_section()};
  command.examples = {{"dateline-searcher facets --by country,speaker:20 drought",
                       "The countries and the speakers of articles on drought."},
                      {"dateline-searcher facets --by speaker:all --unit statement --format csv",
                       "Everybody who is quoted, and how often."}};
  command.run = run;
  return command;
}

}  // namespace dateline::commands
