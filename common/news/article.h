// The words of the field as plain data: an article, what was found in it, and who said what.
// No I/O and no behaviour beyond names. Every span is a byte range [begin, end) in the article's
// cleaned body, which never changes once cleaning is done.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::news {

// A byte range [begin, end) in an article's body. Empty (begin == end) means: none.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin >= end; }
  std::uint32_t size() const { return empty() ? 0 : end - begin; }
  bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(const Span&, const Span&) = default;
};

// The piece of `body` that `span` covers.
inline std::string_view text_of(std::string_view body, Span span) {
  return body.substr(span.begin, span.size());
}

// Where an article's date was found, from the most to the least trustworthy.
enum class DateSource { none, record, jsonld, meta, url, dateline, feed, crawl };
std::string_view to_string(DateSource source);

// "ANKARA, (XY) –": where an article was filed, and by which agency.
struct Dateline {
  std::string place;    // as printed, without the comma: "ANKARA", "GREENWICH, Conn."
  std::string agency;   // "XY", "Reuters"; empty where none is named
  std::string country;  // ISO 3166-1 alpha-2, upper case; empty where unknown
};

// An article after cleaning.
struct Article {
  std::string input;  // the file it came from; "archive.tar!member" inside an archive
  std::string id;  // the record's id, else its URL, else a hash of source, title, date and body; at
                   // most 1 KiB
  std::string url;
  std::string title;  // one line
  std::string
      body;  // NFC, paragraphs separated by "\n\n", no boilerplate, no dateline, title not included
  Dateline dateline;
  std::string date;  // ISO 8601, "2020-06-08" or "2020-06-08T12:30:00Z" (UTC); empty: undated
  DateSource date_from = DateSource::none;
  std::string lang;            // ISO 639-1 (639-3 where there is none), lower case; empty: unknown
  std::string source;          // the outlet, as the record names it
  std::string source_country;  // ISO code of the outlet's country; empty: unknown
  std::vector<std::string> authors;
  std::string section;
  std::vector<std::string> tags;
  std::vector<std::string> countries_given;  // ISO codes where they could be read, else as given
  std::string extras;  // a JSON object of the record's other fields; empty: none
  std::string
      story;  // near-duplicate signature, 16 hexadecimal digits; empty for a body too short to tell
  std::string
      fingerprint;  // 32 hexadecimal digits over all that was given: equal means nothing changed
};

enum class EntityType { person, org, place };
std::string_view to_string(EntityType type);

// One person, organisation or place of an article, with all its mentions there.
struct Entity {
  EntityType type = EntityType::person;
  std::string name;     // as the article gives it at its fullest, titles not included
  std::string key;      // text::fold_key(name): Latin, no accents, lower case
  std::string role;     // office or title, without country and organisation: "foreign minister";
                        // empty: unknown
  std::string country;  // ISO code; empty: unknown
  std::vector<Span> mentions;  // ascending
};

// A country of an article: how often it is meant, and how far the article is about it.
struct CountryMention {
  std::string code;  // ISO 3166-1 alpha-2, upper case
  std::uint32_t count = 0;
  double salience = 0;  // 0..1; kSalientCountry and above: the article is about it
};
inline constexpr double kSalientCountry = 0.5;

enum class StatementKind { direct, indirect, mixed };
std::string_view to_string(StatementKind kind);
std::optional<StatementKind> parse_statement_kind(std::string_view name);

// How a statement's speaker was found.
enum class Attribution { name, surname, title, pronoun, continued, unknown };
std::string_view to_string(Attribution attribution);

struct Speaker {
  std::string name;  // the fullest name in the article; empty: not known
  std::string key;   // text::fold_key(name)
  std::string role;
  std::string country;  // whom he or she speaks for, ISO code
  Span mention;  // the words that stand for the speaker at the statement: "He", "the minister"; may
                 // be empty
};

// Something said: its text (in one piece or several), who said it, and the word that says so.
struct Statement {
  std::vector<Span>
      spans;  // at least one, ascending, not overlapping; outer quotation marks not included
  StatementKind kind = StatementKind::direct;
  Speaker speaker;
  Span cue;
  Attribution attribution = Attribution::unknown;
  double confidence = 0;  // 0..1
  // What is named inside the statement.
  std::vector<std::string> countries;   // ISO codes, sorted
  std::vector<std::uint32_t> entities;  // indexes into AnnotatedArticle::entities, ascending
};

// An article with all that the analysis found.
struct AnnotatedArticle {
  Article article;
  std::vector<Entity> entities;           // in order of first mention
  std::vector<CountryMention> countries;  // most salient first, then by code
  std::vector<Statement> statements;      // in order of begin
};

}  // namespace dateline::news
