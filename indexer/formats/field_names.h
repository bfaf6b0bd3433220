// Which names of a record's parts mean which field of an article: one table for JSON and CSV, and
// what --map adds to it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/formats/raw_article.h"

namespace dateline::formats {

enum class Field { id, url, title, body, date, source, author, lang, section, tags, country };
inline constexpr std::size_t kFields = 11;

// Whether a field holds several values.
bool is_list(Field field);

struct FieldRow {
  Field field;
  std::string_view name;                    // what --map calls it
  std::span<const std::string_view> names;  // the first of these that is there is taken
};
std::span<const FieldRow> field_rows();

class FieldNames {
 public:
  FieldNames();
  // "title=hed,body=text": `hed` is the title before all other names. Throws console::UsageError.
  void map(std::string_view pairs);

  struct Match {
    Field field;
    int rank;  // the least one wins
  };
  // Upper and lower case are one (of ASCII): CSV headers come as Title and TITLE.
  std::optional<Match> find(std::string_view name) const;

 private:
  std::unordered_map<std::string, Match> by_name_;
};

// Sets `field` to a text that holds it all: tags, countries and authors are split at ';' and '|',
// tags at ',' too. Blank text sets nothing.
void set_field(Field field, std::string_view text, RawArticle& article);
// One more value of a list, or the value of another field.
void add_value(Field field, std::string text, RawArticle& article);

bool is_blank(std::string_view text);
std::string_view trimmed(std::string_view text);

// `record` as a Rejection carries it: 4 KiB, cut at a character's border.
std::string cut_record(std::string_view record);

// The end of every reader's road: a rejection where there is neither title nor body.
ReadResult article_or_rejection(RawArticle article, std::string_view record);

}  // namespace dateline::formats
