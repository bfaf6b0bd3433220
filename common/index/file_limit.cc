// The soft limit becomes the hard one.
#include "common/index/file_limit.h"

#include <sys/resource.h>

namespace dateline::indexing {

void raise_file_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace dateline::indexing
