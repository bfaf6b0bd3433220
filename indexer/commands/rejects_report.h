// What becomes of rejections: lines in the file that --rejects names, or else the first few on
// standard error. The file is emptied only once the call is known to be a good one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/console/command.h"
#include "common/console/output.h"
#include "common/console/progress.h"
#include "indexer/formats/raw_article.h"

namespace dateline::commands {

console::Option rejects_option();

class RejectsReport {
 public:
  // `kept` are folders that the command keeps its own files in. Throws UsageError where the file is
  // one of the inputs, stands in a folder among them, or in one of `kept`.
  RejectsReport(const console::Call& call, console::Progress& progress,
                const std::vector<std::string>& kept);

  // Makes the file, or empties the one that is there. Throws WorldError, as the others do.
  void open();
  void take(const formats::Rejection& rejection);
  void flush();
  // Closes the file, or says how many more there were.
  void finish();

 private:
  const console::Call& call_;
  console::Progress& progress_;
  std::optional<std::string> path_;
  std::optional<console::Output> file_;
  std::uint64_t count_ = 0;
};

}  // namespace dateline::commands
