// One buffer in front of write(2). SIGPIPE is ignored by the command table, so that a closed pipe
// is EPIPE here.
#include "common/console/output.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "common/console/errors.h"
#include "common/console/messages.h"
#include "common/console/terminal.h"

namespace dateline::console {
namespace {

constexpr std::size_t kBuffer = 64 * 1024;  // a pipe's capacity on Linux

}  // namespace

Output::Output(std::string path, OnClosedPipe on_closed_pipe)
    : path_(std::move(path)), on_closed_pipe_(on_closed_pipe) {
  if (path_ == "-") {
    descriptor_ = STDOUT_FILENO;
  } else {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor_ < 0) throw WorldError(path_, std::strerror(errno));
  }
  buffer_.reserve(kBuffer);
}

Output::~Output() {
  if (descriptor_ < 0) return;
  if (!gone_) write_all(descriptor_, buffer_);
  if (descriptor_ != STDOUT_FILENO) ::close(descriptor_);
}

void Output::write(std::string_view bytes) {
  if (gone_) return;
  buffer_ += bytes;
  if (buffer_.size() >= kBuffer) flush();
}

void Output::flush() {
  if (gone_) return;
  const int error = write_all(descriptor_, buffer_);
  buffer_.clear();
  if (error != 0) fail(error);
}

void Output::finish() {
  flush();
  const int descriptor = descriptor_;
  descriptor_ = -1;
  // Standard output is closed too: some file systems tell of a full disk only then. A duplicate
  // is closed, so that the descriptor stays taken.
  const int to_close = descriptor == STDOUT_FILENO ? ::dup(descriptor) : descriptor;
  if (to_close >= 0 && ::close(to_close) != 0 && errno != EINTR) fail(errno);
}

bool Output::is_terminal() const {
  return console::is_terminal(descriptor_);
}

void Output::fail(int error) {
  if (error == EPIPE) {
    gone_ = true;
    if (on_closed_pipe_ == OnClosedPipe::stop) throw ClosedPipe();
    return;
  }
  // What is left would fail again in the destructor.
  gone_ = true;
  throw WorldError(path_ == "-" ? "standard output" : path_, std::strerror(error));
}

}  // namespace dateline::console
