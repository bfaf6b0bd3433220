// Readers over memory, files in a temporary folder, and the system's compressors.
#include "tests/indexer/formats/reading.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dateline::formats {

std::vector<ReadResult> read_bytes(std::string_view bytes, std::string_view format,
                                   const std::string& name, const FieldNames& fields) {
  ByteReader reader(std::make_unique<MemorySource>(bytes));
  const Format* row = format.empty() ? recognise_format(bytes.substr(0, kHeadBytes), name, fields)
                                     : find_format(format);
  if (row == nullptr) return {Rejection{{}, "unknown format", ""}};
  const auto articles = row->open({reader, name, fields});
  std::vector<ReadResult> results;
  for (;;) {
    ReadResult result = articles->next();
    if (std::holds_alternative<EndOfInput>(result)) return results;
    results.push_back(std::move(result));
  }
}

std::string shown(const ReadResult& result) {
  if (std::holds_alternative<EndOfInput>(result)) return "end";
  if (const auto* rejected = std::get_if<Rejection>(&result)) {
    return fmt::format("rejected {}@{}: {}", rejected->place.line, rejected->place.offset,
                       rejected->reason);
  }
  const auto& article = std::get<RawArticle>(result);
  std::string out;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += fmt::format("{}{}={}", out.empty() ? "" : " ", name, value);
  };
  add("id", article.id);
  add("url", article.url);
  add("title", article.title);
  add("body", article.body);
  add("date", article.date);
  add("source", article.source);
  add("authors", fmt::format("{}", fmt::join(article.authors, "+")));
  add("lang", article.lang);
  add("section", article.section);
  add("tags", fmt::format("{}", fmt::join(article.tags, "+")));
  add("countries", fmt::format("{}", fmt::join(article.countries, "+")));
  add("dateline", article.dateline);
  add("extras", article.extras);
  return out;
}

std::string shown(const std::vector<ReadResult>& results) {
  std::string out;
  for (const ReadResult& result : results) out += shown(result) + "\n";
  return out;
}

std::vector<ReadResult> read_inputs(std::vector<std::string> inputs, std::string format) {
  Articles articles({.inputs = std::move(inputs), .format = std::move(format)});
  std::vector<ReadResult> results;
  for (;;) {
    ReadResult result = articles.next();
    if (std::holds_alternative<EndOfInput>(result)) return results;
    results.push_back(std::move(result));
  }
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "formats_XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) std::abort();
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, std::string_view bytes) const {
  const std::filesystem::path path = std::filesystem::path(path_) / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
  return path.string();
}

std::string compressed_by(const std::string& program, std::string_view bytes) {
  const TemporaryFolder folder;
  const std::string plain = folder.write("plain", bytes);
  const std::string packed = folder.path() + "/packed";
  const std::string command = fmt::format("{} -c < '{}' > '{}'", program, plain, packed);
  if (std::system(command.c_str()) != 0) return "";
  std::ostringstream out;
  out << std::ifstream(packed, std::ios::binary).rdbuf();
  return out.str();
}

}  // namespace dateline::formats
