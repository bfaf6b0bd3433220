// The real binaries, run as a user runs them: arguments in, exit status, standard output and
// standard error out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

namespace dateline::programs {

struct Outcome {
  int status = -1;  // exit status; 128 + signal where a signal ended it
  std::string out;
  std::string err;
};

// What a program is given besides its arguments.
struct Circumstances {
  std::string input = {};          // on standard input
  std::uint64_t largest_file = 0;  // bytes; 0 is no limit
  std::uint64_t most_files = 0;    // open at a time; 0 is no limit
  bool unprivileged = false;       // run by root: as a user without rights
};

// A program at work; its output goes to files in a folder of its own.
class RunningProgram {
 public:
  RunningProgram(const std::string& program, const std::vector<std::string>& arguments,
                 const std::string& input = "");
  RunningProgram(const std::string& program, const std::vector<std::string>& arguments,
                 const Circumstances& circumstances);
  ~RunningProgram();
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  void signal(int number) const;
  Outcome wait();
  std::string error_so_far() const;
  // Largest resident set in KiB; after wait().
  long peak_kib() const { return peak_kib_; }

 private:
  std::filesystem::path folder_;
  pid_t pid_ = -1;
  long peak_kib_ = 0;
};

// `dateline-indexer` and `dateline-searcher` of this build.
std::string indexer();
std::string searcher();

Outcome run(const std::string& program, const std::vector<std::string>& arguments,
            const std::string& input = "");
Outcome run(const std::string& program, const std::vector<std::string>& arguments,
            const Circumstances& circumstances);

// A folder that is removed at the end.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

void write_file(const std::string& path, const std::string& bytes);
std::string read_file(const std::string& path);
std::vector<std::string> lines(const std::string& text);

}  // namespace dateline::programs
