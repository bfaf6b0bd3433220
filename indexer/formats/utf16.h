// UTF-16 text as UTF-8, piece by piece.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/formats/byte_reader.h"

namespace dateline::formats {

// Whether text begins with the byte order mark of UTF-16.
bool is_utf16(std::string_view head);
// UTF-16 text, byte order mark first, as UTF-8 without one. Surrogates without a partner become
// U+FFFD.
std::unique_ptr<ByteSource> utf8_of_utf16(std::unique_ptr<ByteReader> from);

}  // namespace dateline::formats
