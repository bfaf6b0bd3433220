// JSON documents: an object, objects one after the other, an array of objects, or an object around
// such an array ({"status": …, "articles": [ … ]}). Read as a stream: only one record at a time is
// in memory, however long the array.
#include <array>
#include <cstring>
#include <optional>

#include "indexer/formats/format.h"
#include "indexer/formats/json_record.h"

namespace dateline::formats {
namespace {

// Names under which services hand out lists of articles.
constexpr std::string_view kListNames[] = {"articles", "items",   "docs", "documents", "results",
                                           "data",     "records", "hits", "news",      "stories"};
constexpr std::string_view kSpaces = " \t\r\n";
// How far into an object the list in it is looked for.
constexpr std::size_t kWrapperHead = 64 * 1024;
// How often a text is searched for its next record after one that does not end: each search may
// read to the end again.
constexpr int kMostRecoveries = 16;

// Follows brackets and strings through pieces of text.
class Brackets {
 public:
  explicit Brackets(int depth = 0) : depth_(depth) {}

  // The place after the bracket that brings the depth to 0; npos: not in this piece.
  std::size_t close_of(std::string_view piece) {
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const char c = piece[i];
      if (escaped_) {
        escaped_ = false;
      } else if (in_string_) {
        escaped_ = c == '\\';
        in_string_ = c != '"';
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '{' || c == '[') {
        ++depth_;
      } else if ((c == '}' || c == ']') && --depth_ <= 0) {
        return i + 1;
      }
    }
    return std::string_view::npos;
  }

 private:
  int depth_;
  bool in_string_ = false;
  bool escaped_ = false;
};

bool is_list_name(std::string_view name) {
  return std::find(std::begin(kListNames), std::end(kListNames), name) != std::end(kListNames);
}

// Where a list of objects begins in an object whose beginning `head` shows.
struct ListPlace {
  std::size_t after_bracket = 0;
  int depth = 0;  // objects around it
};

// Reads keys down to two objects deep, until a list of articles, or a key that shows that the
// object is an article itself.
class ListSearch {
 public:
  ListSearch(std::string_view head, const FieldNames& fields) : head_(head), fields_(fields) {}

  std::optional<ListPlace> run() {
    int depth = 0;
    while (at_ < head_.size()) {
      const char c = head_[at_];
      if (c == '{') {
        if (++depth > 2) return std::nullopt;
        ++at_;
      } else if (c == '}') {
        if (--depth == 0) return std::nullopt;
        ++at_;
      } else if (c == '"') {
        const std::string_view name = string();
        skip_spaces();
        if (at_ >= head_.size() || head_[at_] != ':') continue;
        ++at_;
        skip_spaces();
        if (const std::optional<ListPlace> list = list_here(name, depth)) return list;
        if (ends_search(name, depth) || !skip_value(depth)) return std::nullopt;
      } else {
        ++at_;
      }
    }
    return std::nullopt;
  }

 private:
  std::optional<ListPlace> list_here(std::string_view name, int depth) {
    if (at_ >= head_.size() || head_[at_] != '[' || !is_list_name(name)) return std::nullopt;
    const std::size_t first = head_.find_first_not_of(kSpaces, at_ + 1);
    if (first == std::string_view::npos || head_[first] != '{') return std::nullopt;
    return ListPlace{at_ + 1, depth};
  }

  // A title or body says: this object is the article.
  bool ends_search(std::string_view name, int depth) const {
    const auto match = fields_.find(name);
    return depth == 1 && match && (match->field == Field::title || match->field == Field::body);
  }

  // Steps over a value; into an object, if that is where the list may be.
  bool skip_value(int depth) {
    if (at_ >= head_.size()) return false;
    if (head_[at_] == '{' && depth < 2) return true;
    if (head_[at_] == '{' || head_[at_] == '[') {
      const std::size_t end = Brackets().close_of(head_.substr(at_));
      if (end == std::string_view::npos) return false;
      at_ += end;
    } else if (head_[at_] == '"') {
      string();
    }
    return true;
  }

  void skip_spaces() { at_ = std::min(head_.find_first_not_of(kSpaces, at_), head_.size()); }

  // The contents of the string at the current place, as written.
  std::string_view string() {
    const std::size_t begin = ++at_;
    while (at_ < head_.size() && head_[at_] != '"') at_ += head_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_, head_.size());
    const std::string_view contents = head_.substr(begin, at_ - begin);
    at_ = std::min(at_ + 1, head_.size());
    return contents;
  }

  std::string_view head_;
  const FieldNames& fields_;
  std::size_t at_ = 0;
};

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
    const std::optional<ListPlace> list = ListSearch(head, input_.fields).run();
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
