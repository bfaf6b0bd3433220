// Names where letters have no capitals: Arabic and Persian, Chinese and Japanese. Only what the
// lexicon knows, and people beside a title or a verb of speech.
#pragma once

#include <vector>

#include "indexer/annotation/names.h"

namespace dateline::annotation {

std::vector<NameMention> find_names_without_capitals(const Reading& reading,
                                                     const std::vector<RolePhrase>& roles);

}  // namespace dateline::annotation
