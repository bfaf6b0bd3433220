// read(2) and poll(2), with an ear for the call to stop.
#include "indexer/formats/file_source.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/console/errors.h"

namespace dateline::formats {

FileSource::FileSource(int descriptor, std::string name, const std::function<bool()>& stop,
                       std::atomic<std::uint64_t>& taken, std::shared_ptr<Expansion> expansion)
    : descriptor_(descriptor),
      name_(std::move(name)),
      stop_(stop),
      taken_(taken),
      expansion_(std::move(expansion)) {
  struct stat status {};
  waits_ = fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode);
}

FileSource::~FileSource() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::size_t FileSource::read(char* to, std::size_t room) {
  for (;;) {
    if (stop_ && stop_()) throw StopRequested();
    if (waits_ && !has_bytes()) continue;
    const ssize_t count = ::read(descriptor_, to, room);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count < 0) throw console::WorldError(name_, std::strerror(errno));
    taken_.fetch_add(static_cast<std::uint64_t>(count), std::memory_order_relaxed);
    expansion_->taken += static_cast<std::uint64_t>(count);
    return static_cast<std::size_t>(count);
  }
}

bool FileSource::has_bytes() const {
  constexpr int kMilliseconds = 100;
  pollfd waiting{descriptor_, POLLIN, 0};
  const int ready = ::poll(&waiting, 1, kMilliseconds);
  return ready > 0 || (ready < 0 && errno != EINTR);  // a signal is no byte: `stop` is asked again
}

GuardedSource::GuardedSource(std::unique_ptr<ByteSource> layer,
                             std::shared_ptr<Expansion> expansion, std::size_t at)
    : layer_(std::move(layer)), expansion_(std::move(expansion)), at_(at) {}

std::size_t GuardedSource::read(char* to, std::size_t room) {
  const std::size_t count = layer_->read(to, room);
  std::uint64_t& made = expansion_->made[at_];
  made += count;
  if (made > kFreeExpansion && made / kExpansion > expansion_->taken) {
    throw DamagedInput{fmt::format("expands more than {}:1 after the first {} MiB", kExpansion,
                                   kFreeExpansion >> 20)};
  }
  return count;
}

}  // namespace dateline::formats
