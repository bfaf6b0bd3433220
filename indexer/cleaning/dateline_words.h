// Words that datelines are made of: agencies, regions in abbreviation, and labels that look like a
// dateline and are none.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::cleaning {

// Whether `name` (in any case) is one of the news agencies that sign datelines.
bool is_known_agency(std::string_view name);

// Bytes of the Chinese or Japanese agency's name at the start of `text`; 0 if there is none.
std::size_t han_agency_length(std::string_view text);

// "US" for "Conn.", "CA" for "Ont."; empty for anything else.
std::string_view country_of_region(std::string_view abbreviation);

// OPINION, VIDEO, BREAKING …: what sections and outlets put before a dash.
bool is_label(std::string_view name);

}  // namespace dateline::cleaning
