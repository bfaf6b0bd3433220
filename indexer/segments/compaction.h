// The whole index as one segment with nothing deleted left in it.
#pragma once

#include <filesystem>

#include "indexer/segments/index_writer.h"

namespace dateline::segments {

// In place; the old segments stay until the new manifest is there. A damaged one is refused, also
// where there is nothing to do. Throws SourceDamaged, IndexError, std::system_error.
void compact_in_place(IndexWriter& writer);

// Into another folder, which must not hold an index; `from` is only read. Where it fails, nothing
// is left of what it made there. Throws IndexError, std::system_error, console::WorldError where
// there is an index already.
void compact_to(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace dateline::segments
