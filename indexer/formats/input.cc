// A stack of folders and archives, the innermost on top; files are unwrapped until a text is left.
#include "indexer/formats/input.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/console/errors.h"
#include "indexer/formats/archive.h"
#include "indexer/formats/decompress.h"
#include "indexer/formats/file_source.h"
#include "indexer/formats/utf16.h"

namespace dateline::formats {
namespace {

std::string without_compression_ending(const std::string& name) {
  for (const std::string_view ending : {".gz", ".bz2", ".xz", ".zst", ".zstd"}) {
    if (name.size() > ending.size() && name.ends_with(ending)) {
      return name.substr(0, name.size() - ending.size());
    }
  }
  return name;
}

std::string joined(const std::string& folder, const std::string& name) {
  if (folder.empty() || folder.ends_with('/')) return folder + name;
  return folder + "/" + name;
}

// An index of ours holds this folder and a manifest that begins with the version of its format. Its
// name stands here too since formats know nothing of indexes.
constexpr const char* kIndexManifest = "dateline.json";
constexpr const char* kIndexFolder = "segments";
constexpr std::string_view kIndexMark = "\"format_version\"";

bool is_index(int folder) {
  struct stat status {};
  if (fstatat(folder, kIndexFolder, &status, AT_SYMLINK_NOFOLLOW) != 0 ||
      !S_ISDIR(status.st_mode) ||
      fstatat(folder, kIndexManifest, &status, AT_SYMLINK_NOFOLLOW) != 0 ||
      !S_ISREG(status.st_mode))
    return false;
  const int manifest = ::openat(folder, kIndexManifest, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (manifest < 0) return false;
  char head[64];
  const ssize_t bytes = ::read(manifest, head, sizeof head);
  ::close(manifest);
  return bytes > 0 && std::string_view(head, static_cast<std::size_t>(bytes)).find(kIndexMark) !=
                          std::string_view::npos;
}

Rejection rejection(std::string input, std::string reason) {
  return {.place = {.input = std::move(input)}, .reason = std::move(reason), .record = {}};
}

}  // namespace

// A file that was opened and not yet looked at.
struct InputWalk::Opened {
  std::string name;
  std::string stem;
  std::unique_ptr<ByteReader> bytes{};
  std::shared_ptr<Expansion> expansion{};
  std::size_t layers = 0;  // of Expansion
  int archives = 0;        // around it
  int seekable_file = -1;  // the descriptor, where the bytes are those of a regular file
};

class InputWalk::Frame {
 public:
  struct Done {};
  using Found = std::variant<Opened, Rejection, std::unique_ptr<Frame>, Done>;
  virtual ~Frame() = default;
  virtual Found next(InputWalk& walk) = 0;

 protected:
  static Opened open_file(InputWalk& walk, int descriptor, std::string name, std::string stem) {
    Opened opened{.name = std::move(name), .stem = std::move(stem)};
    struct stat status {};
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode))
      opened.seekable_file = descriptor;
    opened.expansion = std::make_shared<Expansion>();
    opened.bytes = std::make_unique<ByteReader>(std::make_unique<FileSource>(
        descriptor, opened.name, walk.stop_, walk.counts_.taken, opened.expansion));
    return opened;
  }
  friend class InputWalk;
};

class InputWalk::FolderFrame final : public Frame {
 public:
  // Takes the descriptor. `inside` is the path from the named folder to this one.
  FolderFrame(int descriptor, std::string name, std::string inside, int depth)
      : descriptor_(descriptor), name_(std::move(name)), inside_(std::move(inside)), depth_(depth) {
    DIR* folder = ::fdopendir(::dup(descriptor_));
    if (folder == nullptr) throw console::WorldError(name_, std::strerror(errno));
    while (const dirent* entry = ::readdir(folder)) {
      const std::string_view found = entry->d_name;
      if (found != "." && found != "..") entries_.emplace_back(found);
    }
    ::closedir(folder);
    std::ranges::sort(entries_);
  }
  ~FolderFrame() override { ::close(descriptor_); }

  Found next(InputWalk& walk) override {
    if (at_ == 0 && is_index(descriptor_)) {
      entries_.clear();
      at_ = 1;
      if (inside_.empty()) return rejection(name_, "an index, which is no input");
      if (walk.note_) walk.note_(name_ + ": an index, which is no input: skipped");
      return Done();
    }
    while (at_ < entries_.size()) {
      const std::string& entry = entries_[at_++];
      const std::string name = joined(name_, entry);
      const std::string inside = joined(inside_, entry);
      struct stat status {};
      if (fstatat(descriptor_, entry.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return rejection(name, fmt::format("cannot be read: {}", std::strerror(errno)));
      }
      const bool is_folder = S_ISDIR(status.st_mode);
      if (!is_folder && !S_ISREG(status.st_mode)) continue;
      if (is_folder && depth_ >= kMostFolders) {
        return rejection(name, fmt::format("folders are more than {} deep", kMostFolders));
      }
      const int flags =
          O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | (is_folder ? O_DIRECTORY : 0);
      const int opened = ::openat(descriptor_, entry.c_str(), flags);
      if (opened < 0) {
        return rejection(name, fmt::format("cannot be read: {}", std::strerror(errno)));
      }
      if (is_folder) return std::make_unique<FolderFrame>(opened, name, inside, depth_ + 1);
      return open_file(walk, opened, name, inside);
    }
    return Done();
  }

 private:
  int descriptor_;
  std::string name_;
  std::string inside_;
  int depth_;
  std::vector<std::string> entries_;
  std::size_t at_ = 0;
};

class InputWalk::ArchiveFrame final : public Frame {
 public:
  ArchiveFrame(Opened around, std::atomic<std::uint64_t>& taken)
      : around_(std::move(around)), taken_(taken) {
    by_directory_ = around_.seekable_file >= 0 && around_.layers == 0 &&
                    Archive::is_zip(around_.bytes->peek(Archive::kHead)) &&
                    ::lseek(around_.seekable_file, 0, SEEK_SET) == 0;
    archive_ = by_directory_ ? std::make_unique<Archive>(around_.seekable_file)
                             : std::make_unique<Archive>(std::move(around_.bytes));
  }

  Found next(InputWalk& /*walk*/) override {
    if (ended_) return Done();
    try {
      const std::optional<std::string> member = archive_->next();
      if (!member) return Done();
      Opened opened{.name = around_.name + "!" + *member,
                    .stem = *member,
                    .expansion = around_.expansion,
                    .layers = around_.layers + 1,
                    .archives = around_.archives + 1};
      opened.bytes = std::make_unique<ByteReader>(std::make_unique<GuardedSource>(
          std::make_unique<MemberSource>(*this), around_.expansion, around_.layers));
      return opened;
    } catch (const DamagedInput& damaged) {
      ended_ = true;
      return rejection(around_.name, damaged.reason);
    }
  }

 private:
  class MemberSource final : public ByteSource {
   public:
    explicit MemberSource(ArchiveFrame& frame) : frame_(frame) {}
    std::size_t read(char* to, std::size_t room) override {
      const std::size_t count = frame_.archive_->read(to, room);
      if (frame_.by_directory_) frame_.count_taken();
      return count;
    }

   private:
    ArchiveFrame& frame_;
  };

  // libarchive reads the file itself then.
  void count_taken() {
    const std::uint64_t taken = std::max(archive_->bytes_taken(), around_.expansion->taken);
    taken_.fetch_add(taken - around_.expansion->taken, std::memory_order_relaxed);
    around_.expansion->taken = taken;
  }

  Opened around_;
  std::atomic<std::uint64_t>& taken_;
  std::unique_ptr<Archive> archive_;
  bool by_directory_ = false;
  bool ended_ = false;
};

InputWalk::InputWalk(std::vector<std::string> inputs, std::function<bool()> stop,
                     std::function<void(const std::string&)> note)
    : inputs_(std::move(inputs)), stop_(std::move(stop)), note_(std::move(note)) {
  bool known = true;
  for (const std::string& input : inputs_) {
    struct stat status {};
    if (input == "-") {
      known = false;
      continue;
    }
    if (::stat(input.c_str(), &status) != 0 || ::access(input.c_str(), R_OK) != 0) {
      throw console::WorldError(input, std::strerror(errno));
    }
    known = known && S_ISREG(status.st_mode);
    if (known) bytes_in_all_ += static_cast<std::uint64_t>(status.st_size);
  }
  if (!known) bytes_in_all_ = 0;
}

InputWalk::~InputWalk() {
  while (!frames_.empty()) frames_.pop_back();  // inner ones read from outer ones
}

InputWalk::Next InputWalk::next() {
  for (;;) {
    if (stop_ && stop_()) throw StopRequested();
    if (frames_.empty()) {
      if (next_input_ == inputs_.size()) return EndOfInput();
      if (auto found = open_input(inputs_[next_input_++])) return std::move(*found);
      continue;
    }
    Frame::Found found = frames_.back()->next(*this);
    if (std::holds_alternative<Frame::Done>(found)) {
      frames_.pop_back();
    } else if (auto* rejected = std::get_if<Rejection>(&found)) {
      return std::move(*rejected);
    } else if (auto* frame = std::get_if<std::unique_ptr<Frame>>(&found)) {
      frames_.push_back(std::move(*frame));
    } else if (auto text = unwrap(std::move(std::get<Opened>(found)))) {
      return std::move(*text);
    }
  }
}

std::optional<InputWalk::Next> InputWalk::open_input(const std::string& input) {
  if (input == "-") return unwrap(Frame::open_file(*this, STDIN_FILENO, "-", ""));
  int descriptor = -1;
  do {
    if (stop_ && stop_()) throw StopRequested();
    descriptor = ::open(input.c_str(), O_RDONLY | O_CLOEXEC);
  } while (descriptor < 0 && errno == EINTR);
  if (descriptor < 0) throw console::WorldError(input, std::strerror(errno));
  struct stat status {};
  if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    frames_.push_back(std::make_unique<FolderFrame>(descriptor, input, "", 1));
    return std::nullopt;
  }
  const std::size_t slash = input.rfind('/');
  const std::string stem = slash == std::string::npos ? input : input.substr(slash + 1);
  return unwrap(Frame::open_file(*this, descriptor, input, stem));
}

std::optional<InputWalk::Next> InputWalk::unwrap(Opened opened) {
  int compressions = 0;
  for (;;) {
    const std::string_view head = opened.bytes->peek(Archive::kHead);
    if (const std::optional<Compression> compression = compression_of(head)) {
      if (++compressions > kMostCompressions) {
        return rejection(opened.name,
                         fmt::format("compressed more than {} times", kMostCompressions));
      }
      opened.bytes = std::make_unique<ByteReader>(std::make_unique<GuardedSource>(
          decompressed(*compression, std::move(opened.bytes)), opened.expansion, opened.layers++));
      opened.stem = without_compression_ending(opened.stem);
    } else if (Archive::is_archive(head)) {
      if (opened.archives >= kMostArchives) {
        return rejection(opened.name,
                         fmt::format("archives in archives are more than {} deep", kMostArchives));
      }
      const std::string name = opened.name;
      try {
        frames_.push_back(std::make_unique<ArchiveFrame>(std::move(opened), counts_.taken));
      } catch (const DamagedInput& damaged) {
        return rejection(name, damaged.reason);
      }
      return std::nullopt;
    } else {
      if (is_utf16(head)) {
        opened.bytes = std::make_unique<ByteReader>(utf8_of_utf16(std::move(opened.bytes)));
      } else if (head.starts_with("\xef\xbb\xbf")) {
        opened.bytes->consume(3);
      }
      return Stream{std::move(opened.name), std::move(opened.stem), std::move(opened.bytes)};
    }
  }
}

}  // namespace dateline::formats
