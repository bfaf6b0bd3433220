// What a tagger found as one JSON line, offsets in code points, in the form of `dateline-indexer
// analyze`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/annotation/tagging/statement_tagger.h"

namespace dateline::training {

std::string as_json(std::string_view id, std::string_view text,
                    const std::vector<tagging::TaggedStatement>& statements);

}  // namespace dateline::training
