// What cleaning and the authority file ask of the lexicons: the countries of datelines, of outlets,
// and those that are given by name.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/annotation/lexicon.h"
#include "indexer/cleaning/clean_article.h"

namespace dateline::commands {

// ISO code of the country that has this code or name in any language; empty: none.
std::string country_called(const annotation::Lexicon& lexicon, std::string_view text);

// Settings with all lookups filled in; they hold the lexicon.
cleaning::CleaningSettings lookups_from(const std::shared_ptr<const annotation::Lexicon>& lexicon);

}  // namespace dateline::commands
