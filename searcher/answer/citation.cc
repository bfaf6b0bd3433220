// See the header.
#include "searcher/answer/citation.h"

#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "searcher/answer/json_text.h"
#include "searcher/answer/renderer.h"

namespace dateline::answer {
namespace {

namespace fs = std::filesystem;

// An index by its full path; what is in it, by its generation.
std::vector<Object> index_objects(const indexing::Snapshot& snapshot,
                                  const std::vector<fs::path>& indexes) {
  std::vector<Object> objects;
  const auto manifests = snapshot.manifests();
  for (std::size_t i = 0; i < indexes.size() && i < manifests.size(); ++i) {
    std::error_code failed;
    const fs::path full = fs::weakly_canonical(indexes[i], failed);
    Object object = {{"path", {(failed ? indexes[i] : full).string()}},
                     {"format_version", {static_cast<std::uint64_t>(manifests[i].format_version)}},
                     {"generation", {manifests[i].generation}}};
    Object analysis;
    for (const auto& [name, value] : manifests[i].analysis) analysis.push_back({name, {value}});
    object.push_back({"analysis", as_value(analysis)});
    objects.push_back(std::move(object));
  }
  return objects;
}

}  // namespace

std::string as_json(const Citation& citation, const indexing::Snapshot& snapshot,
                    const std::vector<fs::path>& indexes) {
  using indexing::Unit;
  const Object object = {
      {"program", {citation.program}},
      {"version", {citation.version}},
      {"answer_format_version", {std::uint64_t{kAnswerFormatVersion}}},
      {"command", {citation.command}},
      {"arguments", {citation.arguments}},
      {"query", {citation.query}},
      {"read_as", {citation.read_as}},
      {"run", {fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time_t{citation.time}))}},
      {"indexes", as_value(index_objects(snapshot, indexes))},
      {"articles", {std::uint64_t{snapshot.live_count(Unit::article)}}},
      {"statements", {std::uint64_t{snapshot.live_count(Unit::statement)}}},
      {"total", {citation.total}},
      {"shown", {citation.shown}},
      {"complete", {RawJson{citation.complete ? "true" : "false"}}}};
  std::string out = "{";
  for (const auto& [name, value] : object) {
    out += out.size() > 1 ? ",\n " : "\n ";
    append_json(out, std::string_view(name));
    out += ": ";
    append_json(out, value);
  }
  return out + "\n}\n";
}

}  // namespace dateline::answer
