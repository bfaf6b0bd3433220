// fork and exec, without a shell in between.
#include "tests/programs/program.h"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dateline::programs {
namespace {

std::filesystem::path fresh_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "dateline-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no scratch folder");
  return pattern;
}

void redirect(const std::filesystem::path& path, int flags, int descriptor) {
  const int fd = ::open(path.c_str(), flags, 0600);
  if (fd < 0 || ::dup2(fd, descriptor) < 0) ::_exit(126);
  ::close(fd);
}

void restrict(const Circumstances& circumstances) {
  const auto limit = [](int resource, std::uint64_t most) {
    const rlimit both{most, most};
    if (most > 0 && ::setrlimit(static_cast<__rlimit_resource>(resource), &both) != 0) ::_exit(126);
  };
  limit(RLIMIT_FSIZE, circumstances.largest_file);
  limit(RLIMIT_NOFILE, circumstances.most_files);
  constexpr uid_t kNobody = 65534;
  if (circumstances.unprivileged && ::getuid() == 0 &&
      (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
    ::_exit(126);
}

}  // namespace

RunningProgram::RunningProgram(const std::string& program,
                               const std::vector<std::string>& arguments, const std::string& input)
    : RunningProgram(program, arguments, Circumstances{.input = input}) {}

RunningProgram::RunningProgram(const std::string& program,
                               const std::vector<std::string>& arguments,
                               const Circumstances& circumstances)
    : folder_(fresh_folder()) {
  write_file((folder_ / "in").string(), circumstances.input);
  std::vector<char*> argv = {const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error("fork failed");
  if (pid_ == 0) {
    redirect(folder_ / "in", O_RDONLY, 0);
    redirect(folder_ / "out", O_WRONLY | O_CREAT | O_TRUNC, 1);
    redirect(folder_ / "err", O_WRONLY | O_CREAT | O_TRUNC, 2);
    restrict(circumstances);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
}

RunningProgram::~RunningProgram() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  std::error_code ignored;  // of a scratch folder
  std::filesystem::remove_all(folder_, ignored);
}

void RunningProgram::signal(int number) const {
  if (pid_ > 0) ::kill(pid_, number);
}

Outcome RunningProgram::wait() {
  int status = 0;
  rusage usage{};
  ::wait4(pid_, &status, 0, &usage);
  pid_ = -1;
  peak_kib_ = usage.ru_maxrss;
  Outcome outcome;
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.out = read_file((folder_ / "out").string());
  outcome.err = read_file((folder_ / "err").string());
  return outcome;
}

std::string RunningProgram::error_so_far() const {
  return read_file((folder_ / "err").string());
}

std::string indexer() {
  return DATELINE_BINARIES "/dateline-indexer";
}
std::string searcher() {
  return DATELINE_BINARIES "/dateline-searcher";
}

Outcome run(const std::string& program, const std::vector<std::string>& arguments,
            const std::string& input) {
  return RunningProgram(program, arguments, input).wait();
}

Outcome run(const std::string& program, const std::vector<std::string>& arguments,
            const Circumstances& circumstances) {
  return RunningProgram(program, arguments, circumstances).wait();
}

ScratchFolder::ScratchFolder() : path_(fresh_folder()) {}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;  // of a scratch folder
  std::filesystem::remove_all(path_, ignored);
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::vector<std::string> lines(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> all;
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

}  // namespace dateline::programs
