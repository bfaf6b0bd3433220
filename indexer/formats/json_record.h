// One JSON object as an article, for all formats that hold such objects.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/formats/field_names.h"
#include "indexer/formats/raw_article.h"

namespace dateline::formats {

class JsonRecordParser {
 public:
  // REQUIRES: `fields` outlives the parser.
  explicit JsonRecordParser(const FieldNames& fields);
  ~JsonRecordParser();

  // An article or a rejection. REQUIRES: ByteReader::kPadding bytes after `record` may be read.
  ReadResult parse(std::string_view record, Place place);

 private:
  struct Parser;

  const FieldNames& fields_;
  std::unique_ptr<Parser> parser_;
};

}  // namespace dateline::formats
