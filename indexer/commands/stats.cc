// stats: what is in the index.
#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "common/console/output.h"
#include "common/text/unicode.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_meanings.h"
#include "indexer/commands/index_option.h"
#include "indexer/segments/statistics.h"

namespace dateline::commands {
namespace {

using console::Call;
using console::ExitStatus;
using Counts = std::map<std::string, std::uint64_t>;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr std::size_t kShownValues = 15;  // of a field, in text; JSON has all

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void append_counts(std::string& out, std::string_view heading, const Counts& counts, bool by_name) {
  std::vector<std::pair<std::string, std::uint64_t>> rows(counts.begin(), counts.end());
  if (!by_name) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
  }
  out += fmt::format("\n{} ({})\n", heading, rows.size());
  for (std::size_t i = 0; i < rows.size() && i < kShownValues; ++i) {
    out += fmt::format("{:>9}  {}\n", rows[i].second,
                       rows[i].first.empty() ? "(none)" : text::printable_line(rows[i].first));
  }
  if (rows.size() > kShownValues)
    out += fmt::format("           {} of {}; --format json has all\n", kShownValues, rows.size());
}

std::string as_text(const segments::IndexStatistics& all) {
  std::string out;
  out += fmt::format("{:>9}  articles\n{:>9}  statements\n", all.articles, all.statements);
  out += fmt::format("{:>9}  segments, {:.1f} MB, {} deleted articles in them\n", all.segments,
                     static_cast<double>(all.bytes) / 1e6, all.deleted);
  out +=
      fmt::format("{:>8.1f}%  of the articles undated\n", 100 * share(all.undated, all.articles));
  out += fmt::format("{:>8.1f}%  of the statements without a known speaker\n",
                     100 * share(all.unknown_speaker, all.statements));
  out += fmt::format("{:>8.1f}%  of the records rejected ({})\n",
                     100 * share(all.rejected, all.articles + all.rejected), all.rejected);
  append_counts(out, "articles by source", all.by_source, false);
  append_counts(out, "articles by language", all.by_lang, false);
  append_counts(out, "articles by country", all.by_country, false);
  append_counts(out, "articles by month", all.by_month, true);
  return out;
}

void write_counts(Writer& out, const char* name, const Counts& counts) {
  out.Key(name);
  out.StartObject();
  for (const auto& [value, count] : counts) {
    out.Key(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    out.Uint64(count);
  }
  out.EndObject();
}

std::string as_json(const segments::IndexStatistics& all) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.StartObject();
  const std::pair<const char*, std::uint64_t> counts[] = {
      {"articles", all.articles}, {"statements", all.statements},
      {"segments", all.segments}, {"bytes", all.bytes},
      {"deleted", all.deleted},   {"undated", all.undated},
      {"rejected", all.rejected}, {"unknown_speaker", all.unknown_speaker}};
  for (const auto& [name, count] : counts) {
    out.Key(name);
    out.Uint64(count);
  }
  write_counts(out, "by_source", all.by_source);
  write_counts(out, "by_lang", all.by_lang);
  write_counts(out, "by_country", all.by_country);
  write_counts(out, "by_month", all.by_month);
  out.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace

console::Command stats_command() {
  console::Command command;
  command.name = "stats";
  command.synopsis = "[--format text|json]";
  command.summary = "say what is in the index";
  command.text =
      "Articles, statements, articles by source, language, country and month, and the shares that "
      "are undated, rejected or without a "
      "known speaker. All counts are exact and of what is not deleted.";
  command.options = {index_option(),
                     {.name = "format",
                      .value = "F",
                      .help = "text (default) or json.",
                      .choices = {"text", "json"}}};
  command.exits = exits_of_reader("index missing or damaged");
  command.run = [](const Call& call) {
    refuse_words(call);
    const segments::IndexStatistics all = segments::gather_statistics(index_path(call));
    console::Output output;
    output.write(call.given.value_or("format", "text") == "json" ? as_json(all) : as_text(all));
    output.finish();
    return ExitStatus::done;
  };
  return command;
}

}  // namespace dateline::commands
