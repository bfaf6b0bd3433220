// See the header.
#include "common/console/file_places.h"

#include <algorithm>
#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

namespace dateline::console {

namespace fs = std::filesystem;

bool is_same_file(const std::string& output, const std::string& input) {
  struct stat written {};
  struct stat read {};
  if (::stat(output.c_str(), &written) != 0 || !S_ISREG(written.st_mode)) return false;
  const int found = input == "-" ? ::fstat(STDIN_FILENO, &read) : ::stat(input.c_str(), &read);
  return found == 0 && written.st_dev == read.st_dev && written.st_ino == read.st_ino;
}

bool is_inside(const std::string& path, const std::string& folder) {
  std::error_code error;
  fs::path around = fs::weakly_canonical(fs::absolute(folder), error);
  if (error) return false;
  if (!around.has_filename()) around = around.parent_path();
  const fs::path inner = fs::weakly_canonical(fs::absolute(path), error);
  if (error) return false;
  const auto parted = std::mismatch(around.begin(), around.end(), inner.begin(), inner.end());
  return parted.first == around.end() && parted.second != inner.end();
}

}  // namespace dateline::console
