// Strict where a slip would merge or drop the wrong name, lenient about order and blanks.
#include "indexer/segments/authority_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

#include <fmt/format.h>
#include <xxhash.h>

#include "common/index/index_error.h"
#include "common/text/folding.h"
#include "common/text/unicode.h"
#include "indexer/formats/csv_row.h"

namespace dateline::segments {
namespace {

using annotation::AuthorityName;
using annotation::AuthorityOffice;
using news::EntityType;

enum Column { key, type, name, alias, country, role, from, to, kColumns };
constexpr std::array<std::string_view, kColumns> kColumnNames = {"key",     "type", "name", "alias",
                                                                 "country", "role", "from", "to"};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::vector<std::string> split_aliases(std::string_view cell) {
  std::vector<std::string> aliases;
  while (!cell.empty()) {
    const std::size_t bar = std::min(cell.find('|'), cell.size());
    const std::string_view one = trimmed(cell.substr(0, bar));
    if (!one.empty()) aliases.push_back(text::printable_line(one));
    cell.remove_prefix(std::min(bar + 1, cell.size()));
  }
  return aliases;
}

bool is_number_up_to(std::string_view digits, int most) {
  if (digits.size() != 2 || digits.find_first_not_of("0123456789") != std::string_view::npos)
    return false;
  const int value = (digits[0] - '0') * 10 + (digits[1] - '0');
  return value >= 1 && value <= most;
}

// "2020", "2020-06", "2020-06-08".
bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  if (text.substr(0, 4).find_first_not_of("0123456789") != std::string_view::npos) return false;
  if (text.size() > 4 && (text[4] != '-' || !is_number_up_to(text.substr(5, 2), 12))) return false;
  return text.size() < 10 || (text[7] == '-' && is_number_up_to(text.substr(8, 2), 31));
}

// Turns rows into names, and keeps the first error.
class AuthorityReader {
 public:
  AuthorityReader(std::string_view csv, const CountryByName& country)
      : rest_(csv), country_(country) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  }

  std::variant<annotation::Authority, AuthorityError> run() {
    for (std::size_t i = 0; i < kColumns; ++i) place_[i] = i;
    if (!text::is_valid_utf8(rest_)) fail("", "the file is not in UTF-8");
    bool is_first = true;
    while (!rest_.empty() && !error_) {
      formats::Row row;
      const formats::RowEnd end = formats::scan_row(rest_, ',', row);
      const std::size_t bytes = end == formats::RowEnd::complete ? row.bytes : rest_.size();
      if (end == formats::RowEnd::open_quote) fail("", "a quotation mark is not closed");
      if (!error_ && !is_blank(row)) {
        if (!is_first || !takes_header(row)) take(row);
        is_first = false;
      }
      line_ += static_cast<std::size_t>(
          std::count(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(bytes), '\n'));
      rest_.remove_prefix(bytes);
    }
    if (is_first) fail("", "the file is empty; its columns are key,type,name,…");
    for (std::size_t i = 0; i < names_.size() && !error_; ++i) {
      line_ = lines_[i];
      if (names_[i].name.empty()) fail("name", fmt::format("“{}” has none", names_[i].key));
    }
    if (error_) return *error_;
    return annotation::Authority(std::move(names_), stops_);
  }

 private:
  void fail(std::string_view field, std::string why) {
    if (!error_) error_ = AuthorityError{line_, std::string(field), std::move(why)};
  }

  static bool is_blank(const formats::Row& row) {
    if (!row.cells.empty() && row.cells.front().starts_with("#")) return true;
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const std::string& cell) { return trimmed(cell).empty(); });
  }

  // Whether the row names columns, `type` among them: no row of names has that as its type.
  bool takes_header(const formats::Row& row) {
    std::array<std::size_t, kColumns> places{};
    places.fill(kNowhere);
    const auto is_named = [&](std::string_view wanted) {
      return std::any_of(row.cells.begin(), row.cells.end(), [&](const std::string& cell) {
        return text::fold_word(trimmed(cell)) == wanted;
      });
    };
    if (!is_named("key") || !is_named("type")) return false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string column = text::fold_word(trimmed(row.cells[i]));
      const auto* known = std::find(kColumnNames.begin(), kColumnNames.end(), column);
      if (known == kColumnNames.end()) {
        fail("", fmt::format("there is no column “{}”; they are {}", column,
                             "key,type,name,alias,country,role,from,to"));
        return true;
      }
      places[static_cast<std::size_t>(known - kColumnNames.begin())] = i;
    }
    place_ = places;
    return true;
  }

  std::string cell(const formats::Row& row, Column column) const {
    const std::size_t place = place_[column];
    if (place >= row.cells.size()) return {};
    return text::printable_line(trimmed(row.cells[place]));
  }

  void take(const formats::Row& row) {
    if (row.cells.size() > kColumns) {
      fail("", fmt::format("{} cells, where there are 8 columns", row.cells.size()));
      return;
    }
    const std::string of_type = text::fold_word(cell(row, type));
    const std::string printed = cell(row, name);
    const std::vector<std::string> aliases = split_aliases(cell(row, alias));
    if (of_type == "stop") {
      take_stop(cell(row, key), printed, aliases);
      return;
    }
    const std::optional<EntityType> entity_type = read_type(of_type);
    if (!entity_type) {
      fail("type", fmt::format("“{}” is none of person, org, place, stop", of_type));
      return;
    }
    AuthorityName* of_row = name_of(*entity_type, cell(row, key), printed);
    if (of_row == nullptr) return;
    const auto add_alias = [&](const std::string& spelling) {
      if (spelling != of_row->name) of_row->aliases.push_back(spelling);
    };
    if (of_row->name.empty()) of_row->name = printed;
    if (!printed.empty()) add_alias(printed);
    for (const std::string& spelling : aliases) add_alias(spelling);
    take_office(row, *of_row);
  }

  void take_stop(const std::string& of_key, const std::string& printed,
                 const std::vector<std::string>& aliases) {
    if (of_key.empty() && printed.empty() && aliases.empty())
      fail("name", "nothing says what is no name");
    if (!of_key.empty()) stops_.push_back(of_key);
    if (!printed.empty()) stops_.push_back(printed);
    stops_.insert(stops_.end(), aliases.begin(), aliases.end());
  }

  static std::optional<EntityType> read_type(std::string_view text) {
    for (const EntityType one : {EntityType::person, EntityType::org, EntityType::place}) {
      if (news::to_string(one) == text) return one;
    }
    return std::nullopt;
  }

  // The entry of the row's key, a new one where there is none yet; null after an error.
  AuthorityName* name_of(EntityType of_type, const std::string& of_key,
                         const std::string& printed) {
    const std::string_view given = of_key.empty() ? printed : of_key;
    std::string folded = text::fold_key(given);
    if (folded.empty()) folded = text::fold_word(given);
    if (folded.empty()) {
      fail("key", "the row has neither key nor name");
      return nullptr;
    }
    const auto [place, is_new] = by_key_.try_emplace({of_type, folded}, names_.size());
    if (is_new) {
      AuthorityName fresh;
      fresh.type = of_type;
      fresh.key = std::move(folded);
      names_.push_back(std::move(fresh));
      lines_.push_back(line_);
    }
    return &names_[place->second];
  }

  void take_office(const formats::Row& row, AuthorityName& of_row) {
    AuthorityOffice office{cell(row, role), "", cell(row, from), cell(row, to)};
    const std::string called = cell(row, country);
    if (!called.empty()) {
      office.country = country_(called);
      if (office.country.empty()) fail("country", fmt::format("no country is called “{}”", called));
    }
    for (const auto& [column, date] : {std::pair(from, office.from), std::pair(to, office.to)}) {
      if (!date.empty() && !is_date(date)) {
        fail(kColumnNames[column],
             fmt::format("“{}” is no date: 2020, 2020-06 or 2020-06-08", date));
      }
    }
    if (!office.from.empty() && !office.to.empty() &&
        office.from.substr(0, office.to.size()) > office.to)
      fail("to", fmt::format("“{}” is before “{}”", office.to, office.from));
    const bool says_something = !office.role.empty() || !office.country.empty();
    if (!says_something && !(office.from + office.to).empty())
      fail("role", "dates of an office without role or country");
    if (says_something) of_row.offices.push_back(std::move(office));
  }

  static constexpr std::size_t kNowhere = ~std::size_t{0};

  std::string_view rest_;
  const CountryByName& country_;
  std::size_t line_ = 1;
  std::array<std::size_t, kColumns> place_{};  // of each column in a row
  std::vector<AuthorityName> names_;
  std::vector<std::size_t> lines_;  // on which each name first stood
  std::map<std::pair<EntityType, std::string>, std::size_t> by_key_;
  std::vector<std::string> stops_;
  std::optional<AuthorityError> error_;
};

}  // namespace

std::string to_string(const AuthorityError& error) {
  return error.field.empty() ? fmt::format("line {}: {}", error.line, error.why)
                             : fmt::format("line {}, {}: {}", error.line, error.field, error.why);
}

std::variant<annotation::Authority, AuthorityError> parse_authority(std::string_view csv,
                                                                    const CountryByName& country) {
  return AuthorityReader(csv, country).run();
}

std::string authority_mark(std::string_view bytes) {
  return fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size()));
}

std::string authority_file_name(std::string_view mark) {
  return fmt::format("authority-{}.csv", mark);
}

std::string read_kept_authority(const std::filesystem::path& index,
                                const indexing::Manifest& manifest) {
  const auto setting = manifest.analysis.find(kAuthoritySetting);
  if (setting == manifest.analysis.end() || setting->second.empty()) return {};
  const std::string& file = setting->second;
  if (file.find('/') != std::string::npos)
    throw indexing::IndexError(index.string(), "damaged: an authority file outside the index");
  std::ifstream in(index / file, std::ios::binary);
  std::ostringstream bytes;
  if (in) bytes << in.rdbuf();
  std::string read = std::move(bytes).str();
  if (!in || authority_file_name(authority_mark(read)) != file) {
    throw indexing::IndexError((index / file).string(),
                               "damaged: it is not what the manifest names");
  }
  return read;
}

}  // namespace dateline::segments
