// See the header.
#include "indexer/commands/rejects_report.h"

#include <fmt/format.h>

#include "common/console/errors.h"
#include "common/console/file_places.h"
#include "indexer/formats/rejects.h"

namespace dateline::commands {
namespace {

constexpr std::uint64_t kToldRejections = 5;

void refuse(const std::string& path, const std::string& why) {
  throw console::UsageError("option '--rejects'", fmt::format("{} {}", path, why));
}

}  // namespace

console::Option rejects_option() {
  return {.name = "rejects",
          .value = "FILE",
          .help =
              "Writes what was rejected, and why, to FILE, a JSON object a line; without it the "
              "first five are told (but in plain progress).",
          .group = "Indexing"};
}

RejectsReport::RejectsReport(const console::Call& call, console::Progress& progress,
                             const std::vector<std::string>& kept)
    : call_(call), progress_(progress), path_(call.given.value("rejects")) {
  if (!path_ || *path_ == "-") return;
  for (const std::string& input : call.words()) {
    if (console::is_same_file(*path_, input)) refuse(*path_, "is one of the inputs");
    if (console::is_inside(*path_, input)) refuse(*path_, "stands in the input " + input);
  }
  for (const std::string& folder : kept) {
    if (console::is_inside(*path_, folder)) refuse(*path_, "stands in the index " + folder);
  }
}

void RejectsReport::open() {
  if (path_) file_.emplace(*path_, console::Output::OnClosedPipe::go_on);
}

void RejectsReport::take(const formats::Rejection& rejection) {
  if (file_) {
    file_->write(formats::rejection_line(rejection));
    return;
  }
  if (++count_ > kToldRejections) return;
  const formats::Place& place = rejection.place;
  const std::string line = place.line > 0 ? fmt::format(":{}", place.line) : std::string();
  progress_.note(fmt::format("{}: {}{}: {}", call_.program, place.input, line, rejection.reason));
}

void RejectsReport::flush() {
  if (file_) file_->flush();
}

void RejectsReport::finish() {
  if (file_) file_->finish();
  if (count_ > kToldRejections) {
    progress_.note(fmt::format("{}: {} more rejected: --rejects FILE writes all of them",
                               call_.program, count_ - kToldRejections));
  }
}

}  // namespace dateline::commands
