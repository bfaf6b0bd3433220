// How a command line is read, and what is said about a wrong one.
#include "common/console/options.h"

#include <gtest/gtest.h>

#include "common/console/errors.h"

namespace dateline::console {
namespace {

const std::vector<Option>& table() {
  static const std::vector<Option> kTable = {
      {.name = "index", .letter = 'i', .value = "DIR", .help = "An index.", .repeatable = true},
      {.name = "country", .value = "C", .help = "A country.", .repeatable = true},
      {.name = "not-country", .value = "C", .help = "Not that one.", .repeatable = true},
      {.name = "limit", .letter = 'n', .value = "N", .help = "How many."},
      {.name = "count", .letter = 'c', .help = "Only the number."},
      {.name = "quiet", .letter = 'q', .help = "Says nothing."},
      {.name = "sort", .value = "ORDER", .choices = {"newest", "oldest", "relevance"}},
  };
  return kTable;
}

// "country=FR country=DE | word word"
std::string read(const std::vector<std::string>& arguments) {
  const Given given = parse_options(table(), arguments);
  std::string shown;
  for (const auto& [name, value] : given.in_order()) shown += name + "=" + value + " ";
  shown += "|";
  for (const std::string& word : given.words()) shown += " " + word;
  return shown;
}

TEST(Options, Read) {
  const std::pair<std::vector<std::string>, const char*> lines[] = {
      {{}, "|"},
      {{"word"}, "| word"},
      {{"--country", "FR", "word", "--country=DE"}, "country=FR country=DE | word"},
      {{"-i", "a", "-ib", "--index=c"}, "index=a index=b index=c |"},
      {{"-qc", "x"}, "quiet= count= | x"},
      {{"--limit", "1", "--limit", "2"}, "limit=1 limit=2 |"},
      {{"-"}, "| -"},
      {{"--index", "-", "-"}, "index=- | -"},
      {{"--", "--country", "-x"}, "| --country -x"},
      {{"a", "--", "b", "--", "c"}, "| a b -- c"},
      {{"--not-country", "FR", "--country", "DE"}, "not-country=FR country=DE |"},
      {{"--country", "Côte d’Ivoire"}, "country=Côte d’Ivoire |"},
      {{"--country=a=b"}, "country=a=b |"},
      {{"--country", "--limit", "3"}, "country=--limit | 3"},  // as getopt_long has it
      {{"--limit", "-5"}, "limit=-5 |"},
      {{""}, "| "},
      {{"--sort", "oldest"}, "sort=oldest |"},
  };
  for (const auto& [arguments, expected] : lines) EXPECT_EQ(read(arguments), expected);
}

std::string error_of(const std::vector<std::string>& arguments) {
  try {
    parse_options(table(), arguments);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "no error";
}

TEST(Options, Errors) {
  const std::pair<std::vector<std::string>, const char*> lines[] = {
      {{"--contry", "FR"}, "unknown option '--contry': did you mean '--country'?"},
      {{"--contry=FR"}, "unknown option '--contry': did you mean '--country'?"},
      {{"--coun"}, "unknown option '--coun': did you mean '--count'?"},
      {{"-x"}, "unknown option '-x': --help lists the options; after -- a word may begin with -"},
      {{"--country"}, "option '--country': needs a value"},
      {{"-i"}, "option '--index': needs a value"},
      {{"--quiet=yes"}, "option '--quiet': takes no value"},
      {{"--sort", "newst"},
       "option '--sort': 'newst' is none of newest, oldest, relevance: did you mean 'newest'?"},
      {{"--sort", "x"}, "option '--sort': 'x' is none of newest, oldest, relevance"},
  };
  for (const auto& [arguments, expected] : lines) EXPECT_EQ(error_of(arguments), expected);
}

TEST(Options, LastValueAndAllValues) {
  const Given given = parse_options(table(), {"--country", "FR", "--limit=1", "--country", "DE"});
  EXPECT_EQ(given.value("country"), "DE");
  EXPECT_EQ(given.values("country"), (std::vector<std::string>{"FR", "DE"}));
  EXPECT_EQ(given.value("index"), std::nullopt);
  EXPECT_EQ(given.value_or("index", "x"), "x");
  EXPECT_FALSE(given.has("quiet"));
}

TEST(Options, Numbers) {
  const std::pair<const char*, const char*> lines[] = {
      {"10", "10"},
      {"0", "option '--limit': 0 is not in 1 to 100"},
      {"101", "option '--limit': 101 is not in 1 to 100"},
      {"-5", "option '--limit': '-5' is not a whole number"},
      {"3x", "option '--limit': '3x' is not a whole number"},
      {"99999999999999999999", "option '--limit': 99999999999999999999 is not in 1 to 100"},
  };
  for (const auto& [value, expected] : lines) {
    std::string shown;
    try {
      shown = std::to_string(*parse_options(table(), {"--limit", value}).number("limit", 1, 100));
    } catch (const UsageError& error) {
      shown = error.what();
    }
    EXPECT_EQ(shown, expected);
  }
}

}  // namespace
}  // namespace dateline::console
