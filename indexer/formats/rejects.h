// The line that the rejects file holds for a rejection.
#pragma once

#include <string>

#include "indexer/formats/raw_article.h"

namespace dateline::formats {

// {"input":…,"line":…,"offset":…,"reason":…,"record":…} and a newline; the record cut at 4 KiB.
std::string rejection_line(const Rejection& rejection);

}  // namespace dateline::formats
