// Reads bytes as a format's reader does, and shows what came out in lines that tests can compare.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/articles.h"
#include "indexer/formats/format.h"

namespace dateline::formats {

// All results but the end. `format` empty: recognised from contents and `name`.
std::vector<ReadResult> read_bytes(std::string_view bytes, std::string_view format,
                                   const std::string& name = "sample",
                                   const FieldNames& fields = {});

// "id=1 title=A body=B …" with the fields that are set; "rejected 2@17: reason".
std::string shown(const ReadResult& result);
// shown() of each, a line each.
std::string shown(const std::vector<ReadResult>& results);

// All results of files and folders.
std::vector<ReadResult> read_inputs(std::vector<std::string> inputs, std::string format = "");

// The files of a folder that vanishes at the end of a test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  // Folders of `name` are made. Returns the whole path.
  std::string write(const std::string& name, std::string_view bytes) const;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// `bytes` compressed by the program of that name ("gzip", "xz", "bzip2", "zstd").
std::string compressed_by(const std::string& program, std::string_view bytes);

}  // namespace dateline::formats
