// The steps in their order; each is a file of its own.
#include "indexer/cleaning/clean_article.h"

#include <algorithm>

#include "common/text/folding.h"
#include "common/text/identifier.h"
#include "common/text/unicode.h"
#include "indexer/cleaning/characters.h"
#include "indexer/cleaning/dates.h"
#include "indexer/cleaning/fields.h"
#include "indexer/cleaning/language.h"
#include "indexer/cleaning/link_lists.h"
#include "indexer/cleaning/markup.h"
#include "indexer/cleaning/paragraphs.h"
#include "indexer/cleaning/story_key.h"

namespace dateline::cleaning {
namespace {

// Lines at the start of a body that may be its title, its author or its outlet once more.
constexpr std::size_t kOpeningLines = 4;
// A line before the one with the dateline is no longer than this, in bytes.
constexpr std::size_t kLongestOpeningLine = 200;
constexpr std::size_t kMostCountries = 300;

// Characters in their final form, as paragraphs separated by '\n'.
std::string paragraphs_of(std::string body) {
  std::string text = decode_entities(to_utf8(std::move(body)));
  if (is_markup(text)) text = decode_entities(strip_tags(text));
  return restore_breaks(without_link_lists(lay_out_paragraphs(clean_characters(std::move(text)))));
}

std::vector<std::string_view> split_paragraphs(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) paragraphs.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return paragraphs;
}

std::string joined(const std::vector<std::string_view>& paragraphs) {
  std::size_t size = 0;
  for (const std::string_view paragraph : paragraphs) size += paragraph.size() + 2;
  std::string out;
  out.reserve(size);
  for (const std::string_view paragraph : paragraphs) {
    if (!out.empty()) out += "\n\n";
    out += paragraph;
  }
  return out;
}

// Letters and digits only, folded: how a title is known again.
std::string bare_words(std::string_view line) {
  std::string out;
  const std::string folded = text::fold_word(line);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next_code_point(folded, at);
    if (text::is_letter(c) || text::is_digit(c)) out.append(folded, begin, at - begin);
  }
  return out;
}

// Drops what repeats the title, the outlet's name or the byline from the first lines, as long as
// something else is left. A byline names the authors if the record does not.
void drop_repeated(news::Article& article, std::vector<std::string_view>& paragraphs) {
  const std::string title = bare_words(article.title);
  const std::string source = bare_words(article.source);
  std::size_t at = 0;
  for (std::size_t seen = 0;
       seen < kOpeningLines && at < paragraphs.size() && paragraphs.size() > 1; ++seen) {
    const std::string_view line = paragraphs[at];
    const bool as_long = line.size() <= 2 * article.title.size() + 16;
    const std::string words =
        line.size() <= kLongestOpeningLine || as_long ? bare_words(line) : std::string();
    const auto is_author = [&words](const std::string& author) {
      return bare_words(author) == words;
    };
    std::vector<std::string> byline = authors_of_byline(line);
    const bool repeated =
        !words.empty() && (words == title || words == source ||
                           std::any_of(article.authors.begin(), article.authors.end(), is_author));
    if (!repeated && byline.empty()) {
      ++at;
      continue;
    }
    if (article.authors.empty() && !repeated) article.authors = std::move(byline);
    paragraphs.erase(paragraphs.begin() + static_cast<std::ptrdiff_t>(at));
  }
}

}  // namespace

Cleaner::Cleaner(CleaningSettings settings)
    : settings_(std::move(settings)), datelines_(settings_.country_of_place) {}

std::variant<news::Article, std::string> Cleaner::clean(formats::RawArticle&& raw) const {
  if (raw.title.size() + raw.body.size() > kLargestText) return "text larger than 16 MiB";
  news::Article article;
  article.fingerprint = fingerprint(raw);
  article.id = text::identifier(clean_line(raw.id.empty() ? raw.url : raw.id));
  if (article.id.empty())
    article.id = content_id(raw, raw.source.empty() ? settings_.source : raw.source);
  if (article.id.size() > kLargestId) return "id longer than 1 KiB";
  clean_fields(raw, article);
  std::string dateline_day;
  clean_body(raw, article, dateline_day);
  if (article.title.empty() && article.body.empty()) return "neither title nor body";
  if (article.lang.empty())
    article.lang = detect_language(article.body.empty() ? article.title : article.body);
  find_date(raw, dateline_day, article);
  find_countries(raw, article);
  article.story = story_key(article.body);
  return article;
}

void Cleaner::clean_fields(const formats::RawArticle& raw, news::Article& article) const {
  article.input = raw.place.input;
  article.url = clean_line(raw.url);
  article.title = clean_line(raw.title);
  article.source = clean_line(raw.source.empty() ? settings_.source : raw.source);
  article.authors = split_authors(raw.authors);
  article.section = clean_line(raw.section);
  article.tags = split_tags(raw.tags);
  article.lang = language_code(raw.lang.empty() ? settings_.lang : raw.lang);
  article.extras = raw.extras;
}

void Cleaner::clean_body(formats::RawArticle& raw, news::Article& article,
                         std::string& dateline_day) const {
  const std::string text = paragraphs_of(std::move(raw.body));
  std::vector<std::string_view> paragraphs = split_paragraphs(text);
  boilerplate_.filter(paragraphs);
  drop_repeated(article, paragraphs);
  take_dateline(clean_line(raw.dateline), paragraphs, article, dateline_day);
  article.body = joined(paragraphs);
}

void Cleaner::take_dateline(std::string_view field, std::vector<std::string_view>& paragraphs,
                            news::Article& article, std::string& day) const {
  if (!field.empty()) {
    FoundDateline found = datelines_.read_field(field, article.lang);
    article.dateline = std::move(found.dateline);
    day = std::move(found.date);
  }
  for (std::size_t i = 0; i < paragraphs.size() && i < kOpeningLines; ++i) {
    if (auto found = datelines_.find(paragraphs[i], article.lang)) {
      paragraphs[i].remove_prefix(found->length);
      if (paragraphs[i].empty())
        paragraphs.erase(paragraphs.begin() + static_cast<std::ptrdiff_t>(i));
      if (field.empty()) article.dateline = std::move(found->dateline);
      if (day.empty()) day = std::move(found->date);
      return;
    }
    if (paragraphs[i].size() > kLongestOpeningLine) return;
  }
}

void Cleaner::find_date(const formats::RawArticle& raw, std::string_view dateline_day,
                        news::Article& article) const {
  if (auto date = read_date(raw.date, article.lang)) {
    article.date = std::move(*date);
    article.date_from = news::DateSource::record;
  } else if (auto day = date_of_url(raw.url)) {
    article.date = std::move(*day);
    article.date_from = news::DateSource::url;
  } else if (!dateline_day.empty()) {
    article.date = dateline_day;
    article.date_from = news::DateSource::dateline;
  }
}

void Cleaner::find_countries(const formats::RawArticle& raw, news::Article& article) const {
  for (const std::string& given : raw.countries) {
    std::string name = clean_line(given);
    std::string code = settings_.country_of_name && !name.empty() ? settings_.country_of_name(name)
                                                                  : std::string();
    std::string& country = code.empty() ? name : code;
    const auto& known = article.countries_given;
    if (country.empty() || known.size() >= kMostCountries ||
        std::find(known.begin(), known.end(), country) != known.end())
      continue;
    article.countries_given.push_back(std::move(country));
  }
  if (settings_.country_of_outlet) {
    article.source_country = settings_.country_of_outlet(article.source, host_of(article.url));
  }
}

}  // namespace dateline::cleaning
