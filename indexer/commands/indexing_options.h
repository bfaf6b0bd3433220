// INDEXING: the options that add and analyze share, and the road of an article that they set up.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "common/console/command.h"
#include "indexer/annotation/annotate.h"
#include "indexer/annotation/authority.h"
#include "indexer/annotation/lexicon.h"
#include "indexer/cleaning/clean_article.h"
#include "indexer/formats/articles.h"
#include "indexer/segments/batch.h"
#include "indexer/segments/index_writer.h"

namespace dateline::commands {

std::vector<console::Option> indexing_options();
// What the limits section of both commands' help says.
console::Section limits_section();
// The authority file's form, for the help of every command that takes one.
console::Section authority_section();

// A user's authority file (parse_authority), as --authority names it.
struct GivenAuthority {
  std::string bytes;
  std::shared_ptr<const annotation::Authority> authority;
};
// Throws UsageError where it is malformed, WorldError where it cannot be read.
GivenAuthority read_authority(const std::string& path, const annotation::Lexicon& lexicon);
console::Option authority_option();

// Lexicon, cleaner and annotator as the options ask, shared by all threads.
class IndexingRoad {
 public:
  // Throws UsageError, WorldError.
  explicit IndexingRoad(const console::Call& call);

  segments::Analysis analysis() const;
  // The authority that was given is kept with the index; where none was, the kept one is taken.
  // Throws IndexError where that is damaged.
  void share_authority(segments::IndexWriter& writer);
  const cleaning::Cleaner& cleaner() const { return *cleaner_; }
  const annotation::Annotator& annotator() const { return *annotator_; }

 private:
  std::shared_ptr<const annotation::Lexicon> lexicon_;
  std::unique_ptr<cleaning::Cleaner> cleaner_;
  std::unique_ptr<annotation::Annotator> annotator_;
  std::string version_;
  segments::Shard shard_;
  GivenAuthority authority_;
};

// The inputs named on the command line, read with --input-format and --map until `stop` is true.
formats::ArticlesSpec articles_spec(const console::Call& call, std::function<bool()> stop);

// --jobs, or one a core.
unsigned job_count(const console::Call& call);

}  // namespace dateline::commands
