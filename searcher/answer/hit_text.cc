// See the header.
#include "searcher/answer/hit_text.h"

#include <fmt/format.h>

#include "common/text/unicode.h"
#include "searcher/answer/cells.h"
#include "searcher/answer/plain_text.h"

namespace dateline::answer {
namespace {

constexpr std::size_t kIndent = 4;  // behind it stand an entry's lines; before it, its number
constexpr std::string_view kBetween = " · ";

// Joins what is not empty.
class Parts {
 public:
  explicit Parts(std::string_view between) : between_(between) {}
  void add(const std::string& part) {
    if (part.empty()) return;
    if (!joined_.empty()) joined_ += between_;
    joined_ += part;
  }
  const std::string& joined() const { return joined_; }

 private:
  std::string_view between_;
  std::string joined_;
};

std::string listed(const Texts& texts) {
  Parts parts(", ");
  for (const std::string& text : texts) parts.add(clean(text));
  return parts.joined();
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return count == 0 ? "" : fmt::format("{} {}", grouped(count), count == 1 ? one : many);
}

// " 1. " and the text; further lines stand below the text.
std::string numbered(std::size_t number, const std::string& text, std::size_t width) {
  std::string lines = wrapped(text.empty() ? "(untitled)" : text, kIndent, width);
  std::string mark = fmt::format("{:>2}. ", number);
  if (mark.size() <= kIndent) return lines.replace(0, kIndent, mark);
  return mark + lines.substr(kIndent);
}

std::string line(const std::string& text, std::size_t width) {
  return text.empty() ? "" : wrapped(text, kIndent, width);
}

Texts about_countries(const indexing::StoredArticle& stored) {
  Texts codes;
  for (const news::CountryMention& country : stored.countries)
    if (country.salience >= news::kSalientCountry) codes.push_back(country.code);
  return codes;
}

// “Anna Weiss, foreign minister (AT)”; who it is, where no name is known.
std::string who(const indexing::StoredStatement& statement) {
  Parts parts(", ");
  const std::string name = clean(statement.speaker_name);
  const std::string mention = clean(statement.speaker_mention);
  parts.add(!name.empty() ? name : !mention.empty() ? mention : "unknown speaker");
  parts.add(clean(statement.speaker_role));
  std::string out = parts.joined();
  if (!statement.speaker_country.empty())
    out += fmt::format(" ({})", clean(statement.speaker_country));
  return out;
}

// In quotation marks only where all of it is quoted.
std::string said(const indexing::StoredStatement& statement, const std::string& text) {
  return statement.kind == news::StatementKind::direct ? fmt::format("“{}”", text) : text;
}

std::string how(const indexing::StoredStatement& statement) {
  Parts parts(kBetween);
  parts.add(statement.cue.empty() ? "" : fmt::format("“{}”", clean(statement.cue)));
  parts.add(std::string(to_string(statement.kind)));
  return parts.joined();
}

std::string names_of(const indexing::StoredArticle& stored, news::EntityType type) {
  Texts names;
  for (const indexing::StoredEntity& entity : stored.entities) {
    if (entity.type != type) continue;
    names.push_back(entity.role.empty() ? entity.name
                                        : fmt::format("{} ({})", entity.name, entity.role));
  }
  return listed(names);
}

// “before […] after”: the mark stands for the statement.
std::string context_lines(const Context& context, std::size_t width) {
  if (context.before.empty() && context.after.empty()) return "";
  Parts parts(" ");
  parts.add(clean(context.before));
  parts.add("[…]");
  parts.add(clean(context.after));
  return line(in_ink(kFaint, parts.joined()), width);
}

// “3 copies, 1 in other words, first in Harbour Post on 2024-05-06”.
std::string copies_line(const StatementHit& hit, std::size_t width) {
  if (hit.copies == 0) return "";
  Parts parts(", ");
  parts.add(counted(hit.copies, "copy", "copies"));
  if (!hit.variants.empty())
    parts.add(fmt::format("{} in other words", grouped(hit.variants.size())));
  std::string first;
  if (!hit.first_source.empty()) first += " in " + clean(hit.first_source);
  if (!hit.first_date.empty()) first += " on " + clean(hit.first_date);
  parts.add(first.empty() ? "" : "first" + first);
  return line(parts.joined(), width);
}

constexpr std::size_t kNameColumn = 12;

void add_named(std::string& out, std::string_view name, const std::string& value,
               std::size_t width) {
  if (value.empty()) return;
  std::string lines = wrapped(value, kNameColumn, width);
  const std::string padded_name = in_ink(kFaint, padded(name, kNameColumn - 1)) + " ";
  out += lines.replace(0, kNameColumn, padded_name);
}

std::string head_of(const news::Article& article, std::size_t width) {
  std::string out =
      wrapped(in_ink(kBold, article.title.empty() ? "(untitled)" : clean(article.title)), 0, width);
  Parts where(kBetween);
  where.add(clean(article.source));
  where.add(clean(article.date));
  where.add(clean(article.section));
  where.add(listed(article.authors));
  if (!where.joined().empty()) out += wrapped(where.joined(), 0, width);
  Parts dateline(" ");
  dateline.add(clean(article.dateline.place));
  if (!article.dateline.agency.empty())
    dateline.add(fmt::format("({})", clean(article.dateline.agency)));
  if (!dateline.joined().empty()) out += wrapped(in_ink(kFaint, dateline.joined()), 0, width);
  return out;
}

std::string tail_of(const ArticleHit& hit, std::size_t width) {
  const indexing::StoredArticle& stored = hit.stored;
  std::string out;
  add_named(out, "countries", listed(about_countries(stored)), width);
  add_named(out, "persons", names_of(stored, news::EntityType::person), width);
  add_named(out, "orgs", names_of(stored, news::EntityType::org), width);
  add_named(out, "places", names_of(stored, news::EntityType::place), width);
  add_named(out, "tags", listed(stored.article.tags), width);
  add_named(out, "lang", clean(stored.article.lang), width);
  add_named(out, "url", clean(stored.article.url), width);
  add_named(out, "story", clean(stored.article.story), width);
  add_named(out, "copies", hit.duplicates == 0 ? "" : grouped(hit.duplicates), width);
  add_named(out, "input", clean(stored.article.input), width);
  add_named(out, "id", clean(stored.article.id), width);
  return out;
}

}  // namespace

std::string list_entry(const ArticleHit& hit, std::size_t width) {
  const news::Article& article = hit.stored.article;
  std::string out = numbered(hit.rank, in_ink(kBold, clean(article.title, hit.title_marks)), width);
  Parts where(kBetween);
  where.add(clean(article.source));
  where.add(clean(article.date));
  where.add(listed(about_countries(hit.stored)));
  where.add(counted(hit.stored.statements, "statement", "statements"));
  where.add(counted(hit.duplicates, "copy", "copies"));
  out += line(where.joined(), width);
  out += line(clean(hit.snippet.text, hit.snippet.marks), width);
  out += line(in_ink(kFaint, clean(article.id)), width);
  return out + "\n";
}

std::string list_entry(const StatementHit& hit, std::size_t width) {
  const indexing::StoredStatement& statement = hit.stored;
  std::string out = numbered(hit.rank, said(statement, clean(statement.text, hit.marks)), width);
  out += context_lines(hit.context, width);
  Parts speaker(kBetween);
  speaker.add(in_ink(kBold, who(statement)));
  speaker.add(how(statement));
  out += line(speaker.joined(), width);
  Parts where(kBetween);
  where.add(clean(statement.source));
  where.add(clean(statement.date));
  where.add(clean(statement.title));
  out += line(where.joined(), width);
  out += copies_line(hit, width);
  out += line(in_ink(kFaint, clean(statement.id)), width);
  return out + "\n";
}

std::string whole_text(const ArticleHit& hit, std::size_t width) {
  const news::Article& article = hit.stored.article;
  std::string out = head_of(article, width) + "\n";
  if (!article.body.empty()) out += wrapped(text::printable(article.body), 0, width) + "\n";
  out += tail_of(hit, width);
  if (hit.quotations.empty()) return out;
  out += fmt::format("\n{}\n", counted(hit.quotations.size(), "statement", "statements"));
  std::size_t number = 0;
  for (const indexing::StoredStatement& statement : hit.quotations) {
    out += numbered(++number, said(statement, clean(statement.text)), width);
    out +=
        line(fmt::format("{}{}{}", in_ink(kBold, who(statement)), kBetween, how(statement)), width);
  }
  return out;
}

std::string whole_text(const StatementHit& hit, std::size_t width) {
  const indexing::StoredStatement& statement = hit.stored;
  std::string out = wrapped(said(statement, clean(statement.text)), 0, width);
  add_named(out, "who", who(statement), width);
  add_named(out, "as", clean(statement.speaker_mention), width);
  add_named(out, "how", how(statement), width);
  add_named(out, "found by",
            fmt::format("{}, confidence {:.{}f}", to_string(statement.attribution),
                        statement.confidence, kConfidenceDigits),
            width);
  add_named(out, "countries", listed(statement.countries), width);
  add_named(out, "article", clean(statement.title), width);
  add_named(out, "outlet", clean(statement.source), width);
  add_named(out, "date", clean(statement.date), width);
  add_named(out, "characters", fmt::format("{} to {}", statement.start, statement.end), width);
  add_named(out, "url", clean(statement.url), width);
  add_named(out, "id", clean(statement.id), width);
  return out;
}

std::string member_lines(const Columns& columns, const Row& row, std::size_t width) {
  std::string out;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto* texts = std::get_if<Texts>(&row[i].is);
    const std::string value = texts != nullptr ? listed(*texts) : clean(as_cell(row[i]));
    out += wrapped(fmt::format("{} {}", in_ink(kFaint, columns[i].full_name() + ":"), value), 0,
                   width);
  }
  return out + "\n";
}

}  // namespace dateline::answer
