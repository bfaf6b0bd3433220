// A head is what stands before a dash, cut into places, region, date and agency. It is believed if
// an agency signs it, a date dates it, or the gazetteer knows the place: a name before a dash alone
// is as often a sentence.
#include "indexer/cleaning/dateline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/text/unicode.h"
#include "indexer/cleaning/dateline_words.h"
#include "indexer/cleaning/dates.h"

namespace dateline::cleaning {
namespace {

constexpr std::size_t kLongestHead = 120;  // bytes, to the end of the dash
constexpr std::size_t kLongestPlace = 60;
constexpr std::size_t kLongestAgency = 40;
constexpr std::size_t kMostWords = 5;  // of a place's name
constexpr int kMostDashes = 3;         // tried: names have dashes too

std::string_view trimmed(std::string_view text, std::string_view marks = " ") {
  const std::size_t begin = text.find_first_not_of(marks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(marks) + 1 - begin);
}

// The dash at `at`: its length with the blanks around it, 0 if it is none that closes a head.
struct Dash {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The first dash at or after `from`: a hyphen between blanks or after a bracket, or a longer one.
std::optional<Dash> next_dash(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at, 3);
    std::size_t length = rest == "–" || rest == "—" || rest == "―" ? 3 : 0;
    if (rest.starts_with("--")) length = 2;
    if (length == 0 && rest.starts_with('-')) {
      const bool blank_after = at + 1 == text.size() || text[at + 1] == ' ';
      const bool open_before =
          at > 0 && (text[at - 1] == ' ' || text[at - 1] == ')' || text[at - 1] == '.');
      length = blank_after && open_before ? 1 : 0;
    }
    if (length == 0) continue;
    std::size_t end = at + length;
    while (end < text.size() && (text[end] == ' ' || text[end] == '-')) ++end;
    return Dash{at, end};
  }
  return std::nullopt;
}

bool is_small_word(std::string_view word) {
  constexpr auto kSmall = std::to_array<std::string_view>(
      {"de", "la",  "del", "of", "the", "am", "an",   "der", "sur", "and", "und",
       "et", "y",   "en",  "du", "des", "le", "les",  "di",  "da",  "do",  "na",
       "на", "nad", "pod", "в",  "ob",  "in", "upon", "el",  "al",  "ve"});
  return std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end();
}

struct NameForm {
  bool name = false;   // words that begin with capitals, or of a script without case
  bool upper = false;  // all capitals
  bool cased = false;
};

// The form of a place's name in `text`.
NameForm form_of(std::string_view text) {
  NameForm form;
  if (text.empty() || text.size() > kLongestPlace) return form;
  bool lower = false;
  std::size_t letters = 0;
  std::size_t words = 1;
  bool word_start = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next_code_point(text, at);
    if (c == ' ') {
      ++words;
      word_start = true;
      continue;
    }
    if (text::is_letter(c)) {
      ++letters;
      const bool has_case = c < 0x590 || (c >= 0x1E00 && c < 0x2000);
      form.cased = form.cased || has_case;
      const bool upper = text::is_upper(c);
      if (word_start && has_case && !upper) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (!is_small_word(text.substr(begin, end - begin)) || begin == 0) return {};
      }
      lower = lower || (has_case && !upper);
    } else if (std::u32string_view(U"-.'’/ʻ").find(c) == std::u32string_view::npos &&
               !(c >= 0x300 && c < 0x370) && !(c >= 0x590 && c < 0x1000)) {
      return {};
    }
    word_start = c == '/';
  }
  form.name = letters >= 2 && words <= kMostWords;
  form.upper = form.name && form.cased && !lower;
  return form;
}

bool holds_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos ||
         text.find("٠") != std::string_view::npos;
}

// Whether `text` is a day: a number and a month's name, or numbers with marks.
bool is_day(std::string_view text) {
  if (!holds_digit(text) || text.size() > 40) return false;
  std::size_t words = 0;
  bool month = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" .,", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty() || holds_digit(word)) continue;
    ++words;
    month = month || month_number(word) != 0;
  }
  return month ? words <= 4 : words == 0;
}

// Bytes of an outlet's name at the start of Chinese text: up to the last character that such names
// end with (paper, agency, net, station), if a place is left after it.
std::size_t outlet_length(std::string_view text) {
  std::size_t length = 0;
  for (const std::string_view end : {"报", "報", "社", "网", "網", "台"}) {
    const std::size_t at = text.rfind(end);
    if (at == std::string_view::npos || at == 0 || at + end.size() >= text.size()) continue;
    length = std::max(length, at + end.size());
  }
  return length;
}

// What may follow a dateline without agency or date: a new sentence.
bool begins_sentence(std::string_view rest) {
  std::size_t at = 0;
  while (at < rest.size()) {
    const char32_t c = text::next_code_point(rest, at);
    if (text::is_letter(c))
      return text::is_upper(c) || (c >= 0x590 && !(c >= 0x1E00 && c < 0x2000));
    if (text::is_digit(c)) return true;
    if (c == ' ') return false;
  }
  return false;
}

}  // namespace

// A dateline's parts, as views into the paragraph.
struct DatelineReader::Head {
  std::string_view place;   // "GREENWICH, Conn.": town and region, as printed
  std::string_view town;    // "GREENWICH"
  std::string_view region;  // "Conn."
  std::string_view agency;
  std::string_view day;  // "March 4"
  NameForm form;         // of the town
  std::string date;      // of the day, if it has a year
};

DatelineReader::DatelineReader(CountryLookup country_of_place)
    : lookup_(std::move(country_of_place)) {}

std::string DatelineReader::look_up(std::string_view place) const {
  return lookup_ && !place.empty() ? lookup_(place) : std::string();
}

std::string DatelineReader::country_of(const Head& head) const {
  if (const std::string_view country = country_of_region(head.region); !country.empty())
    return std::string(country);
  for (const std::string_view place :
       {head.place, head.region, head.town, head.town.substr(0, head.town.find('/'))}) {
    if (std::string country = look_up(place); !country.empty()) return country;
  }
  return {};
}

// Takes agency (in brackets or slashes, at the end), day, region and town from the text before the
// dash.
std::optional<DatelineReader::Head> DatelineReader::read_head(std::string_view text,
                                                              std::string_view lang) const {
  Head head;
  text = trimmed(text, " *");
  if (text.size() > 2 && (text.back() == ')' || text.back() == '/')) {
    const std::size_t open = text.find_last_of(text.back() == ')' ? '(' : '/', text.size() - 2);
    if (open == std::string_view::npos) return std::nullopt;
    head.agency = trimmed(text.substr(open + 1, text.size() - open - 2));
    if (head.agency.empty() || head.agency.size() > kLongestAgency || holds_digit(head.agency))
      return std::nullopt;
    text = trimmed(text.substr(0, open), " ,.");
  }
  // The parts between commas (Russian datelines: full stops) from the left.
  std::size_t part = 0;
  for (std::size_t at = 0; at < text.size() && part < 6; ++part) {
    std::size_t end = std::min({text.find(", ", at), text.find(". ", at), text.size()});
    // "N. Y.", "Conn., March 4": a full stop after an abbreviation parts nothing.
    if (end < text.size() && text[end] == '.' && (part == 0 ? end - at <= 3 : true) &&
        !holds_digit(text.substr(at, end - at))) {
      end = std::min(text.find(", ", at), text.size());
    }
    const std::string_view piece = trimmed(text.substr(at, end - at));
    if (part == 0) {
      head.town = piece;
      head.place = piece;
    } else if (head.day.empty() && is_day(piece)) {
      head.day = piece;
    } else if (!head.day.empty() && head.agency.empty() && is_known_agency(trimmed(piece, " ."))) {
      head.agency = trimmed(piece, " .");
    } else if (!head.day.empty() && piece.size() == 4 && holds_digit(piece)) {
      head.day = std::string_view(head.day.data(),
                                  static_cast<std::size_t>(piece.data() + 4 - head.day.data()));
    } else if (head.region.empty() && head.day.empty() && form_of(piece).name) {
      head.region = piece;
      head.place = std::string_view(
          head.town.data(),
          static_cast<std::size_t>(piece.data() + piece.size() - head.town.data()));
    } else {
      return std::nullopt;
    }
    at = end + 2;
  }
  head.form = form_of(head.town);
  if (!head.town.empty() && !head.form.name) return std::nullopt;
  if (!head.day.empty()) head.date = read_date(head.day, lang).value_or("");
  return head;
}

bool DatelineReader::is_believable(const Head& head, std::string_view rest) const {
  const bool known_agency = !head.agency.empty() && is_known_agency(head.agency);
  if (head.town.empty()) return known_agency;
  if (is_label(head.town) || is_label(head.agency)) return false;
  if (known_agency) return true;
  const bool upper = head.form.upper && text::count_code_points(head.town) >= 3;
  const bool dated = !head.day.empty();
  if (upper && (dated || !head.agency.empty())) return true;
  if (!lookup_) return (dated && (upper || head.form.cased)) || (upper && begins_sentence(rest));
  const bool known = !country_of(head).empty();
  if (dated || !head.agency.empty()) return known;
  return begins_sentence(rest) && (known || (upper && !head.region.empty()));
}

FoundDateline DatelineReader::finish(const Head& head, std::size_t length) const {
  FoundDateline found;
  found.dateline.place = head.place;
  found.dateline.agency = head.agency;
  found.dateline.country = head.town.empty() ? std::string() : country_of(head);
  found.date = head.date;
  found.length = length;
  return found;
}

// 新华社北京3月5日电（记者…）, 北京3月5日电, 央视网消息（…）：
std::optional<FoundDateline> DatelineReader::find_han(std::string_view paragraph) const {
  const std::size_t agency = han_agency_length(paragraph);
  const std::string_view head = text::cut_at_border(paragraph, kLongestHead);
  std::size_t end = std::string_view::npos;
  for (const std::string_view wire : {"日电", "日電", "日讯", "日訊", "日消息"}) {
    const std::size_t at = head.find(wire);
    if (at != std::string_view::npos && (end == std::string_view::npos || at + wire.size() < end))
      end = at + wire.size();
  }
  FoundDateline found;
  if (end != std::string_view::npos) {
    std::size_t digit = head.find_first_of("0123456789");
    if (digit == std::string_view::npos || digit > end ||
        head.substr(digit, end - digit).find("，") != std::string_view::npos)
      return std::nullopt;
    std::string_view place = head.substr(agency, digit - agency);
    if (place.size() > 30 || place.find("，") != std::string_view::npos ||
        place.find("。") != std::string_view::npos || (agency == 0 && place.empty())) {
      return std::nullopt;
    }
    if (agency == 0) {
      const std::size_t outlet = outlet_length(place);
      found.dateline.agency = place.substr(0, outlet);
      place.remove_prefix(outlet);
    }
    found.dateline.place = trimmed(place);
    found.dateline.country = look_up(found.dateline.place);
  } else if (agency > 0) {
    for (const std::string_view word : {"消息", "讯", "訊", "电", "電"}) {
      if (head.substr(agency).starts_with(word)) end = agency + word.size();
    }
    if (end == std::string_view::npos) return std::nullopt;
  } else {
    return std::nullopt;
  }
  if (agency > 0) found.dateline.agency = head.substr(0, agency);
  // The reporter's bracket, and the mark after it.
  while (paragraph.substr(end).starts_with(' ')) ++end;
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    if (!paragraph.substr(end).starts_with(open)) continue;
    const std::size_t at = text::cut_at_border(paragraph.substr(end), kLongestHead).find(close);
    if (at != std::string_view::npos) end += at + close.size();
    break;
  }
  const std::size_t bare = end;
  for (const std::string_view mark : {"：", ":", "，", " "}) {
    while (paragraph.substr(end).starts_with(mark)) end += mark.size();
  }
  // Without a date only a mark makes it a dateline: 中新网消息称 … is a sentence.
  if (found.dateline.place.empty() && end == bare && agency > 0 && head.find("日") > bare)
    return std::nullopt;
  found.length = end;
  return found;
}

std::optional<FoundDateline> DatelineReader::find(std::string_view paragraph,
                                                  std::string_view lang) const {
  const std::string_view start = text::cut_at_border(paragraph, kLongestHead);
  if (static_cast<unsigned char>(start.empty() ? 0 : start[0]) >= 0xE3) {
    if (auto found = find_han(paragraph)) return found;
  }
  std::size_t from = 0;
  for (int i = 0; i < kMostDashes; ++i) {
    const std::optional<Dash> dash = next_dash(start, from);
    if (!dash) break;
    from = dash->end;
    std::optional<Head> head = read_head(start.substr(0, dash->begin), lang);
    if (!head || (head->town.empty() && head->agency.empty())) continue;
    std::size_t end = dash->end;
    // "МОСКВА, 15 янв — РИА Новости. …": the agency signs after the dash.
    const std::size_t stop = std::min(start.find(". ", end), start.size());
    if (head->agency.empty() && stop < start.size() &&
        is_known_agency(start.substr(end, stop - end))) {
      head->agency = start.substr(end, stop - end);
      end = stop + 2;
    }
    if (is_believable(*head, paragraph.substr(end))) return finish(*head, end);
  }
  if (auto found = find_slashed(start, lang)) return found;
  return find_stopped(start, lang);
}

// "МОСКВА, 5 мая. /ТАСС/. …", "Пекин, 1 февруари /БТА/ …": slashes instead of a dash.
std::optional<FoundDateline> DatelineReader::find_slashed(std::string_view start,
                                                          std::string_view lang) const {
  const std::size_t open = start.find('/');
  const std::size_t close = open == std::string_view::npos ? open : start.find('/', open + 1);
  if (close == std::string_view::npos) return std::nullopt;
  const std::optional<Head> head = read_head(start.substr(0, close + 1), lang);
  if (!head || !is_known_agency(head->agency) || !head->form.name) return std::nullopt;
  return finish(*head, std::min(start.find_first_not_of(". -", close + 1), start.size()));
}

// "HAMBURG. …", "BERLIN (dpa). …": a known place in capitals and a full stop.
std::optional<FoundDateline> DatelineReader::find_stopped(std::string_view start,
                                                          std::string_view lang) const {
  const std::size_t stop = start.find(". ");
  if (stop == std::string_view::npos || !begins_sentence(start.substr(stop + 2)))
    return std::nullopt;
  const std::optional<Head> head = read_head(start.substr(0, stop), lang);
  if (!head || !head->form.upper || is_label(head->town) || look_up(head->town).empty())
    return std::nullopt;
  return finish(*head, stop + 2);
}

FoundDateline DatelineReader::read_field(std::string_view field, std::string_view lang) const {
  const std::string with_dash = std::string(trimmed(field, " -")) + " - ";
  const std::string_view text = with_dash;
  if (const auto head = read_head(text.substr(0, text.size() - 3), lang)) {
    if (!head->town.empty() || !head->agency.empty()) return finish(*head, field.size());
  }
  // Slips of the pen in the date or the region do not hide the place.
  FoundDateline found;
  const std::string_view all = trimmed(field, " -*");
  const std::string_view place = trimmed(all.substr(0, all.find(',')));
  std::string country = place.size() <= kLongestPlace ? look_up(place) : std::string();
  if (country.empty() && !form_of(place).name) return found;
  found.dateline.place = place;
  found.dateline.country = std::move(country);
  return found;
}

}  // namespace dateline::cleaning
