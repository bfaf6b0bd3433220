// A date is cut into numbers, words and marks, and then read by their order: no format strings, so
// that "Mon, 08 Jun 2020 12:30:00 +0200" and "8 juin 2020 à 12h30" go the same way.
#include "indexer/cleaning/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include <date/date.h>

#include "common/text/folding.h"
#include "common/text/unicode.h"
#include "indexer/cleaning/moment.h"

namespace dateline::cleaning {
namespace {

constexpr std::size_t kLongestDate = 200;  // bytes; what is longer is no date
constexpr std::size_t kNearMonth = 10;     // tokens between a month and its day and year
constexpr int kCenturyTurn = 70;           // two-digit years: 70..99 are 19xx, 00..69 are 20xx

struct Token {
  enum Kind { number, word, mark } kind = mark;
  std::string text;  // folded; digits in ASCII
  std::int64_t value = 0;
  bool space_before = false;

  bool is(std::string_view other) const { return text == other; }
};

// The value of a decimal digit in one of the scripts used for dates; -1 for other characters.
int digit_value(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  for (const char32_t zero : {0x660U, 0x6F0U, 0x966U, 0x9E6U, 0xBE6U, 0xFF10U}) {
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  }
  return -1;
}

bool is_word_character(char32_t c) {
  return text::is_letter(c) || (c >= 0x300 && c < 0x370);
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    char32_t c = text::next_code_point(text, at);
    if (text::is_space(c) || c == 0x200F || c == 0x200E) {
      space = true;
      continue;
    }
    Token token;
    token.space_before = space;
    space = false;
    std::size_t end = at;
    const bool digit = digit_value(c) >= 0;
    // 年月日 and the like are words of one character each.
    const bool single = text::is_unspaced(c);
    token.kind = digit ? Token::number : is_word_character(c) ? Token::word : Token::mark;
    if (digit) token.text += static_cast<char>('0' + digit_value(c));
    while (token.kind != Token::mark && !single && at < text.size()) {
      c = text::next_code_point(text, at);
      if (digit ? digit_value(c) < 0 : !is_word_character(c) || text::is_unspaced(c)) break;
      if (digit) token.text += static_cast<char>('0' + digit_value(c));
      end = at;
    }
    at = end;
    if (!digit) token.text = text::fold_word(text.substr(begin, end - begin));
    if (digit)
      std::from_chars(token.text.data(), token.text.data() + token.text.size(), token.value);
    tokens.push_back(std::move(token));
  }
  return tokens;
}

std::optional<std::string> from_epoch(std::int64_t seconds) {
  if (seconds <= 0) return std::nullopt;  // 0 stands for "not set"
  const date::sys_seconds point{std::chrono::seconds{seconds}};
  const date::year_month_day day{date::floor<date::days>(point)};
  if (static_cast<int>(day.year()) > kLastYear) return std::nullopt;
  return date::format("%FT%TZ", point);
}

// 8 digits are a day, 12 or 14 a moment, 9 to 10 seconds and 13 milliseconds since 1970.
std::optional<std::string> from_digits(const Token& token) {
  const std::string_view text = token.text;
  const auto part = [text](std::size_t at, std::size_t size) {
    std::int64_t value = 0;
    std::from_chars(text.data() + at, text.data() + at + size, value);
    return value;
  };
  if (text.size() == 9 || text.size() == 10) return from_epoch(token.value);
  if (text.size() == 13) return from_epoch(token.value / 1000);
  if (text.size() != 8 && text.size() != 12 && text.size() != 14) return std::nullopt;
  Moment moment{part(0, 4), part(4, 2), part(6, 2), text.size() > 8, 0, 0, 0, {}};
  if (text.size() > 8) moment.hour = part(8, 2);
  if (text.size() > 8) moment.minute = part(10, 2);
  if (text.size() == 14) moment.second = part(12, 2);
  return iso(moment);
}

struct Zone {
  std::string_view name;
  int minutes;
};

// Zones that have one meaning in the press; IST, CST of China and the like are left out.
constexpr auto kZones = std::to_array<Zone>({
    {"z", 0},      {"utc", 0},    {"gmt", 0},    {"ut", 0},     {"est", -300}, {"edt", -240},
    {"et", -300},  {"cst", -360}, {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480},
    {"pdt", -420}, {"bst", 60},   {"cet", 60},   {"cest", 120}, {"eet", 120},  {"eest", 180},
    {"msk", 180},  {"trt", 180},  {"jst", 540},
});

std::optional<int> zone_named(std::string_view name) {
  const auto* zone =
      std::find_if(kZones.begin(), kZones.end(), [name](const Zone& z) { return z.name == name; });
  if (zone == kZones.end()) return std::nullopt;
  return zone->minutes;
}

// Reads a date's tokens; what is taken is marked used.
class DateReader {
 public:
  DateReader(std::vector<Token> tokens, std::string_view lang)
      : tokens_(std::move(tokens)), used_(tokens_.size(), false), lang_(lang) {}

  std::optional<std::string> read() {
    if (tokens_.empty()) return std::nullopt;
    if (is_number_alone()) return from_digits(tokens_[0]);
    if (read_compact()) return iso(moment_);
    read_time();
    if (!read_named_month() && !read_han() && !read_numbers()) return std::nullopt;
    return iso(moment_);
  }

 private:
  // A number, perhaps with a sign or a fraction that does not matter.
  bool is_number_alone() const {
    if (tokens_[0].kind != Token::number) return false;
    return tokens_.size() == 1 ||
           (tokens_.size() == 3 && tokens_[1].is(".") && tokens_[0].text.size() >= 9);
  }

  // 20200608T123000Z
  bool read_compact() {
    if (tokens_.size() < 3 || tokens_[0].text.size() != 8 || tokens_[0].kind != Token::number ||
        !tokens_[1].is("t"))
      return false;
    const Token& time = tokens_[2];
    if (time.kind != Token::number || (time.text.size() != 6 && time.text.size() != 4))
      return false;
    const std::int64_t day = tokens_[0].value;
    const std::int64_t clock = time.text.size() == 4 ? time.value * 100 : time.value;
    moment_ = {day / 10000,   day / 100 % 100,   day % 100,   true,
               clock / 10000, clock / 100 % 100, clock % 100, {}};
    read_zone(3);
    return true;
  }

  bool number_at(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].kind == Token::number && !used_[at];
  }
  bool mark_at(std::size_t at, std::string_view mark) const {
    return at < tokens_.size() && tokens_[at].is(mark);
  }
  void use(std::size_t begin, std::size_t end) {
    std::fill(used_.begin() + static_cast<std::ptrdiff_t>(begin),
              used_.begin() + static_cast<std::ptrdiff_t>(std::min(end, used_.size())), true);
  }

  // 12:30, 12:30:01.79, 12h30, 3.30 is none; then am or pm, and a zone.
  void read_time() {
    for (std::size_t i = 0; i + 2 < tokens_.size(); ++i) {
      const bool colon =
          mark_at(i + 1, ":") || (mark_at(i + 1, "h") && !tokens_[i + 1].space_before);
      if (!number_at(i) || !colon || !number_at(i + 2) || tokens_[i].text.size() > 2) continue;
      std::size_t end = i + 3;
      moment_.timed = true;
      moment_.hour = tokens_[i].value;
      moment_.minute = tokens_[i + 2].value;
      if (mark_at(end, ":") && number_at(end + 1)) {
        moment_.second = tokens_[end + 1].value;
        end += 2;
        if ((mark_at(end, ".") || mark_at(end, ",")) && number_at(end + 1) &&
            !tokens_[end + 1].space_before)
          end += 2;
      }
      use(i, end);
      read_half_day(end);
      read_zone(end);
      return;
    }
  }

  void read_half_day(std::size_t at) {
    if (at >= tokens_.size() || moment_.hour > 12) return;
    const bool dotted = at + 2 < tokens_.size() && mark_at(at + 1, ".") && mark_at(at + 2, "m");
    const bool pm = mark_at(at, "pm") || (mark_at(at, "p") && dotted);
    const bool am = mark_at(at, "am") || (mark_at(at, "a") && dotted);
    if (pm && moment_.hour < 12) moment_.hour += 12;
    if (am && moment_.hour == 12) moment_.hour = 0;
  }

  // +02:00, +0200, -5, Z, EST; the first of them at or after `at`.
  void read_zone(std::size_t at) {
    for (std::size_t i = at; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == Token::word) {
        if (const auto zone = zone_named(tokens_[i].text)) moment_.zone = zone;
      }
      const bool sign = mark_at(i, "+") || mark_at(i, "-");
      if (!sign || !number_at(i + 1) || tokens_[i + 1].space_before ||
          (i > at && !tokens_[i].space_before && !moment_.zone))
        continue;
      const Token& number = tokens_[i + 1];
      if (number.text.size() > 4) continue;
      std::int64_t minutes = number.text.size() <= 2 ? number.value * 60
                                                     : number.value / 100 * 60 + number.value % 100;
      std::size_t end = i + 2;
      if (number.text.size() <= 2 && mark_at(i + 2, ":") && number_at(i + 3)) {
        minutes += tokens_[i + 3].value;
        end += 2;
      }
      if (minutes > 14 * 60) continue;
      moment_.zone = static_cast<int>(mark_at(i, "-") ? -minutes : minutes);
      use(i, end);
      return;
    }
  }

  static std::int64_t full_year(const Token& token) {
    if (token.text.size() != 2) return token.value;
    return token.value + (token.value >= kCenturyTurn ? 1900 : 2000);
  }

  // "June 8, 2020", "8 June 2020", "26-FEB-1987", "2020 Jun 8", "8 de junio de 2020".
  bool read_named_month() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != Token::word) continue;
      const int month = month_number(tokens_[i].text);
      if (month == 0) continue;
      std::vector<std::size_t> numbers;
      for (std::size_t j = 0; j < tokens_.size(); ++j) {
        const bool near = j + kNearMonth > i && j < i + kNearMonth;
        if (near && number_at(j) && (tokens_[j].text.size() <= 2 || tokens_[j].text.size() == 4))
          numbers.push_back(j);
      }
      if (numbers.size() < 2) continue;
      moment_.month = month;
      assign_day_and_year(numbers, i);
      return true;
    }
    return false;
  }

  void assign_day_and_year(const std::vector<std::size_t>& numbers, std::size_t month_at) {
    const auto is_year = [this](std::size_t at) { return tokens_[at].text.size() == 4; };
    const auto year = std::find_if(numbers.begin(), numbers.end(), is_year);
    std::size_t day = numbers[0];
    std::size_t year_at = year != numbers.end() ? *year : numbers[1];
    // The day is the short number closest to the month, before it rather than after.
    std::size_t best = tokens_.size() * 2;
    for (const std::size_t at : numbers) {
      if (at == year_at || is_year(at)) continue;
      const std::size_t distance = at < month_at ? (month_at - at) * 2 - 1 : (at - month_at) * 2;
      if (distance < best) {
        best = distance;
        day = at;
      }
    }
    moment_.day = tokens_[day].value;
    moment_.year = full_year(tokens_[year_at]);
  }

  // 2020年6月8日; 2020년 6월 8일
  bool read_han() {
    for (std::size_t i = 0; i + 5 < tokens_.size(); ++i) {
      const bool year = mark_at(i + 1, "年") || mark_at(i + 1, "년");
      const bool month = mark_at(i + 3, "月") || mark_at(i + 3, "월");
      const bool day = mark_at(i + 5, "日") || mark_at(i + 5, "일") || mark_at(i + 5, "号");
      if (!year || !month || !day || !number_at(i) || !number_at(i + 2) || !number_at(i + 4))
        continue;
      moment_.year = tokens_[i].value;
      moment_.month = tokens_[i + 2].value;
      moment_.day = tokens_[i + 4].value;
      return true;
    }
    return false;
  }

  // 2020-06-08, 2020/6/8, 08/06/2020, 8.6.20
  bool read_numbers() {
    for (std::size_t i = 0; i + 4 < tokens_.size(); ++i) {
      const std::string& mark = tokens_[i + 1].text;
      if (!number_at(i) || !number_at(i + 2) || !number_at(i + 4)) continue;
      if ((mark != "-" && mark != "/" && mark != ".") || !tokens_[i + 3].is(mark)) continue;
      const std::int64_t a = tokens_[i].value;
      const std::int64_t b = tokens_[i + 2].value;
      if (tokens_[i].text.size() == 4) {
        moment_.year = a;
        moment_.month = b;
        moment_.day = tokens_[i + 4].value;
        return true;
      }
      if (tokens_[i + 4].text.size() != 4 && tokens_[i + 4].text.size() != 2) continue;
      moment_.year = full_year(tokens_[i + 4]);
      const bool month_first = a > 12 ? false : b > 12 ? true : lang_ == "en" && mark == "/";
      moment_.month = month_first ? a : b;
      moment_.day = month_first ? b : a;
      return true;
    }
    return false;
  }

  std::vector<Token> tokens_;
  std::vector<bool> used_;
  std::string_view lang_;
  Moment moment_;
};

}  // namespace

std::optional<std::string> read_date(std::string_view text, std::string_view lang) {
  if (text.size() > kLongestDate) return std::nullopt;
  return DateReader(tokens_of(text), lang).read();
}

}  // namespace dateline::cleaning
