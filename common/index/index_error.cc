// Xapian's exceptions, put into words once.
#include "common/index/index_error.h"

#include <xapian.h>

namespace dateline::indexing {

void throw_translated(const std::string& what) {
  try {
    throw;
  } catch (const Xapian::DatabaseVersionError& error) {
    throw IndexError(what, "of a format that this version cannot read: " + error.get_msg());
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw IndexError(what, "damaged: " + error.get_msg());
  } catch (const Xapian::DatabaseOpeningError& error) {
    throw IndexError(what, "cannot be opened: " + error.get_msg());
  } catch (const Xapian::Error& error) {
    throw IndexError(what, error.get_msg().empty() ? error.get_type() : error.get_msg());
  }
}

}  // namespace dateline::indexing
