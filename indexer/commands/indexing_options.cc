// The options as a table, and what they set up.
#include "indexer/commands/indexing_options.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xxhash.h>

#include "common/console/errors.h"
#include "common/index/index_error.h"
#include "indexer/annotation/lexicon_tables.h"
#include "indexer/annotation/tagging/built_in_models.h"
#include "indexer/cleaning/language.h"
#include "indexer/commands/lexicon_lookups.h"
#include "indexer/segments/authority_file.h"

namespace dateline::commands {
namespace {

// Raised whenever the rules of cleaning or annotation find something else in the same article;
// lexicons and models count by their bytes.
constexpr std::string_view kAnalysisVersion = "1";

constexpr std::size_t kMostAuthorityBytes = 16 << 20;

std::string checksum(std::string_view bytes) {
  return fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size()));
}

// Of the files of a folder, names and bytes; what cannot be read has none.
std::string checksum(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ostringstream bytes;
    if (entry.is_regular_file()) bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files[entry.path().filename().string()] = std::move(bytes).str();
  }
  std::string all;
  for (const auto& [name, bytes] : files) all += name + checksum(std::string_view(bytes));
  return checksum(std::string_view(all));
}

segments::Shard parse_shard(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos)
    throw console::UsageError("--shard " + text, "not of the form K/N, as 1/4");
  segments::Shard shard;
  shard.parts = static_cast<std::uint32_t>(
      console::parse_number(text.substr(slash + 1), "--shard", 1, 1'000'000));
  shard.part = static_cast<std::uint32_t>(
      console::parse_number(text.substr(0, slash), "--shard", 1, shard.parts));
  return shard;
}

}  // namespace

console::Option authority_option() {
  return {.name = "authority",
          .value = "FILE",
          .help = "Corrects names by FILE, see Authority file.",
          .group = "Indexing"};
}

console::Section authority_section() {
  return {"Authority file",
          "What you know better than the analysis, as CSV in UTF-8. Its columns are\n\n"
          "  key,type,name,alias,country,role,from,to\n\n"
          "in this order, or in any order where the first row names them. Type is person, org, "
          "place or stop. The rows of a key are one: every spelling in name and alias (several "
          "parted by |), and the key itself, become the first name, with the key (folded: Latin "
          "letters, lower case; without one, that of the name) as the value in the index. A "
          "spelling matches whatever its accents and script. A row with a role or a country is an "
          "office, held from … to (2020, 2020-06 or 2020-06-08, both included, empty: open): "
          "persons and speakers have role and country as of the article's date. A spelling that "
          "two keys share goes to the one in office on that day, then to the first in the file. "
          "Type stop lists spellings that are no names: who is only called so is an unknown "
          "speaker. Blank lines and lines that begin with # count for nothing.\n\n"
          "It wins over what the analysis finds; which countries an article is about is not "
          "changed by it. A file that is malformed ends the call with status 2, its line, column "
          "and reason; so does one of more than 16 MiB."};
}

GivenAuthority read_authority(const std::string& path, const annotation::Lexicon& lexicon) {
  std::ifstream in(path, std::ios::binary);
  std::error_code ignored;
  if (!in || std::filesystem::is_directory(path, ignored))
    throw console::WorldError("--authority " + path, "cannot be read");
  GivenAuthority given;
  given.bytes.resize(kMostAuthorityBytes + 1);
  in.read(given.bytes.data(), static_cast<std::streamsize>(given.bytes.size()));
  if (in.bad()) throw console::WorldError("--authority " + path, "cannot be read");
  given.bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (given.bytes.size() > kMostAuthorityBytes)
    throw console::UsageError("--authority " + path, "larger than 16 MiB");
  auto parsed = segments::parse_authority(
      given.bytes, [&](std::string_view text) { return country_called(lexicon, text); });
  if (const auto* error = std::get_if<segments::AuthorityError>(&parsed))
    throw console::UsageError("--authority " + path, segments::to_string(*error));
  given.authority = std::make_shared<const annotation::Authority>(
      std::move(std::get<annotation::Authority>(parsed)));
  return given;
}

std::vector<console::Option> indexing_options() {
  const char* group = "Indexing";
  return {
      {.name = "input-format",
       .value = "F",
       .help = fmt::format("Format of the inputs: {}; by default told from content, then name.",
                           fmt::join(formats::format_names(), ", ")),
       .group = group},
      {.name = "map",
       .value = "FIELD=NAME,…",
       .help = "Names of records' fields: title=hed,body=text.",
       .group = group,
       .repeatable = true},
      {.name = "source",
       .value = "NAME",
       .help = "Outlet of records that name none.",
       .group = group},
      {.name = "lang",
       .value = "L",
       .help = "Language of records that name none, as ISO 639-1.",
       .group = group},
      {.name = "shard",
       .value = "K/N",
       .help = "Only articles whose id hashes to part K of N, so that machines share a corpus.",
       .group = group},
      {.name = "lexicon",
       .value = "DIR",
       .help = "Adds the lexicons in DIR (files named and written as the built-in ones; another "
               "name that ends in .tsv is an error).",
       .group = group},
      authority_option(),
      {.name = "jobs",
       .letter = 'j',
       .value = "N",
       .help = "Threads; by default one a core.",
       .group = group},
  };
}

console::Section limits_section() {
  return {"Limits",
          "A record of more than 64 MiB, a text of more than 16 MiB, an id of more than 1 KiB, "
          "JSON nested deeper than 512, is "
          "rejected, and the rest goes on. A compressed file may expand 200:1 after its first 64 "
          "MiB; archives may stand in archives "
          "2 deep, folders in folders 256 deep. Links inside folders are not followed, and only "
          "regular files in them are read."};
}

IndexingRoad::IndexingRoad(const console::Call& call)
    : version_(fmt::format("{} {} {}", kAnalysisVersion, checksum(annotation::built_in_tables()),
                           checksum(tagging::built_in_statement_model()))) {
  for (const std::string_view model_lang : tagging::built_in_name_model_langs())
    version_ +=
        fmt::format(" {} {}", model_lang, checksum(tagging::built_in_name_model(model_lang)));
  const auto directory = call.given.value("lexicon");
  try {
    lexicon_ = directory ? annotation::Lexicon::with_additions(*directory)
                         : annotation::Lexicon::built_in();
  } catch (const std::runtime_error& error) {
    throw console::WorldError("--lexicon " + directory.value_or(""), error.what());
  }
  if (directory) version_ += " lexicon " + checksum(std::filesystem::path(*directory));
  cleaning::CleaningSettings settings = lookups_from(lexicon_);
  settings.source = call.given.value_or("source", "");
  settings.lang = call.given.value_or("lang", "");
  if (!settings.lang.empty() && !cleaning::is_language(settings.lang))
    throw console::UsageError("option '--lang'",
                              fmt::format("'{}' is no language known here: give its code of ISO "
                                          "639, as en, or its name",
                                          settings.lang));
  version_ += fmt::format(" source {} lang {}", settings.source, settings.lang);
  cleaner_ = std::make_unique<cleaning::Cleaner>(std::move(settings));
  annotator_ =
      std::make_unique<annotation::Annotator>(lexicon_, annotation::Annotator::Models::built_in);
  if (const auto shard = call.given.value("shard")) shard_ = parse_shard(*shard);
  if (const auto path = call.given.value("authority"))
    authority_ = read_authority(*path, *lexicon_);
}

void IndexingRoad::share_authority(segments::IndexWriter& writer) {
  if (authority_.authority) {
    writer.keep_authority(authority_.bytes);
    return;
  }
  authority_.bytes = segments::read_kept_authority(writer.path(), writer.manifest());
  if (authority_.bytes.empty()) return;
  auto parsed = segments::parse_authority(
      authority_.bytes, [&](std::string_view text) { return country_called(*lexicon_, text); });
  if (const auto* error = std::get_if<segments::AuthorityError>(&parsed)) {
    throw indexing::IndexError(writer.path().string(),
                               "its authority file cannot be used: " + to_string(*error));
  }
  authority_.authority = std::make_shared<const annotation::Authority>(
      std::move(std::get<annotation::Authority>(parsed)));
}

segments::Analysis IndexingRoad::analysis() const {
  segments::Analysis analysis{*cleaner_, *annotator_, version_, shard_};
  if (authority_.authority) {
    analysis.authority = authority_.authority;
    analysis.authority_mark = segments::authority_mark(authority_.bytes);
  }
  return analysis;
}

formats::ArticlesSpec articles_spec(const console::Call& call, std::function<bool()> stop) {
  formats::ArticlesSpec spec;
  spec.inputs = call.words();
  if (spec.inputs.empty())
    throw console::UsageError("no input", "name files, folders, or - for standard input");
  spec.format = call.given.value_or("input-format", "");
  for (const std::string& pairs : call.given.values("map")) spec.fields.map(pairs);
  spec.stop = std::move(stop);
  return spec;
}

unsigned job_count(const console::Call& call) {
  if (const auto jobs = call.given.number("jobs", 1, 256)) return static_cast<unsigned>(*jobs);
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace dateline::commands
