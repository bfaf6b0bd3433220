// The formats known here, as a table: a new one is a file and a row.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/byte_reader.h"
#include "indexer/formats/field_names.h"
#include "indexer/formats/raw_article.h"

namespace dateline::formats {

inline constexpr std::size_t kMostRecordBytes = 64 * 1024 * 1024;
inline constexpr int kMostJsonDepth = 512;
inline constexpr std::string_view kRecordTooLong = "a record of more than 64 MiB";

// What a reader reads from. All of it outlives the reader.
struct ReaderInput {
  ByteReader& bytes;
  std::string name;  // Place::input
  const FieldNames& fields;
};

// What the beginning of a text says about a format.
enum class Likeness { none, possible, sure };

struct Format {
  std::string_view name;
  std::span<const std::string_view> endings;  // of file names, with their dot, in lower case
  Likeness (*looks)(std::string_view head, const FieldNames& fields);
  std::unique_ptr<ArticleReader> (*open)(ReaderInput input);
};

// Bytes of a text that `looks` is shown.
inline constexpr std::size_t kHeadBytes = 64 * 1024;

std::span<const Format> format_table();
std::vector<std::string> format_names();
// nullptr: not known here.
const Format* find_format(std::string_view name);
// By content where that is sure; where it may be several, the name decides, or else the table's
// order; where it says nothing, the name alone. nullptr: not known here.
const Format* recognise_format(std::string_view head, std::string_view file_name,
                               const FieldNames& fields);

// The readers and sniffers, one file each.
std::unique_ptr<ArticleReader> open_json(ReaderInput input);
std::unique_ptr<ArticleReader> open_jsonl(ReaderInput input);
std::unique_ptr<ArticleReader> open_csv(ReaderInput input);
std::unique_ptr<ArticleReader> open_reuters_sgml(ReaderInput input);
std::unique_ptr<ArticleReader> open_text(ReaderInput input);
Likeness looks_like_json(std::string_view head, const FieldNames& fields);
Likeness looks_like_jsonl(std::string_view head, const FieldNames& fields);
Likeness looks_like_csv(std::string_view head, const FieldNames& fields);
Likeness looks_like_reuters_sgml(std::string_view head, const FieldNames& fields);
Likeness looks_like_text(std::string_view head, const FieldNames& fields);

}  // namespace dateline::formats
