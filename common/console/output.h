// Buffered writing to standard output or a file that notices when it fails: a full disk is a
// WorldError (exit status 3), a reader that closed its end is no error at all.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::console {

// Thrown when the reader of an output has gone away; the command table ends the program quietly.
struct ClosedPipe {};

class Output {
 public:
  // What happens once the reader has gone: the work has lost its purpose (standard output), or it
  // goes on without this output (a rejects file that is a pipe).
  enum class OnClosedPipe { stop, go_on };

  // "-" is standard output; any other path is created or emptied. Throws WorldError.
  explicit Output(std::string path = "-", OnClosedPipe on_closed_pipe = OnClosedPipe::stop);
  // Writes what is buffered, without telling of errors: finish() is for that.
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // Throws WorldError or ClosedPipe.
  void write(std::string_view bytes);
  // Hands the buffer to the system; throws like write().
  void flush();
  // Flushes and closes, and tells of every error there is to tell (close(2) included). To be called
  // at the end of the work.
  void finish();

  bool is_terminal() const;
  int descriptor() const { return descriptor_; }
  const std::string& path() const { return path_; }

 private:
  void fail(int error);

  std::string path_;
  OnClosedPipe on_closed_pipe_;
  int descriptor_ = -1;
  bool gone_ = false;
  std::string buffer_;
};

}  // namespace dateline::console
