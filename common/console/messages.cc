// The only place that writes to standard error.
#include "common/console/messages.h"

#include <algorithm>
#include <cerrno>

#include <unistd.h>

#include "common/text/unicode.h"

namespace dateline::console {
namespace {

// A detail line keeps its spaces: the mark under a query stands at a column.
std::string detail_line(const std::string& line) {
  std::string kept = text::printable(line);
  std::ranges::replace(kept, '\n', ' ');
  std::ranges::replace(kept, '\t', ' ');
  return kept;
}

}  // namespace

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

void print_error(std::string_view program, std::string_view message,
                 const std::vector<std::string>& detail) {
  std::string lines(program);
  lines += ": " + text::printable_line(message) + "\n";
  constexpr std::size_t kDetailLines = 3;
  for (std::size_t i = 0; i < std::min(detail.size(), kDetailLines); ++i) {
    lines += detail_line(detail[i]) + "\n";
  }
  write_all(STDERR_FILENO, lines);
}

void print_note(std::string_view line) {
  write_all(STDERR_FILENO, text::printable_line(line) + "\n");
}

}  // namespace dateline::console
