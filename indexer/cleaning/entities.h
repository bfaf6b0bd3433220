// Names of HTML's character references: those of HTML 4, and those of later HTML that news uses.
#pragma once

#include <optional>
#include <string_view>

namespace dateline::cleaning {

// The character that `&name;` stands for. Names are case-sensitive, as in HTML.
std::optional<char32_t> entity_code_point(std::string_view name);

}  // namespace dateline::cleaning
