// The story of this folder: walk the inputs, recognise each text's format, read its articles.
#include "indexer/formats/articles.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/console/errors.h"
#include "common/console/nearest.h"

namespace dateline::formats {
namespace {

const Format* forced_format(const std::string& name) {
  if (name.empty()) return nullptr;
  if (const Format* format = find_format(name)) return format;
  const std::vector<std::string> names = format_names();
  std::string why =
      fmt::format("'{}' is not read here; formats are {}", name, fmt::join(names, ", "));
  if (const std::string near = console::nearest(name, names); !near.empty()) {
    why += fmt::format(": did you mean '{}'?", near);
  }
  throw console::UsageError("option '--input-format'", why);
}

}  // namespace

Articles::Articles(ArticlesSpec spec)
    : fields_(std::move(spec.fields)),
      forced_(forced_format(spec.format)),
      walk_(std::move(spec.inputs), std::move(spec.stop), std::move(spec.note)) {}

Articles::~Articles() = default;

ReadResult Articles::next() {
  try {
    for (;;) {
      if (reader_) {
        ReadResult result = reader_->next();
        count_text();
        if (!std::holds_alternative<EndOfInput>(result)) {
          unlike_.clear();
          return result;
        }
        if (std::optional<Rejection> damaged = close()) return std::move(*damaged);
      }
      InputWalk::Next next = walk_.next();
      if (std::holds_alternative<EndOfInput>(next)) return EndOfInput();
      if (auto* rejected = std::get_if<Rejection>(&next)) return std::move(*rejected);
      if (auto refused = open(std::move(std::get<Stream>(next)))) return std::move(*refused);
    }
  } catch (const StopRequested&) {
    return EndOfInput();
  }
}

std::optional<Rejection> Articles::open(Stream stream) {
  const std::string_view head = stream.bytes->peek(kHeadBytes);
  const Format* format = forced_ != nullptr
                             ? forced_
                             : recognise_format(head.substr(0, kHeadBytes), stream.stem, fields_);
  if (format == nullptr) {
    const std::string reason =
        !stream.bytes->damage().empty()
            ? stream.bytes->damage()
            : fmt::format("not a format known here ({}); --input-format says which it is",
                          fmt::join(format_names(), ", "));
    return Rejection{{.input = stream.name}, reason, cut_record(head)};
  }
  const bool is_unlike = forced_ != nullptr && !is_blank(head) &&
                         forced_->looks(head.substr(0, kHeadBytes), fields_) == Likeness::none;
  unlike_ = is_unlike ? cut_record(head) : std::string();
  name_ = stream.name;
  bytes_ = std::move(stream.bytes);
  counted_ = 0;
  reader_ = format->open({*bytes_, std::move(stream.name), fields_});
  return std::nullopt;
}

std::optional<Rejection> Articles::close() {
  std::optional<Rejection> damaged;  // or nothing of what was asked for
  if (!bytes_->damage().empty()) {
    damaged = Rejection{{name_, bytes_->line(), bytes_->offset()}, bytes_->damage(), ""};
  } else if (!unlike_.empty()) {
    damaged =
        Rejection{{name_},
                  fmt::format("no article of the format {} in it (--input-format)", forced_->name),
                  std::move(unlike_)};
  }
  unlike_.clear();
  reader_.reset();
  bytes_.reset();
  return damaged;
}

void Articles::count_text() {
  text_bytes_.fetch_add(bytes_->offset() - counted_, std::memory_order_relaxed);
  counted_ = bytes_->offset();
}

}  // namespace dateline::formats
