// How a query was read, printed: inked text (plain_text.h), or a JSON object.
#pragma once

#include <string>
#include <string_view>

#include "searcher/search/explain.h"

namespace dateline::answer {

std::string as_text(const search::Explanation& explanation);
std::string as_json(const search::Explanation& explanation, std::string_view query);

}  // namespace dateline::answer
