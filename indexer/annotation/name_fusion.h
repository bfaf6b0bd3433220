// The names of the trained tagger joined with those of the rules: the tagger decides what it has
// read, the rules keep what only they know (countries and bodies of the lexicon, people with their
// titles).
#pragma once

#include <vector>

#include "indexer/annotation/names.h"
#include "indexer/annotation/reading.h"
#include "indexer/annotation/roles.h"
#include "indexer/annotation/tagging/name_tagger.h"

namespace dateline::annotation {

// Mentions in order, not overlapping, with their roles. `ruled` are those of find_names.
std::vector<NameMention> fuse_names(const Reading& reading, const std::vector<RolePhrase>& roles,
                                    const std::vector<NameMention>& ruled,
                                    const std::vector<tagging::TaggedName>& tagged);

}  // namespace dateline::annotation
