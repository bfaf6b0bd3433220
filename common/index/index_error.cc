// Xapian's exceptions, put into words once.
#include "common/index/index_error.h"

#include <cerrno>
#include <cstring>

#include <xapian.h>

namespace dateline::indexing {
namespace {

// What Xapian says, and the system's reason where it has one.
std::string reason_of(const Xapian::Error& error) {
  std::string reason = error.get_msg().empty() ? error.get_type() : error.get_msg();
  const char* system = error.get_error_string();
  if (system == nullptr) return reason;
  if (std::strcmp(system, std::strerror(EMFILE)) == 0) return kTooManyFiles;
  return reason + ": " + system;
}

}  // namespace

void throw_translated(const std::string& what) {
  try {
    throw;
  } catch (const Xapian::DatabaseVersionError& error) {
    throw IndexError(what, "of a format that this version cannot read: " + reason_of(error));
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw IndexError(what, "damaged: " + reason_of(error));
  } catch (const Xapian::DatabaseOpeningError& error) {
    throw IndexError(what, "cannot be opened: " + reason_of(error));
  } catch (const Xapian::Error& error) {
    throw IndexError(what, reason_of(error));
  }
}

}  // namespace dateline::indexing
