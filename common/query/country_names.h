// What people call countries → ISO 3166-1 codes: codes, names in every language that ICU knows,
// demonyms, and some names that the news prefers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::query {

// The codes (alpha-2, upper case, sorted) of what `typed` may mean; more than one where a name is
// shared. Empty: nobody knows it. English names and demonyms go before other languages, which are
// read from ICU only when they are needed (some 50 ms).
std::vector<std::string> countries_called(std::string_view typed);

// The English name that is nearest to a misspelt one; empty: none is near.
std::string nearest_country(std::string_view typed);

// A space-separated list for one code: "TR turkish turk turks". Defined in country_demonyms.cc.
const std::vector<std::string_view>& demonym_lines();

}  // namespace dateline::query
