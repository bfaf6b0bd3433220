// JSON documents: an object, objects one after the other, an array of objects, or an object around
// such an array ({"status": …, "articles": [ … ]}). Read as a stream: only one record at a time is
// in memory, however long the array.
#include <algorithm>
#include <optional>

#include "indexer/formats/format.h"
#include "indexer/formats/json_list.h"
#include "indexer/formats/json_record.h"

namespace dateline::formats {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";
// How far into an object the list in it is looked for.
constexpr std::size_t kWrapperHead = 64 * 1024;
// How often a text is searched for its next record after one that does not end: each search may
// read to the end again.
constexpr int kMostRecoveries = 16;

class JsonReader final : public ArticleReader {
 public:
  explicit JsonReader(ReaderInput input) : input_(std::move(input)), parser_(input_.fields) {}

  ReadResult next() override {
    for (;;) {
      skip_separators();
      const std::string_view head = input_.bytes.peek(1);
      if (head.empty()) return end();
      switch (head[0]) {
        case '[':
          if (in_list_) return record();
          input_.bytes.consume(1);
          in_list_ = true;
          continue;
        case ']':
          if (!in_list_) return stray();
          input_.bytes.consume(1);
          leave_list();
          continue;
        case '{':
          if (!in_list_ && enter_wrapper()) continue;
          return record();
        default:
          return stray();
      }
    }
  }

 private:
  Place place() const { return {input_.name, input_.bytes.line(), input_.bytes.offset()}; }

  void skip_separators() {
    for (;;) {
      const std::string_view view = input_.bytes.peek(1);
      const std::size_t next = view.find_first_not_of(" \t\r\n,");
      input_.bytes.consume(std::min(next, view.size()));
      if (view.empty() || next != std::string_view::npos) return;
    }
  }

  ReadResult end() {
    if (!in_list_ || !input_.bytes.damage().empty()) return EndOfInput();
    in_list_ = false;
    return Rejection{place(), "the array does not end", ""};
  }

  bool enter_wrapper() {
    const std::string_view head = input_.bytes.peek(kWrapperHead).substr(0, kWrapperHead);
    const std::optional<ListPlace> list = find_list(head, input_.fields);
    if (!list) return false;
    input_.bytes.consume(list->after_bracket);
    in_list_ = true;
    wrapper_depth_ = list->depth;
    return true;
  }

  // What a wrapper holds after its list is about the list, not news.
  void leave_list() {
    in_list_ = false;
    if (wrapper_depth_ > 0) skip_to_close(Brackets(wrapper_depth_));
    wrapper_depth_ = 0;
  }

  void skip_to_close(Brackets brackets) {
    for (;;) {
      const std::string_view view = input_.bytes.peek(1);
      const std::size_t end = brackets.close_of(view);
      input_.bytes.consume(std::min(end, view.size()));
      if (view.empty() || end != std::string_view::npos) return;
    }
  }

  // The object or array at the current place.
  ReadResult record() {
    Place begin = place();
    Brackets brackets;
    std::size_t scanned = 0;
    for (;;) {
      const std::string_view view = input_.bytes.peek(scanned + 1);
      const std::size_t end = brackets.close_of(view.substr(scanned));
      if (end != std::string_view::npos && scanned + end <= kMostRecordBytes) {
        const std::string_view text = view.substr(0, scanned + end);
        ReadResult result = parser_.parse(text, std::move(begin));
        input_.bytes.consume(text.size());
        return result;
      }
      const bool ends = view.size() == scanned;
      scanned = view.size();
      if (!ends && scanned <= kMostRecordBytes) continue;
      Rejection rejected{std::move(begin),
                         ends ? "a record that does not end" : std::string(kRecordTooLong),
                         cut_record(view)};
      recover();
      return rejected;
    }
  }

  // Goes on at the next line that begins with an object.
  void recover() {
    const bool gives_up = ++recoveries_ > kMostRecoveries;
    input_.bytes.skip_line();
    for (;;) {
      const std::string_view view = input_.bytes.peek(4096);
      if (view.empty()) return;
      const std::size_t first = view.find_first_not_of(" \t\r,");
      if (!gives_up && first != std::string_view::npos && view[first] == '{') return;
      input_.bytes.skip_line();
    }
  }

  // Something that is no record, up to where one may begin.
  ReadResult stray() {
    Place begin = place();
    const std::string_view view = input_.bytes.peek(kWrapperHead);
    std::size_t end = view.find_first_of(in_list_ ? ",]{[\n" : "{[\n", 1);
    end = std::min(end, view.size());
    Rejection rejected{std::move(begin), "not a JSON object", cut_record(view.substr(0, end))};
    input_.bytes.consume(end);
    return rejected;
  }

  ReaderInput input_;
  JsonRecordParser parser_;
  bool in_list_ = false;
  int wrapper_depth_ = 0;
  int recoveries_ = 0;
};

}  // namespace

std::unique_ptr<ArticleReader> open_json(ReaderInput input) {
  return std::make_unique<JsonReader>(std::move(input));
}

Likeness looks_like_json(std::string_view head, const FieldNames& /*fields*/) {
  const auto skip_to = [&](std::size_t from) { return head.find_first_not_of(kSpaces, from); };
  const std::size_t first = skip_to(0);
  if (first == std::string_view::npos || (head[first] != '{' && head[first] != '[')) {
    return Likeness::none;
  }
  const std::size_t second = skip_to(first + 1);
  const char after = second == std::string_view::npos ? '\0' : head[second];
  if (head[first] == '[') return after == '{' || after == ']' ? Likeness::sure : Likeness::none;
  return after == '"' || after == '}' ? Likeness::possible : Likeness::none;
}

}  // namespace dateline::formats
