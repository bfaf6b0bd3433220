// The gazetteer's tables as bytes: written by the lexicon packer at build time, read at start. Not
// a format for files: builder and reader are one build, on one machine.
#pragma once

#include <string>
#include <string_view>

#include "indexer/annotation/gazetteer.h"

namespace dateline::annotation {

std::string pack_tables(const GazetteerTables& tables);
// A view into `packed`, nothing copied. REQUIRES: what pack_tables of the same build has written,
// at an address that kPackedAlignment divides.
GazetteerView view_packed(std::string_view packed);
inline constexpr std::size_t kPackedAlignment = 16;

// What the packer has made of lexicons/*.tsv; defined in a generated file.
std::string_view built_in_tables();

}  // namespace dateline::annotation
