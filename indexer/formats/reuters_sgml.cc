// The markup of the Reuters-21578 collection: Latin-1, like SGML but not well-formed, with the
// wire's control characters written as entities (&#2; and the like).
#include <cstdint>
#include <cstring>
#include <optional>

#include <fmt/format.h>

#include "common/text/unicode.h"
#include "indexer/formats/format.h"
#include "indexer/formats/json_text.h"

namespace dateline::formats {
namespace {

constexpr std::string_view kBegin = "<REUTERS";
constexpr std::string_view kEnd = "</REUTERS>";
// What the collection puts where the body of a brief would be.
constexpr std::string_view kFiller = "Blah blah blah.";

// Contents of the first <NAME …>…</NAME>; without an end tag, up to the end.
std::optional<std::string_view> element(std::string_view text, std::string_view name) {
  const std::string open = fmt::format("<{}", name);
  for (std::size_t at = text.find(open); at != std::string_view::npos;
       at = text.find(open, at + 1)) {
    const std::size_t after = at + open.size();
    if (after >= text.size() || (text[after] != '>' && text[after] != ' ')) continue;
    const std::size_t begin = text.find('>', after);
    if (begin == std::string_view::npos) return std::nullopt;
    const std::size_t end = text.find(fmt::format("</{}>", name), begin);
    return text.substr(begin + 1, std::min(end, text.size()) - begin - 1);
  }
  return std::nullopt;
}

// NAME="value" in a start tag.
std::string_view attribute(std::string_view tag, std::string_view name) {
  const std::string before = fmt::format(" {}=\"", name);
  const std::size_t at = tag.find(before);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + before.size();
  return tag.substr(begin, std::min(tag.find('"', begin), tag.size()) - begin);
}

// The character of "&name;" or "&#number;" without & and ;. Control characters are the wire's own
// and vanish: they are U+0000 here.
std::optional<char32_t> entity(std::string_view name) {
  if (name == "lt") return '<';
  if (name == "gt") return '>';
  if (name == "amp") return '&';
  if (name == "quot") return '"';
  if (name.size() < 2 || name[0] != '#' || name.size() > 8) return std::nullopt;
  char32_t value = 0;
  for (const char c : name.substr(1)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<char32_t>(c - '0');
  }
  if (value == '\n' || value == '\t') return value;
  const bool control = value < 0x20 || (value >= 0x7f && value < 0xa0);
  return control || value > 0x10ffff || (value >= 0xd800 && value < 0xe000) ? U'\0' : value;
}

// Text with its entities resolved and Latin-1 made UTF-8 (a file that is UTF-8 already stays).
std::string decoded(std::string_view text) {
  constexpr std::size_t kLongestEntity = 9;
  const bool is_utf8 = text::is_valid_utf8(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c == '&') {
      const std::size_t length = text.substr(at + 1, kLongestEntity).find(';');
      if (length != std::string_view::npos) {
        if (const auto character = entity(text.substr(at + 1, length))) {
          if (*character != 0) text::append_code_point(*character, out);
          at += length + 1;
          continue;
        }
      }
    }
    if (c < 0x80 || is_utf8) {
      out += static_cast<char>(c);
    } else {
      text::append_code_point(c, out);
    }
  }
  return out;
}

// The items of a list: <D>usa</D><D>uk</D>.
std::vector<std::string> items(std::string_view record, std::string_view name) {
  std::vector<std::string> found;
  std::string_view list = element(record, name).value_or("");
  for (;;) {
    const std::size_t begin = list.find("<D>");
    if (begin == std::string_view::npos) return found;
    list.remove_prefix(begin + 3);
    const std::size_t end = std::min(list.find('<'), list.size());
    if (!is_blank(list.substr(0, end))) found.push_back(decoded(trimmed(list.substr(0, end))));
    list.remove_prefix(end);
  }
}

void add_items(std::string_view record, std::string_view name, std::string_view member,
               JsonMembers& extras) {
  std::string array;
  for (const std::string& item : items(record, name)) {
    array += array.empty() ? "[" : ",";
    append_json_string(item, array);
  }
  if (!array.empty()) extras.add(member, array + "]");
}

// What <TEXT> holds outside its elements: all there is of an article without a body.
std::string_view loose_text(std::string_view text) {
  const std::size_t end = text.rfind("</");
  if (end == std::string_view::npos) return text;
  return text.substr(std::min(text.find('>', end), text.size() - 1) + 1);
}

void take_text(std::string_view text, std::string_view type, RawArticle& article) {
  if (const auto title = element(text, "TITLE")) article.title = decoded(trimmed(*title));
  if (const auto line = element(text, "DATELINE")) article.dateline = decoded(trimmed(*line));
  if (const auto author = element(text, "AUTHOR")) {
    add_value(Field::author, decoded(trimmed(*author)), article);
  }
  if (const auto body = element(text, "BODY")) {
    article.body = decoded(*body);
    return;
  }
  const std::string loose = decoded(loose_text(text));
  std::string_view rest = trimmed(loose);
  if (rest.starts_with(kFiller)) rest.remove_prefix(kFiller.size());
  if (type == "UNPROC" && article.title.empty()) {
    const std::size_t line_end = std::min(rest.find('\n'), rest.size());
    article.title = std::string(trimmed(rest.substr(0, line_end)));
    rest.remove_prefix(line_end);
  }
  article.body = std::string(rest.substr(std::min(rest.find_first_not_of("\r\n"), rest.size())));
  if (is_blank(article.body)) article.body.clear();
}

RawArticle article_of(std::string_view record) {
  RawArticle article;
  const std::string_view tag = record.substr(0, std::min(record.find('>'), record.size()));
  article.id = attribute(tag, "NEWID");
  article.source = "Reuters";
  article.lang = "en";
  std::string_view date = element(record, "DATE").value_or("");
  date = trimmed(date.substr(0, std::min(date.find('<'), date.size())));
  article.date = decoded(date);
  article.tags = items(record, "TOPICS");
  article.countries = items(record, "PLACES");
  JsonMembers extras;
  add_items(record, "PEOPLE", "people", extras);
  add_items(record, "ORGS", "orgs", extras);
  add_items(record, "EXCHANGES", "exchanges", extras);
  add_items(record, "COMPANIES", "companies", extras);
  const std::size_t text_at = record.find("<TEXT");
  if (text_at != std::string_view::npos) {
    const std::string_view text = record.substr(text_at);
    const std::string_view type = attribute(text.substr(0, text.find('>')), "TYPE");
    if (!type.empty()) extras.add_string("type", type);
    take_text(element(text, "TEXT").value_or(""), type, article);
  }
  for (const auto& [name, member] : {std::pair{"LEWISSPLIT", "lewissplit"}, {"OLDID", "oldid"}}) {
    if (const auto value = attribute(tag, name); !value.empty()) extras.add_string(member, value);
  }
  article.extras = extras.take();
  return article;
}

class ReutersReader final : public ArticleReader {
 public:
  explicit ReutersReader(ReaderInput input) : input_(std::move(input)) {}

  ReadResult next() override {
    if (!skip_to_record()) return EndOfInput();
    Place place{input_.name, input_.bytes.line(), input_.bytes.offset()};
    std::size_t searched = kBegin.size();
    for (;;) {
      const std::string_view view = input_.bytes.peek(searched + 1);
      // One letter further back than the tags are long: they may lie across two reads.
      const std::size_t from = std::max(kBegin.size(), searched - std::min(searched, kEnd.size()));
      const std::size_t end = view.find(kEnd, from);
      const std::size_t other = view.substr(0, end).find(kBegin, from);
      if (other != std::string_view::npos) return refuse(place, view.substr(0, other));
      if (end != std::string_view::npos && end <= kMostRecordBytes) {
        const std::string_view record = view.substr(0, end + kEnd.size());
        RawArticle article = article_of(record);
        article.place = std::move(place);
        ReadResult result = article_or_rejection(std::move(article), record);
        input_.bytes.consume(record.size());
        return result;
      }
      if (view.size() == searched || view.size() > kMostRecordBytes) return refuse(place, view);
      searched = view.size();
    }
  }

 private:
  bool skip_to_record() {
    for (;;) {
      const std::string_view view = input_.bytes.peek(kBegin.size());
      const std::size_t begin = view.find(kBegin);
      if (begin != std::string_view::npos) {
        input_.bytes.consume(begin);
        return true;
      }
      if (view.size() < kBegin.size()) return false;
      input_.bytes.consume(view.size() - kBegin.size() + 1);
    }
  }

  Rejection refuse(Place& place, std::string_view record) {
    Rejection rejected{std::move(place),
                       record.size() > kMostRecordBytes ? std::string(kRecordTooLong)
                                                        : "an article without </REUTERS>",
                       cut_record(record)};
    input_.bytes.consume(record.size());
    return rejected;
  }

  ReaderInput input_;
};

}  // namespace

std::unique_ptr<ArticleReader> open_reuters_sgml(ReaderInput input) {
  return std::make_unique<ReutersReader>(std::move(input));
}

Likeness looks_like_reuters_sgml(std::string_view head, const FieldNames& /*fields*/) {
  const std::string_view text = trimmed(head);
  if (text.starts_with("<REUTERS ") || text.starts_with("<!DOCTYPE lewis")) return Likeness::sure;
  return Likeness::none;
}

}  // namespace dateline::formats
