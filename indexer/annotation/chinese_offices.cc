// Names of countries by the lexicon, single characters by a table.
#include "indexer/annotation/chinese_offices.h"

#include <algorithm>
#include <array>

namespace dateline::annotation {
namespace {

// "俄外交部发言人": Chinese newspapers write a country with one character before an office. Those
// that stand for several countries (巴, 乌, 印) are left out.
CountryId country_of_character(std::string_view character) {
  struct Short {
    std::string_view character, code;
  };
  constexpr auto kShort = std::to_array<Short>({{"美", "US"},
                                                {"俄", "RU"},
                                                {"英", "GB"},
                                                {"法", "FR"},
                                                {"德", "DE"},
                                                {"日", "JP"},
                                                {"韩", "KR"},
                                                {"朝", "KP"},
                                                {"伊", "IR"},
                                                {"埃", "EG"},
                                                {"土", "TR"},
                                                {"以", "IL"}});
  const auto it = std::find_if(kShort.begin(), kShort.end(),
                               [&](const Short& one) { return one.character == character; });
  return it == kShort.end() ? CountryId{0} : country_id(it->code);
}

}  // namespace

void take_owner_right_before(const Reading& reading, RolePhrase& role) {
  const TokenId first = role.office.first;
  if (!reading.is("zh") || first == 0 || reading.token(first).sentence_start) return;
  const CountryAt country = country_ending_at(reading, first - 1);
  role.country =
      country.country != 0 ? country.country : country_of_character(reading.surface(first - 1));
  if (role.country == 0) return;
  role.country_token = country.country != 0 ? country.tokens.first : first - 1;
  role.whole.first = role.country_token;
}

}  // namespace dateline::annotation
