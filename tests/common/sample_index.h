// Small indexes written by hand, so that the searcher is tested without the indexer: articles as
// plain lists of values, cut into segments as a test likes.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "common/index/offices.h"
#include "common/index/schema.h"
#include "common/index/snapshot.h"

namespace dateline::testing {

struct SampleDocument {
  std::string id;
  std::string title;
  std::string body;
  std::string lang = "en";
  std::string date;
  std::string story;
  // Field → values as an article has them; the label is the value as written, or what stands
  // behind a tab.
  std::map<std::string, std::vector<std::string>> values;
  std::vector<indexing::HeldOffice> offices;  // of an article
  std::string article;                        // of a statement
  std::string confidence;                     // of a statement
};

struct SampleSegment {
  std::vector<SampleDocument> articles;
  std::vector<SampleDocument> statements;
  std::vector<std::string> deleted;  // ids of articles or statements
};

// A folder of its own under the system's temporary one, removed with the object.
class SampleIndex {
 public:
  explicit SampleIndex(const std::vector<SampleSegment>& segments);
  ~SampleIndex();
  SampleIndex(const SampleIndex&) = delete;
  SampleIndex& operator=(const SampleIndex&) = delete;

  indexing::Snapshot open() const;

 private:
  std::filesystem::path folder_;
};

}  // namespace dateline::testing
