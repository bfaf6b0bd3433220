// Names of months and their abbreviations in the languages of the press, folded (text::fold_word).
// Facts of CLDR, of our own collecting; genitives where dates use them.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/text/folding.h"
#include "indexer/cleaning/dates.h"

namespace dateline::cleaning {
namespace {

// One line a month, names separated by blanks, of all languages together.
constexpr std::array<std::string_view, 12> kMonths = {
    "january jan januar janner janvier janv enero ene ocak oca января январь янв січня січень "
    "януари яну "
    "stycznia styczen sty ledna leden gennaio gen janeiro januari januaris يناير كانون ژانویه "
    "januar",
    "february feb febr februar feber fevrier fevr fev febrero subat sub февраля февраль фев лютого "
    "лютий "
    "февруари lutego luty lut unora unor febbraio fevereiro februari فبراير شباط فوریه",
    "march mar marz maerz mars marzo mart марта март мар березня березень marca marzec brezna "
    "brezen "
    "marco maart mrt مارس آذار",
    "april apr avril avr abril abr nisan nis апреля апрель апр квітня квітень април kwietnia "
    "kwiecien kwi "
    "dubna duben aprile أبريل ابريل نيسان آوریل",
    "may mai mayo mayıs mayis мая май травня травень maja maj kvetna kveten maggio maio mei مايو "
    "أيار مه",
    "june jun juni juin junio haziran haz июня июнь июн червня червень юни czerwca czerwiec cze "
    "cervna "
    "cerven giugno giu junho يونيو حزيران ژوئن",
    "july jul juli juillet juil julio temmuz tem июля июль июл липня липень юли lipca lipiec lip "
    "cervence "
    "cervenec luglio lug julho يوليو تموز ژوئیه",
    "august aug août aout agosto ago agustos avgust agu августа август авг серпня серпень sierpnia "
    "sierpien sie "
    "srpna srpen augustus أغسطس اغسطس آب اوت",
    "september sept sep septembre septiembre setiembre eylul eyl сентября сентябрь сен сент "
    "вересня вересень "
    "септември wrzesnia wrzesien wrz zari settembre set setembro سبتمبر أيلول سپتامبر",
    "october oct oktober okt octobre octubre ekim eki октября октябрь окт жовтня жовтень октомври "
    "pazdziernika pazdziernik paz rijna rijen ottobre ott outubro out أكتوبر اكتوبر اکتبر",
    "november nov novembre noviembre kasım kasim kas ноября ноябрь ноя листопада листопад ноември "
    "listopada "
    "listopad lis listopadu novembro نوفمبر نوامبر",
    "december dec dezember dez decembre diciembre dic aralık aralik ara декабря декабрь дек грудня "
    "грудень "
    "декември grudnia grudzien gru prosince prosinec dicembre dezembro ديسمبر دسامبر"};

struct Month {
  std::string name;
  int number;
};

std::vector<Month> sorted_months() {
  std::vector<Month> months;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    std::string_view rest = kMonths[month];
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (end > 0)
        months.push_back({text::fold_word(rest.substr(0, end)), static_cast<int>(month) + 1});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  std::sort(months.begin(), months.end(), [](const Month& a, const Month& b) {
    return a.name != b.name ? a.name < b.name : a.number < b.number;
  });
  return months;
}

constexpr std::size_t kLongestMonth = 40;  // bytes

}  // namespace

int month_number(std::string_view word) {
  static const std::vector<Month> kByName = sorted_months();  // immutable once made
  if (word.size() < 2 || word.size() > kLongestMonth) return 0;
  const std::string folded = text::fold_word(word);
  const auto found = std::lower_bound(
      kByName.begin(), kByName.end(), folded,
      [](const Month& month, const std::string& wanted) { return month.name < wanted; });
  return found != kByName.end() && found->name == folded ? found->number : 0;
}

}  // namespace dateline::cleaning
