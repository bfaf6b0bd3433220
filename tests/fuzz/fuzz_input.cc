// Any bytes as a file: decompressed, unpacked, recognised and read.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "indexer/formats/articles.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace dateline::formats;
  const int file = memfd_create("fuzz", MFD_CLOEXEC);
  if (file < 0 || write(file, bytes, size) != static_cast<ssize_t>(size)) std::abort();
  {
    Articles articles({.inputs = {"/proc/self/fd/" + std::to_string(file)}});
    while (!std::holds_alternative<EndOfInput>(articles.next())) {
    }
  }
  close(file);
  return 0;
}
