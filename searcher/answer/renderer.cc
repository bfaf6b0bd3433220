// The names of formats and who renders them.
#include "searcher/answer/renderer.h"

#include <array>
#include <utility>

namespace dateline::answer {
namespace {

constexpr std::array<std::pair<std::string_view, Format>, 7> kFormats = {{
    {"text", Format::text},
    {"json", Format::json},
    {"jsonl", Format::jsonl},
    {"csv", Format::csv},
    {"tsv", Format::tsv},
    {"trec", Format::trec},
    {"ids", Format::ids},
}};

}  // namespace

std::optional<Format> parse_format(std::string_view name) {
  for (const auto& [known, format] : kFormats)
    if (known == name) return format;
  return std::nullopt;
}

std::unique_ptr<ResultRenderer> make_renderer(const Rendering& rendering, console::Output& output) {
  switch (rendering.format) {
    case Format::text:
      return make_text_renderer(rendering, output);
    case Format::json:
    case Format::jsonl:
      return make_json_renderer(rendering, output);
    case Format::csv:
    case Format::tsv:
    case Format::trec:
    case Format::ids:
      break;
  }
  return make_table_renderer(rendering, output);
}

}  // namespace dateline::answer
