// The table of formats, and how one is chosen.
#include "indexer/formats/format.h"

#include <algorithm>

namespace dateline::formats {
namespace {

constexpr std::string_view kReutersEndings[] = {".sgm", ".sgml"};
constexpr std::string_view kJsonEndings[] = {".json"};
constexpr std::string_view kJsonlEndings[] = {".jsonl", ".ndjson", ".jl"};
constexpr std::string_view kCsvEndings[] = {".csv", ".tsv", ".tab"};
constexpr std::string_view kTextEndings[] = {".txt", ".text"};

// In the order in which contents are asked: the most telling first.
constexpr Format kFormats[] = {
    {"reuters-sgml", kReutersEndings, looks_like_reuters_sgml, open_reuters_sgml},
    {"jsonl", kJsonlEndings, looks_like_jsonl, open_jsonl},
    {"json", kJsonEndings, looks_like_json, open_json},
    {"csv", kCsvEndings, looks_like_csv, open_csv},
    {"text", kTextEndings, looks_like_text, open_text},
};

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_named_as(const Format& format, const std::string& lower_name) {
  return std::ranges::any_of(format.endings,
                             [&](std::string_view ending) { return lower_name.ends_with(ending); });
}

}  // namespace

std::span<const Format> format_table() {
  return kFormats;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Format& format : kFormats) names.emplace_back(format.name);
  std::ranges::sort(names);
  return names;
}

const Format* find_format(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &Format::name);
  return found != std::end(kFormats) ? found : nullptr;
}

const Format* recognise_format(std::string_view head, std::string_view file_name,
                               const FieldNames& fields) {
  const std::string name = lower(file_name);
  std::vector<const Format*> possible;
  for (const Format& format : kFormats) {
    const Likeness likeness = format.looks(head, fields);
    if (likeness == Likeness::sure) return &format;
    if (likeness == Likeness::possible) possible.push_back(&format);
  }
  for (const Format* format : possible) {
    if (is_named_as(*format, name)) return format;
  }
  // What several formats share (one JSON object) is read by the one that reads all of it: the last.
  if (!possible.empty()) return possible.back();
  const auto named = std::ranges::find_if(
      kFormats, [&](const Format& format) { return is_named_as(format, name); });
  return named != std::end(kFormats) ? named : nullptr;
}

}  // namespace dateline::formats
