// The slow, obvious way beside the fast one: the same documents through Xapian's add_document and
// through the bulk writer, and everything that Xapian can tell of the two databases compared.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "indexer/segments/glass/database_writer.h"

namespace dateline::segments::glass::testing {

// A document as both ways are told of it.
struct ModelDocument {
  struct Mention {
    std::string term;
    std::optional<std::uint32_t> position;
    std::uint32_t increment;
  };
  std::vector<Mention> mentions;
  std::vector<std::pair<std::uint32_t, std::string>> values;
  std::string data;
};

using Corpus = std::vector<ModelDocument>;

// A folder of its own, gone at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

// Documents with words by Zipf's law from a vocabulary with binary and UTF-8 terms, filters, values
// and data.
Corpus random_corpus(std::uint32_t seed, std::size_t documents, std::size_t longest);

void add_to(RunBuilder& builder, const ModelDocument& document);

// Through Xapian.
void write_with_xapian(const std::filesystem::path& path, const Corpus& corpus,
                       const Metadata& metadata = {});
// Through runs of at most so many documents each.
void write_in_bulk(const std::filesystem::path& path, const Corpus& corpus,
                   std::size_t documents_per_run, const DatabaseOptions& options = {});

// What Xapian says of a database, as one text: totals, terms, postings, positions, termlists,
// values, data, metadata.
std::string describe(const std::filesystem::path& path);
// The results and weights of queries about the corpus: words, phrases, near, ranges, filters.
std::string answers(const std::filesystem::path& path, const Corpus& corpus, std::uint32_t seed);
// Xapian's own check: its complaints, empty if there are none.
std::string complaints(const std::filesystem::path& path);

}  // namespace dateline::segments::glass::testing
