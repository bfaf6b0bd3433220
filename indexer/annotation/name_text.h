// A text made ready for the name tagger: its forms with their clusters and with what the lexicon
// knows of them, its tokens with what the rules say.
#pragma once

#include <vector>

#include "indexer/annotation/names.h"
#include "indexer/annotation/reading.h"
#include "indexer/annotation/roles.h"
#include "indexer/annotation/tagging/name_features.h"
#include "indexer/annotation/tagging/word_table.h"

namespace dateline::annotation {

// `ruled`: the mentions that the rules found. The tokens are those of the reading.
tagging::NameText name_text(const Reading& reading, const std::vector<RolePhrase>& roles,
                            const std::vector<NameMention>& ruled, const tagging::WordTable& words);

}  // namespace dateline::annotation
