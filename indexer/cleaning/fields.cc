// Small fields are cleaned as bodies are, and then taken apart at the marks that lists have.
#include "indexer/cleaning/fields.h"

#include <algorithm>
#include <array>
#include <memory>
#include <span>

#include <fmt/format.h>
#include <xxhash.h>

#include "common/text/folding.h"
#include "common/text/unicode.h"
#include "indexer/cleaning/characters.h"
#include "indexer/cleaning/markup.h"
#include "indexer/cleaning/paragraphs.h"

namespace dateline::cleaning {
namespace {

// Raised with every change of what cleaning makes of the same record.
constexpr std::string_view kCleaningVersion = "1";

constexpr std::size_t kMostAuthors = 50;
constexpr std::size_t kMostTags = 200;
constexpr std::size_t kLongestAuthor = 120;  // bytes; longer is a sentence, not a name
constexpr std::size_t kLongestTag = 200;
constexpr std::size_t kLongestByline = 160;
constexpr std::size_t kMostNameWords = 6;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kMarks = " \t\n,;|";
  const std::size_t begin = text.find_first_not_of(kMarks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kMarks) + 1 - begin);
}

// Appends the pieces of `text` between any of `separators`.
void split_at(std::string_view text, std::span<const std::string_view> separators,
              std::vector<std::string_view>& out) {
  while (!text.empty()) {
    std::size_t end = text.size();
    std::size_t length = 0;
    for (const std::string_view separator : separators) {
      const std::size_t at = text.substr(0, end + separator.size()).find(separator);
      if (at != std::string_view::npos && at < end) {
        end = at;
        length = separator.size();
      }
    }
    if (const std::string_view piece = trimmed(text.substr(0, end)); !piece.empty())
      out.push_back(piece);
    text.remove_prefix(end + length);
  }
}

void append_once(std::string_view value, std::vector<std::string>& out,
                 std::vector<std::string>& keys) {
  std::string key = text::fold_word(value);
  if (std::find(keys.begin(), keys.end(), key) != keys.end()) return;
  keys.push_back(std::move(key));
  out.emplace_back(value);
}

// Words before a name in a byline.
constexpr auto kBylineWords = std::to_array<std::string_view>(
    {"by ", "von ", "par ", "por ", "di ", "yazan: ", "haber: ", "автор: ", "autor: ", "author: ",
     "door ", "av ", "text: ", "written by ", "reported by ", "reporting by ", "كتب: ", "记者 "});

// Without the word before the name; what begins with a small "von" or "di" is a name of nobility.
std::string_view without_byline_word(std::string_view text) {
  const std::string folded = text::fold_word(text.substr(0, 24));
  for (const std::string_view word : kBylineWords) {
    const bool particle = word == "von " || word == "di ";
    if (!folded.starts_with(word) || (particle && (text[0] == 'v' || text[0] == 'd'))) continue;
    const std::size_t space =
        text.find(' ', word.find(' ') + 1 < word.size() ? word.find(' ') + 1 : 0);
    return space == std::string_view::npos ? text : trimmed(text.substr(space));
  }
  return text;
}

std::string host_lower(std::string_view host) {
  std::string out(host);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

// A hash over fields, each with its length, so that no two records run together alike.
class FieldHash {
 public:
  FieldHash() : state_(XXH3_createState()) { XXH3_128bits_reset(state_.get()); }

  void add(std::string_view field) {
    const std::uint64_t size = field.size();
    XXH3_128bits_update(state_.get(), &size, sizeof size);
    XXH3_128bits_update(state_.get(), field.data(), field.size());
  }
  void add(const std::vector<std::string>& fields) {
    add(std::to_string(fields.size()));
    for (const std::string& field : fields) add(field);
  }
  std::string hex() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(state_.get());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
  }

 private:
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> state_;
};

}  // namespace

std::string clean_line(std::string_view raw) {
  if (raw.empty()) return {};
  std::string text = decode_entities(to_utf8(std::string(raw)));
  if (is_markup(text)) text = decode_entities(strip_tags(text));
  return one_line(clean_characters(std::move(text)));
}

std::vector<std::string> split_authors(const std::vector<std::string>& given) {
  constexpr auto kSeparators =
      std::to_array<std::string_view>({",", ";", " and ", " And ", " AND ", " & ", " und ", " et ",
                                       " y ", " ve ", " и ", " | ", " / ", "\n", "、", "，"});
  std::vector<std::string> out;
  std::vector<std::string> keys;
  for (const std::string& field : given) {
    const std::string line = clean_line(field);
    std::vector<std::string_view> names;
    split_at(line, kSeparators, names);
    for (const std::string_view name : names) {
      const std::string_view bare = without_byline_word(name);
      if (bare.empty() || bare.size() > kLongestAuthor || out.size() >= kMostAuthors) continue;
      append_once(bare, out, keys);
    }
  }
  return out;
}

std::vector<std::string> authors_of_byline(std::string_view line) {
  if (line.size() > kLongestByline || !(line.starts_with("By ") || line.starts_with("BY ")))
    return {};
  // "By Ada Brill in Paris": the place is none of the names.
  std::vector<std::string> names = split_authors({std::string(line.substr(0, line.find(" in ")))});
  for (const std::string& name : names) {
    std::size_t words = 1;
    bool word_start = true;
    for (std::size_t at = 0; at < name.size();) {
      const char32_t c = text::next_code_point(name, at);
      if (word_start && text::is_letter(c) && !text::is_upper(c)) return {};
      if (text::is_digit(c) || c == ':' || c == '?' || c == '"') return {};
      word_start = c == ' ';
      words += word_start ? 1 : 0;
    }
    if (words > kMostNameWords || name.ends_with('.')) return {};
  }
  return names;
}

std::vector<std::string> split_tags(const std::vector<std::string>& given) {
  constexpr auto kList = std::to_array<std::string_view>({",", ";", "|", "\n", "、", "，", "،"});
  constexpr auto kLine = std::to_array<std::string_view>({"\n"});
  std::vector<std::string> out;
  std::vector<std::string> keys;
  for (const std::string& field : given) {
    const std::string line = clean_line(field);
    std::vector<std::string_view> tags;
    // Tags that came as a list have their commas for themselves.
    split_at(line, given.size() == 1 ? std::span<const std::string_view>(kList) : kLine, tags);
    for (const std::string_view tag : tags) {
      if (tag.size() <= kLongestTag && out.size() < kMostTags) append_once(tag, out, keys);
    }
  }
  return out;
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  } else if (url.starts_with("//")) {
    url.remove_prefix(2);
  } else {
    return {};
  }
  url = url.substr(0, url.find_first_of("/?#"));
  if (const std::size_t user = url.find('@'); user != std::string_view::npos)
    url.remove_prefix(user + 1);
  return host_lower(url.substr(0, url.find(':')));
}

std::string content_id(const formats::RawArticle& raw, std::string_view source) {
  FieldHash hash;
  hash.add(source);
  for (const std::string_view field : {raw.title, raw.date, raw.body}) hash.add(field);
  return hash.hex();
}

std::string fingerprint(const formats::RawArticle& raw) {
  FieldHash hash;
  hash.add(kCleaningVersion);
  for (const std::string_view field : {raw.id, raw.url, raw.title, raw.body, raw.date, raw.source,
                                       raw.lang, raw.section, raw.dateline, raw.extras}) {
    hash.add(field);
  }
  for (const auto& list : {&raw.authors, &raw.tags, &raw.countries}) hash.add(*list);
  return hash.hex();
}

}  // namespace dateline::cleaning
