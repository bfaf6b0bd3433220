// Brackets are counted; strings are stepped over.
#include "indexer/formats/json_list.h"

#include <algorithm>

namespace dateline::formats {
namespace {

// Names under which services hand out lists of articles.
constexpr std::string_view kListNames[] = {"articles", "items",   "docs", "documents", "results",
                                           "data",     "records", "hits", "news",      "stories"};
constexpr std::string_view kSpaces = " \t\r\n";

bool is_list_name(std::string_view name) {
  return std::find(std::begin(kListNames), std::end(kListNames), name) != std::end(kListNames);
}

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

}  // namespace

std::size_t Brackets::close_of(std::string_view piece) {
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

std::optional<ListPlace> find_list(std::string_view head, const FieldNames& fields) {
  return ListSearch(head, fields).run();
}

}  // namespace dateline::formats
