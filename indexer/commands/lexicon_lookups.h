// What cleaning asks of the lexicons: the countries of datelines, of records' country names, and of
// outlets.
#pragma once

#include <memory>

#include "indexer/annotation/lexicon.h"
#include "indexer/cleaning/clean_article.h"

namespace dateline::commands {

// Settings with all lookups filled in; they hold the lexicon.
cleaning::CleaningSettings lookups_from(const std::shared_ptr<const annotation::Lexicon>& lexicon);

}  // namespace dateline::commands
