// JSON Lines: an object a line. A line that is none is one rejection, and no more.
#include <optional>

#include "indexer/formats/format.h"
#include "indexer/formats/json_record.h"

namespace dateline::formats {
namespace {

class JsonlReader final : public ArticleReader {
 public:
  explicit JsonlReader(ReaderInput input) : input_(std::move(input)), parser_(input_.fields) {}

  ReadResult next() override {
    for (;;) {
      Place place{input_.name, input_.bytes.line(), input_.bytes.offset()};
      const std::optional<ByteReader::Line> line = input_.bytes.next_line(kMostRecordBytes);
      if (!line) return EndOfInput();
      if (line->too_long) {
        Rejection rejected{std::move(place), std::string(kRecordTooLong), cut_record(line->text)};
        input_.bytes.skip_line();
        return rejected;
      }
      const std::string_view record = trimmed(line->text);
      if (record.empty()) continue;
      if (record[0] != '{') {
        return Rejection{std::move(place), "not a JSON object", cut_record(line->text)};
      }
      return parser_.parse(record, std::move(place));
    }
  }

 private:
  ReaderInput input_;
  JsonRecordParser parser_;
};

// Whether `line` is one whole object, as far as brackets and strings tell.
bool is_whole_object(std::string_view line) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (--depth == 0) return i + 1 == line.size();
    }
  }
  return false;
}

}  // namespace

std::unique_ptr<ArticleReader> open_jsonl(ReaderInput input) {
  return std::make_unique<JsonlReader>(std::move(input));
}

Likeness looks_like_jsonl(std::string_view head, const FieldNames& fields) {
  if (!head.empty()) head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  if (!head.starts_with('{') || looks_like_json(head, fields) == Likeness::none) {
    return Likeness::none;
  }
  const std::size_t newline = head.find('\n');
  if (newline == std::string_view::npos) return Likeness::possible;
  const std::string_view after = trimmed(head.substr(newline));
  if (!is_whole_object(trimmed(head.substr(0, newline)))) return Likeness::possible;
  return after.starts_with('{') ? Likeness::sure : Likeness::possible;
}

}  // namespace dateline::formats
