// The two ways in which a call ends early: the caller is wrong, or the world is. Thrown from
// anywhere, caught once, in the command table; printed as "program: what: why".
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "common/console/exit_status.h"

namespace dateline::console {

// "what: why", or either alone.
inline std::string joined(const std::string& what, const std::string& why) {
  return what.empty() || why.empty() ? what + why : what + ": " + why;
}

// A wrong call or query: exit status 2. `detail` are lines printed below the first one (a query and
// the mark under its offending piece); at most three are shown.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(const std::string& what, const std::string& why = "",
                      std::vector<std::string> detail = {})
      : std::runtime_error(joined(what, why)), detail_(std::move(detail)) {}
  const std::vector<std::string>& detail() const { return detail_; }

 private:
  std::vector<std::string> detail_;
};

// A world that does not do its part: exit status 3, or `status` (75: try again).
class WorldError : public std::runtime_error {
 public:
  explicit WorldError(const std::string& what, const std::string& why = "",
                      ExitStatus status = ExitStatus::failed)
      : std::runtime_error(joined(what, why)), status_(status) {}
  ExitStatus status() const { return status_; }

 private:
  ExitStatus status_;
};

}  // namespace dateline::console
