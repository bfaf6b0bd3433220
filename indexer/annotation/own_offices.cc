// A table of offices, and the chambers of one parliament.
#include "indexer/annotation/own_offices.h"

#include <array>
#include <string>
#include <string_view>

namespace dateline::annotation {
namespace {

// Offices that only one country's papers call so, and where the same words mean another's.
struct OwnOffice {
  std::string_view office;
  std::string_view code;
  std::string_view not_where = "";  // codes, if the article is about one of them
};
constexpr auto kOwnOffices = std::to_array<OwnOffice>(
    {{"secretary of state", "US", "GB VA"},
     {"secretary of defense", "US", "PH"},
     {"secretary of the treasury", "US"},
     {"defense secretary", "US", "PH MX"},
     {"treasury secretary", "US"},
     {"commerce secretary", "US", "IN PH"},
     {"labor secretary", "US", "PH MX"},
     {"homeland security secretary", "US"},
     {"sen", "US", "PH"},
     {"rep", "US", "PH"},
     {"congressman", "US", "PH BR CO PE MX"},
     {"congresswoman", "US", "PH BR CO PE MX"},
     {"president-elect", "US"},
     {"senator", "US", "AU CA PH MX BR AR FR IT NG PK CO CL KE ES PL RO CZ IE BE NL"},
     {"attorney general", "US", "AU IN KE IL NG GB IE JM ZA MY SG PK CA PH MX BR BD LK GH"},
     {"special counsel", "US"},
     {"majority leader", "US", "PH"},
     {"minority leader", "US", "PH GH"},
     {"surgeon general", "US", "CA NG"},
     {"house speaker", "US", "PH MY"},
     {"foreign secretary", "GB", "IN PK BD PH LK NP MX"},
     {"home secretary", "GB", "IN PK BD LK NP"},
     {"defence secretary", "GB", "IN PK BD LK"},
     {"brexit secretary", "GB"},
     {"shadow chancellor", "GB"},
     {"work and pensions secretary", "GB"},
     {"chancellor of the exchequer", "GB"},
     {"district attorney", "US", "PH"},
     {"state senator", "US", "NG IN AU MX BR"},
     {"state representative", "US", "NG IN AU MX BR"},
     {"republican", "US", "IE FR TR DE ES IT CZ"},
     {"democrat", "US", "TR DE ES IT CZ SE NO DK FI AT AU"}});

std::string office_words(const Reading& reading, const RolePhrase& role) {
  std::string office;
  for (TokenId i = role.office.first; i < role.office.last; ++i) {
    if (!reading.is_word(i)) continue;
    if (!office.empty()) office += ' ';
    office += reading.folded(i);
    if (office.ends_with('.')) office.pop_back();
  }
  return office;
}

// "House Judiciary Committee Chairman", "Senate Minority Leader".
bool of_congress(const Reading& reading, const RolePhrase& role) {
  constexpr TokenId kReach = 5;
  for (TokenId back = 0; back <= kReach && back <= role.office.last - 1; ++back) {
    const TokenId i = role.office.last - 1 - back;
    if (!reading.capital(i) && !reading.folds_to(i, "and") && i < role.office.first) return false;
    if (reading.capital(i) && (reading.folds_to(i, "house") || reading.folds_to(i, "senate")))
      return i == 0 || !reading.folds_to(i - 1, "white");
    if (reading.token(i).sentence_start) return false;
  }
  return false;
}

}  // namespace

CountryId country_of_own_office(const Reading& reading, const RolePhrase& role, CountryId main) {
  const std::string about = country_code(main);
  const auto unless = [&](std::string_view code, std::string_view not_where) {
    const bool elsewhere = main != 0 && not_where.find(about) != std::string_view::npos;
    return elsewhere ? CountryId{0} : country_id(code);
  };
  const std::string office = office_words(reading, role);
  for (const OwnOffice& own : kOwnOffices) {
    if (office.ends_with(own.office)) return unless(own.code, own.not_where);
  }
  constexpr std::string_view kOtherSenates =
      "AU CA PH MX BR AR FR IT NG PK CO CL KE ES PL RO CZ IE BE NL MY KH TH";
  return of_congress(reading, role) ? unless("US", kOtherSenates) : CountryId{0};
}

}  // namespace dateline::annotation
