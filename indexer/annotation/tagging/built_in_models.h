// The bytes of the models that were compiled in (build option DATELINE_MODELS).
#pragma once

#include <string_view>
#include <vector>

namespace dateline::tagging {

// Empty where the build has no models.
std::string_view built_in_statement_model();
// Of an ISO 639-1 code; empty also where there is none for the language.
std::string_view built_in_name_model(std::string_view lang);
// The languages it has one for, always in the same order.
std::vector<std::string_view> built_in_name_model_langs();

}  // namespace dateline::tagging
