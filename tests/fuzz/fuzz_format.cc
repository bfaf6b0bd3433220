// One format's reader on any bytes (DATELINE_FUZZ_FORMAT names it): it ends, says where each record
// stands, and makes of every record an article with text or a rejection with a reason.
#include <cstdint>
#include <cstdlib>

#include "indexer/formats/format.h"
#include "indexer/formats/rejects.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace dateline::formats;
  static const FieldNames kFields;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  recognise_format(text, "x", kFields);
  ByteReader reader(std::make_unique<MemorySource>(text));
  const auto articles = find_format(DATELINE_FUZZ_FORMAT)->open({reader, "in", kFields});
  std::uint64_t last = 0;
  // Every result takes a byte at least, but for the words on a text's end.
  for (std::size_t results = 0; results <= size + 2; ++results) {
    const ReadResult result = articles->next();
    if (std::holds_alternative<EndOfInput>(result)) return 0;
    const auto* rejected = std::get_if<Rejection>(&result);
    const auto* article = std::get_if<RawArticle>(&result);
    const Place& place = rejected != nullptr ? rejected->place : article->place;
    require(place.offset >= last && place.offset <= size && place.line > 0);
    last = place.offset;
    if (rejected != nullptr) {
      require(!rejected->reason.empty());
      rejection_line(*rejected);
    } else {
      require(!article->title.empty() || !article->body.empty());
    }
  }
  std::abort();
}
