// Rows to entries. What every file shares is read in one way; what a column means depends only on
// its name, never on the file.
#include "indexer/annotation/lexicon_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/text/unicode.h"

namespace dateline::annotation {
namespace {

constexpr const char* kInflections = "inflections.tsv";

struct LexiconFile {
  std::string_view name;
  EntryKind kind;
};
constexpr std::array<LexiconFile, kEntryKinds> kFiles{{
    {"countries.tsv", EntryKind::country},
    {"demonyms.tsv", EntryKind::demonym},
    {"places.tsv", EntryKind::place},
    {"metonyms.tsv", EntryKind::metonym},
    {"organisations.tsv", EntryKind::organisation},
    {"organisation_words.tsv", EntryKind::organisation_word},
    {"roles.tsv", EntryKind::role},
    {"cues.tsv", EntryKind::cue},
    {"first_names.tsv", EntryKind::first_name},
    {"surnames.tsv", EntryKind::surname},
    {"pronouns.tsv", EntryKind::pronoun},
    {"calendar.tsv", EntryKind::calendar},
    {"stop_words.tsv", EntryKind::stop_word},
    {"outlets.tsv", EntryKind::outlet},
    {"figures.tsv", EntryKind::figure},
}};

// Before a country's code, for its name: no text folds to it.
constexpr char kCountryMark = '\x01';

struct FlagName {
  std::string_view name;
  EntryFlag flag;
};
constexpr std::array kFlagNames{
    FlagName{"ambiguous", kAmbiguous}, FlagName{"former", kFormer},
    FlagName{"addressee", kAddressee}, FlagName{"negatable", kNegatable},
    FlagName{"plural", kPlural},       FlagName{"before", kBefore},
    FlagName{"after", kAfter},         FlagName{"of", kHeadOf},
    FlagName{"adj", kAdjective},       FlagName{"noun", kNounForm},
    FlagName{"denying", kDenying},     FlagName{"written", kWritten},
};

// At the end of a form: this form alone is ambiguous, whatever the row's flags say.
constexpr char kAmbiguousMark = '!';

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// The lines that are no comments and not empty, with their numbers.
std::vector<std::pair<std::size_t, std::string_view>> rows_of(std::string_view text) {
  std::vector<std::pair<std::size_t, std::string_view>> rows;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && line[0] != '#') rows.emplace_back(number, line);
  }
  return rows;
}

// What the capitals of a form say about how it stands in a text.
std::uint16_t case_flags(std::string_view form) {
  std::size_t letters = 0;
  std::size_t upper = 0;
  bool first_upper = false;
  for (std::size_t at = 0; at < form.size();) {
    const char32_t c = text::next_code_point(form, at);
    if (!text::is_letter(c)) continue;
    if (letters == 0) first_upper = text::is_upper(c);
    ++letters;
    upper += text::is_upper(c) ? 1 : 0;
  }
  if (!first_upper) return 0;
  return letters >= 2 && letters == upper ? kCapital | kUpper : kCapital;
}

Gender parse_gender(std::string_view name) {
  if (name == "m") return Gender::male;
  if (name == "f") return Gender::female;
  if (name == "n") return Gender::neuter;
  if (name.empty() || name == "-" || name == "u") return Gender::unknown;
  throw std::runtime_error(fmt::format("unknown gender \"{}\"", name));
}

std::uint16_t parse_flags(std::string_view names) {
  std::uint16_t flags = 0;
  if (names.empty() || names == "-") return flags;
  for (const std::string_view name : split(names, ',')) {
    const auto* found = std::find_if(kFlagNames.begin(), kFlagNames.end(),
                                     [&](const FlagName& row) { return row.name == name; });
    if (found == kFlagNames.end())
      throw std::runtime_error(fmt::format("unknown flag \"{}\"", name));
    flags |= found->flag;
  }
  return flags;
}

CountryId parse_country(std::string_view code) {
  if (code.empty() || code == "-") return 0;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (code.size() != 2 || !is_capital(code[0]) || !is_capital(code[1])) {
    throw std::runtime_error(fmt::format("\"{}\" is no ISO 3166-1 code", code));
  }
  return country_id(code);
}

// Kinds whose rows list the forms of one thing, which the first form stands for; in the others
// every form is a thing of its own.
bool one_thing_a_row(EntryKind kind) {
  switch (kind) {
    case EntryKind::country:
    case EntryKind::demonym:
    case EntryKind::place:
    case EntryKind::organisation:
    case EntryKind::cue:
    case EntryKind::calendar:
    case EntryKind::outlet:
    case EntryKind::figure:
      return true;
    default:
      return false;
  }
}

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw std::runtime_error(fmt::format("cannot read {}", path.string()));
  return text.str();
}

}  // namespace

// A table that is named otherwise would silently count for nothing.
void refuse_other_names(const std::filesystem::path& directory) {
  std::set<std::string> known = {kInflections};
  for (const LexiconFile& file : kFiles) known.emplace(file.name);
  std::set<std::string> others;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() == ".tsv" && !known.contains(name)) others.insert(name);
  }
  if (others.empty()) return;
  throw std::runtime_error(fmt::format("{} is no lexicon's name; these are: {}", *others.begin(),
                                       fmt::join(known, ", ")));
}

// One row's fields by column name.
struct LexiconReader::Row {
  std::vector<std::string_view> columns;
  std::vector<std::string_view> fields;

  std::string_view operator[](std::string_view column) const {
    for (std::size_t i = 0; i < columns.size() && i < fields.size(); ++i) {
      if (columns[i] == column) return fields[i];
    }
    return {};
  }
};

std::string country_name_key(CountryId country) {
  return fmt::format("{}{}", kCountryMark, country_code(country));
}

LexiconReader::LexiconReader(const GazetteerView& start) : builder_(start) {
  for (const LexiconWord& word : start.words) {
    const std::string_view text = start.text.substr(word.text_begin, word.text_size);
    if (text.empty() || text[0] != kCountryMark) continue;
    const Entry& entry = start.entries[start.nodes[word.node].first_entry];
    country_names_[entry.country] = start.text.substr(entry.lemma_begin, entry.lemma_size);
  }
}

void LexiconReader::read_directory(const std::filesystem::path& directory) {
  if (!std::filesystem::is_directory(directory)) {
    throw std::runtime_error(fmt::format("{} is not a directory", directory.string()));
  }
  refuse_other_names(directory);
  const std::filesystem::path inflections = directory / kInflections;
  if (std::filesystem::exists(inflections)) read_inflections(read_whole(inflections));
  for (const LexiconFile& file : kFiles) {
    const std::filesystem::path path = directory / file.name;
    if (std::filesystem::exists(path)) read_file(path.string(), read_whole(path));
  }
}

void LexiconReader::read_file(std::string_view name, std::string_view text) {
  const auto* file = std::find_if(kFiles.begin(), kFiles.end(), [&](const LexiconFile& known) {
    return name == known.name || name.ends_with(fmt::format("/{}", known.name));
  });
  if (file == kFiles.end()) throw std::runtime_error(fmt::format("{} is no lexicon's name", name));
  Row row;
  for (const auto& [number, line] : rows_of(text)) {
    if (row.columns.empty()) {
      row.columns = split(line, '\t');
      continue;
    }
    row.fields = split(line, '\t');
    try {
      read_row(file->kind, row);
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(fmt::format("{}:{}: {}", name, number, error.what()));
    }
  }
}

void LexiconReader::read_inflections(std::string_view text) {
  bool columns_named = false;
  for (const auto& [number, line] : rows_of(text)) {
    const auto fields = split(line, '\t');
    if (!std::exchange(columns_named, true)) continue;
    if (fields.size() != 3) {
      throw std::runtime_error(fmt::format("inflections.tsv:{}: not three fields", number));
    }
    Ending ending;
    if (fields[1] != "-") ending.from = fields[1];
    for (const std::string_view to : split(fields[2], '|'))
      ending.to.emplace_back(to == "-" ? "" : to);
    inflections_[std::string(fields[0])].push_back(std::move(ending));
  }
}

void LexiconReader::read_row(EntryKind kind, const Row& row) {
  if (row.fields.size() > row.columns.size()) throw std::runtime_error("more fields than columns");
  if (row["forms"].empty()) throw std::runtime_error("no forms");
  Entry entry;
  entry.kind = kind;
  entry.country = parse_country(row["code"]);
  entry.gender = parse_gender(row["gender"]);
  entry.flags = parse_flags(row["flags"]);
  if (const std::string_view name = row["class"]; !name.empty()) {
    const auto entry_class = parse_entry_class(name);
    if (!entry_class) throw std::runtime_error(fmt::format("unknown class \"{}\"", name));
    entry.entry_class = *entry_class;
  }
  if (const std::string_view number = row["number"]; !number.empty() && number != "-") {
    int value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size() || value < 0 || value > 63) {
      throw std::runtime_error(fmt::format("\"{}\" is no number", number));
    }
    entry.number = static_cast<std::uint8_t>(value & 63);
  }
  const std::string_view languages = row["lang"].empty() ? "*" : row["lang"];
  for (const std::string_view language : split(languages, '|')) {
    entry.languages |= language_bit(language);
  }
  std::string lemma(row["lemma"]);
  if (lemma == "-") lemma.clear();
  if (lemma.empty() && one_thing_a_row(kind)) {
    lemma = spellings(split(row["forms"], '|').front()).front();
    if (lemma.ends_with(kAmbiguousMark)) lemma.pop_back();
  }
  if (kind == EntryKind::country) {
    const auto [name, is_new] = country_names_.try_emplace(entry.country, lemma);
    if (is_new) builder_.add_whole(country_name_key(entry.country), lemma, entry);
    lemma = name->second;
  }
  add_forms(row, entry, lemma);
}

void LexiconReader::add_forms(const Row& row, Entry entry, std::string_view lemma) {
  const std::uint16_t flags = entry.flags;
  for (std::string_view form : split(row["forms"], '|')) {
    entry.flags = flags;
    if (form.ends_with(kAmbiguousMark)) {
      form.remove_suffix(1);
      entry.flags |= kAmbiguous;
    }
    const std::uint16_t form_flags = entry.flags;
    if (form.empty()) throw std::runtime_error("an empty form");
    if (entry.kind == EntryKind::outlet) {
      builder_.add_whole(form, lemma, entry);
      continue;
    }
    const std::vector<std::string> all = spellings(form);
    // A role is printed as its own form, in the singular; names stand for themselves.
    const std::string_view own =
        entry.kind == EntryKind::role && lemma.empty() ? all.front() : lemma;
    for (std::size_t i = 0; i < all.size(); ++i) {
      entry.flags = form_flags | case_flags(all[i]);
      if (entry.kind == EntryKind::place && all[i].ends_with('.')) entry.flags |= kDotted;
      if (i > 0 && form.ends_with("~en-noun")) entry.flags |= kPlural;
      builder_.add(all[i], own, entry);
    }
  }
}

void LexiconReader::add_country_name(CountryId country, std::string_view language,
                                     std::string_view name) {
  Entry entry;
  entry.kind = EntryKind::country;
  entry.country = country;
  entry.languages = language_bit(language);
  const auto [lemma, is_new] = country_names_.try_emplace(country, name);
  if (is_new) builder_.add_whole(country_name_key(country), lemma->second, entry);
  const std::string ending_class = fmt::format("{}-name", language);
  // The endings of each word are combined freely: longer names would have thousands of spellings.
  constexpr std::size_t kLongestInflected = 2;
  const std::vector<std::string_view> words = split(name, ' ');
  const bool inflected = words.size() <= kLongestInflected && inflections_.contains(ending_class);
  std::string marked;
  for (const std::string_view word : words) {
    if (!marked.empty()) marked += ' ';
    marked += word;
    if (inflected) marked += "~" + ending_class;
  }
  for (const std::string& spelling : spellings(marked)) {
    entry.flags = case_flags(spelling);
    builder_.add(spelling, lemma->second, entry);
  }
}

std::vector<std::string> LexiconReader::spellings(std::string_view form) const {
  std::vector<std::string> all{""};
  for (const std::string_view word : split(form, ' ')) {
    const std::size_t mark = word.find('~');
    std::vector<std::string> words{std::string(word)};
    if (mark != std::string_view::npos) {
      words = inflect(word.substr(0, mark), word.substr(mark + 1));
    }
    std::vector<std::string> longer;
    for (const std::string& start : all) {
      for (const std::string& next : words) {
        longer.push_back(start.empty() ? next : fmt::format("{} {}", start, next));
      }
    }
    all = std::move(longer);
  }
  return all;
}

std::vector<std::string> LexiconReader::inflect(std::string_view word,
                                                std::string_view ending_class) const {
  const auto found = inflections_.find(ending_class);
  if (found == inflections_.end()) {
    throw std::runtime_error(fmt::format("no class \"{}\" in inflections.tsv", ending_class));
  }
  const Ending* best = nullptr;
  for (const Ending& ending : found->second) {
    if (!word.ends_with(ending.from)) continue;
    if (best == nullptr || ending.from.size() > best->from.size()) best = &ending;
  }
  if (best == nullptr) return {std::string(word)};
  const std::string_view stem = word.substr(0, word.size() - best->from.size());
  std::vector<std::string> forms;
  for (const std::string& to : best->to) forms.push_back(fmt::format("{}{}", stem, to));
  return forms;
}

}  // namespace dateline::annotation
