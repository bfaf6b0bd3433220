// gzip, bzip2, xz and Zstandard streams, decompressed. All
// that can be read of a truncated or damaged stream is read, to the last byte, before DamagedInput
// is thrown; that is why the compression libraries are used as such and not through libarchive.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "indexer/formats/byte_reader.h"

namespace dateline::formats {

enum class Compression { gzip, bzip2, xz, zstd };

// By the first bytes (six are enough).
std::optional<Compression> compression_of(std::string_view head);

// What `from` holds, decompressed; several streams one after the other are read as one, zero bytes
// behind one of gzip or xz are passed over, and anything else there is damage. A stream that asks
// for more than 128 MiB of memory is refused (xz -9 wants 65).
std::unique_ptr<ByteSource> decompressed(Compression compression, std::unique_ptr<ByteReader> from);

}  // namespace dateline::formats
