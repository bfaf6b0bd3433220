// The one kind of error that an index raises: missing, damaged, of a newer version, or unreadable.
// Xapian's own are translated into it here and nowhere else.
#pragma once

#include <stdexcept>
#include <string>

namespace dateline::indexing {

// Why an index of many segments cannot be opened where the system grants few files (EMFILE).
inline constexpr const char* kTooManyFiles =
    "too many open files: a segment takes nine; a larger limit (ulimit -n), or compact, helps";

class IndexError : public std::runtime_error {
 public:
  // "what: why", as it is printed.
  IndexError(const std::string& what, const std::string& why)
      : std::runtime_error(what + ": " + why) {}
};

// Runs `act` and turns a Xapian::Error into an IndexError that names `what`.
template <typename Act>
auto translating_errors(const std::string& what, Act act);

[[noreturn]] void throw_translated(
    const std::string& what);  // REQUIRES: called while an exception is being handled

template <typename Act>
auto translating_errors(const std::string& what, Act act) {
  try {
    return act();
  } catch (...) {
    throw_translated(what);
  }
}

}  // namespace dateline::indexing
