// Plain text: a file is an article. The first line that is not blank is the title, what follows is
// the body. It has no id: the same name stands in many folders.
#include "indexer/formats/format.h"

namespace dateline::formats {
namespace {

class TextReader final : public ArticleReader {
 public:
  explicit TextReader(ReaderInput input) : input_(std::move(input)) {}

  ReadResult next() override {
    if (done_) return EndOfInput();
    done_ = true;
    Place place{input_.name, 1, input_.bytes.offset()};
    const std::string_view text = input_.bytes.peek(kMostRecordBytes + 1);
    if (text.size() > kMostRecordBytes) {
      return Rejection{std::move(place), std::string(kRecordTooLong), cut_record(text)};
    }
    // Half an article is none; the damage itself is told by whoever opened the file.
    if (!input_.bytes.damage().empty()) return EndOfInput();
    RawArticle article;
    article.place = std::move(place);
    const std::string_view whole = trimmed(text);
    const std::size_t line_end = std::min(whole.find_first_of("\r\n"), whole.size());
    article.title = std::string(trimmed(whole.substr(0, line_end)));
    article.body = std::string(trimmed(whole.substr(line_end)));
    ReadResult result = article_or_rejection(std::move(article), text);
    input_.bytes.consume(text.size());
    return result;
  }

 private:
  ReaderInput input_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<ArticleReader> open_text(ReaderInput input) {
  return std::make_unique<TextReader>(std::move(input));
}

// Any text may be one; only the name says so.
Likeness looks_like_text(std::string_view /*head*/, const FieldNames& /*fields*/) {
  return Likeness::none;
}

}  // namespace dateline::formats
