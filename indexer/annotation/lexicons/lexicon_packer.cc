// The build step of the lexicons: reads lexicons/*.tsv, adds ICU's names of countries, and writes
// the tables to a file that built_in_lexicons.cc includes as it is.
// usage: lexicon_packer LEXICONS OUT
#include <array>
#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include "indexer/annotation/lexicon_reader.h"
#include "indexer/annotation/lexicon_tables.h"

namespace {

using dateline::annotation::LexiconReader;

// The languages whose names of countries are taken: those that news archives hold most of. Each one
// costs some 40 KiB.
constexpr std::array kLanguages{
    "en", "de", "fr", "es",      "tr", "ru", "uk", "bg", "ar", "zh", "zh_Hant", "pt",
    "it", "nl", "pl", "sv",      "da", "nb", "fi", "cs", "sk", "sl", "hu",      "ro",
    "el", "he", "fa", "ur",      "hi", "bn", "ja", "ko", "id", "ms", "vi",      "th",
    "hr", "bs", "sr", "sr_Latn", "mk", "sq", "lt", "lv", "et", "is", "ka",      "hy",
    "az", "kk", "uz", "ca",      "eu", "gl", "ga", "af", "sw"};

// "Myanmar (Burma)" → "Myanmar"; empty for names that no text uses ("Congo - Kinshasa").
std::string printed_name(const icu::UnicodeString& name) {
  std::string printed;
  name.toUTF8String(printed);
  for (const std::string_view bracket : {" (", "(", " [", "（"}) {
    printed = printed.substr(0, printed.find(bracket));
  }
  for (const std::string_view joint : {" - ", " – ", "：", ":"}) {
    if (printed.find(joint) != std::string::npos) return {};
  }
  return printed;
}

void add_icu_names(LexiconReader& reader) {
  for (const char* const language : kLanguages) {
    const icu::Locale in(language);
    for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
      const icu::Locale country("", *code);
      icu::UnicodeString name;
      country.getDisplayCountry(in, name);
      const std::string printed = printed_name(name);
      // Where a language has no name ICU gives the code.
      if (printed.size() < 3 || printed == *code) continue;
      reader.add_country_name(dateline::annotation::country_id(*code), language, printed);
    }
  }
}

void pack(const std::string& lexicons, const std::string& path) {
  LexiconReader reader;
  reader.read_directory(lexicons);
  add_icu_names(reader);
  const dateline::annotation::GazetteerTables tables = reader.take();
  fmt::print("{} words, {} nodes, {} places for edges, {} entries, {} KiB of text\n",
             tables.words.size(), tables.nodes.size(), tables.edges.size(), tables.entries.size(),
             tables.text.size() / 1024);
  const std::string packed = dateline::annotation::pack_tables(tables);
  std::ofstream out(path, std::ios::binary);
  out.write(packed.data(), static_cast<std::streamsize>(packed.size()));
  out.close();
  if (!out) throw std::runtime_error("cannot write " + path);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: lexicon_packer LEXICONS OUT\n");
    return 64;
  }
  try {
    pack(argv[1], argv[2]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "lexicon_packer: {}\n", error.what());
    return 1;
  }
  return 0;
}
