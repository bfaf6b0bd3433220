// A file written once from front to back through a buffer of our own; errors throw
// std::system_error with the path.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace dateline::segments::glass {

class OutputFile {
 public:
  // Creates the file or empties it.
  explicit OutputFile(std::filesystem::path path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void append(std::string_view bytes);

  // Hands everything to the system (no fsync) and closes. A file destroyed without it is
  // unfinished.
  void close();

 private:
  void flush();

  std::filesystem::path path_;
  int descriptor_;
  std::string buffer_;
};

// Forces the files of the folder (not of folders in it) and the folder itself to the disk. Throws
// std::system_error.
void sync_directory(const std::filesystem::path& directory);

}  // namespace dateline::segments::glass
