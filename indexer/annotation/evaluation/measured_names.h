// When a name or a role that was found counts as the labelled one.
#pragma once

#include <string>
#include <string_view>

#include "indexer/annotation/evaluation/gold_article.h"

namespace dateline::evaluation {

// Letters only, without accents and case.
std::string letters_of(std::string_view name);

// The words of one are all among the other's ("Reyl", "Tomas Reyl"); a single word must be the
// first or the last one of the longer name.
bool is_lenient_match(std::string_view a, std::string_view b);

// Whether the speaker's name is right: the labelled one or an alternative. Where the article gives
// none: no name, the body behind a spokesman, or the mention's own words.
bool is_speaker_right(const GoldStatement& gold, std::string_view name);

// Every word of a labelled role is in the role.
bool is_role_right(std::string_view gold, std::string_view role);

}  // namespace dateline::evaluation
