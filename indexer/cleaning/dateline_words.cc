// Tables of a dateline's words; compared folded, so that case, accents and width do not matter.
#include "indexer/cleaning/dateline_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "common/text/folding.h"

namespace dateline::cleaning {
namespace {

constexpr auto kAgencies = std::to_array<std::string_view>({"Reuters",
                                                            "Thomson Reuters Foundation",
                                                            "AP",
                                                            "Associated Press",
                                                            "AFP",
                                                            "dpa",
                                                            "APA",
                                                            "AA",
                                                            "Anadolu Agency",
                                                            "DHA",
                                                            "İHA",
                                                            "ANKA",
                                                            "CİHAN",
                                                            "TASS",
                                                            "ТАСС",
                                                            "ITAR-TASS",
                                                            "ИТАР-ТАСС",
                                                            "РИА Новости",
                                                            "RIA Novosti",
                                                            "Sputnik",
                                                            "Interfax",
                                                            "Интерфакс",
                                                            "INTERFAX.RU",
                                                            "Укринформ",
                                                            "Ukrinform",
                                                            "УНН",
                                                            "УНІАН",
                                                            "УНИАН",
                                                            "БТА",
                                                            "BTA",
                                                            "PAP",
                                                            "ČTK",
                                                            "CTK",
                                                            "TASR",
                                                            "STA",
                                                            "MTI",
                                                            "EFE",
                                                            "ANSA",
                                                            "Lusa",
                                                            "Belga",
                                                            "ANP",
                                                            "Ritzau",
                                                            "TT",
                                                            "NTB",
                                                            "STT",
                                                            "ATS",
                                                            "KEYSTONE-SDA",
                                                            "SDA",
                                                            "SID",
                                                            "KNA",
                                                            "epd",
                                                            "UPI",
                                                            "CNN",
                                                            "CNN Business",
                                                            "CBS",
                                                            "NBC",
                                                            "ABC",
                                                            "BBC",
                                                            "PA",
                                                            "PTI",
                                                            "ANI",
                                                            "IANS",
                                                            "APP",
                                                            "Xinhua",
                                                            "Kyodo",
                                                            "Yonhap",
                                                            "KCNA",
                                                            "Bernama",
                                                            "Antara",
                                                            "VOA",
                                                            "RFE/RL",
                                                            "IRNA",
                                                            "ISNA",
                                                            "Fars",
                                                            "Tasnim",
                                                            "SPA",
                                                            "WAM",
                                                            "KUNA",
                                                            "QNA",
                                                            "MENA",
                                                            "SANA",
                                                            "APS",
                                                            "MAP",
                                                            "PETRA",
                                                            "NNA",
                                                            "Wafa",
                                                            "IPS",
                                                            "Bloomberg",
                                                            "رويترز",
                                                            "واس",
                                                            "وام",
                                                            "أ ف ب",
                                                            "ا ف ب",
                                                            "أ.ف.ب",
                                                            "ا.ف.ب",
                                                            "فرانس برس",
                                                            "د ب أ",
                                                            "سانا",
                                                            "كونا",
                                                            "الأناضول",
                                                            "قنا",
                                                            "بترا",
                                                            "أ ش أ",
                                                            "وكالات",
                                                            "Europa Press",
                                                            "Notimex",
                                                            "Télam",
                                                            "Agencia EFE",
                                                            "Canadian Press",
                                                            "The Canadian Press",
                                                            "AAP",
                                                            "NZPA",
                                                            "Inter Press Service",
                                                            "dpa-AFX",
                                                            "XY"});

constexpr auto kHanAgencies = std::to_array<std::string_view>(
    {"新华社", "新华网",   "中新社", "中新网", "中国新闻网", "央视网", "央视新闻", "人民网",
     "法新社", "路透社",   "美联社", "塔斯社", "共同社",     "韩联社", "俄新社",   "德新社",
     "环球网", "澎湃新闻", "中央社", "新華社", "中新社",     "法新社", "路透社",   "美聯社",
     "本报",   "本報",     "本社",   "朝中社", "安莎社"});

constexpr auto kUnitedStates = std::to_array<std::string_view>(
    {"Ala.",   "Alaska", "Ariz.", "Ark.",  "Calif.", "Colo.", "Conn.", "Del.",  "Fla.", "Ga.",
     "Hawaii", "Idaho",  "Ill.",  "Ind.",  "Iowa",   "Kan.",  "Kans.", "Ky.",   "La.",  "Maine",
     "Md.",    "Mass.",  "Mich.", "Minn.", "Miss.",  "Mo.",   "Mont.", "Neb.",  "Nev.", "N.H.",
     "N.J.",   "N.M.",   "N.Y.",  "N.C.",  "N.D.",   "Ohio",  "Okla.", "Ore.",  "Pa.",  "Penn.",
     "R.I.",   "S.C.",   "S.D.",  "Tenn.", "Texas",  "Tex.",  "Utah",  "Vt.",   "Va.",  "Wash.",
     "W.Va.",  "W. Va.", "Wis.",  "Wisc.", "Wyo.",   "D.C.",  "Conn",  "Calif", "Mass", "Fla",
     "Mich",   "Minn",   "Penn",  "Tenn",  "Wash",   "Wis",   "Ariz",  "Ill"});

constexpr auto kCanada = std::to_array<std::string_view>(
    {"Ont.", "Que.", "B.C.", "Alta.", "Man.", "Sask.", "N.S.", "N.B.", "Nfld.", "P.E.I.", "Ontario",
     "Quebec", "Alberta", "Manitoba"});

constexpr auto kLabels = std::to_array<std::string_view>({"OPINION",
                                                          "ANALYSIS",
                                                          "VIDEO",
                                                          "VIDEOS",
                                                          "VIDÉO",
                                                          "VIDÉOS",
                                                          "WATCH",
                                                          "UPDATE",
                                                          "UPDATED",
                                                          "BREAKING",
                                                          "BREAKING NEWS",
                                                          "EXCLUSIVE",
                                                          "EXCLUSIF",
                                                          "LIVE",
                                                          "PHOTO",
                                                          "PHOTOS",
                                                          "FILE",
                                                          "FILE PHOTO",
                                                          "EDITORIAL",
                                                          "COMMENT",
                                                          "COMMENTARY",
                                                          "REVIEW",
                                                          "INTERVIEW",
                                                          "ENTREVISTA",
                                                          "FACTBOX",
                                                          "EXPLAINER",
                                                          "FEATURE",
                                                          "FOCUS",
                                                          "ENQUÊTE",
                                                          "REPORTAGE",
                                                          "RÉCIT",
                                                          "DÉCRYPTAGE",
                                                          "TRIBUNE",
                                                          "PORTRAIT",
                                                          "INFOGRAPHIE",
                                                          "EN DIRECT",
                                                          "DIRECT",
                                                          "ÉDITO",
                                                          "KOMMENTAR",
                                                          "MEINUNG",
                                                          "PORTRÄT",
                                                          "HINTERGRUND",
                                                          "SON DAKİKA",
                                                          "ÖZEL",
                                                          "FOTO",
                                                          "HABER",
                                                          "МНЕНИЕ",
                                                          "ФОТО",
                                                          "ВИДЕО",
                                                          "СРОЧНО",
                                                          "АНАЛИЗ",
                                                          "НОВОСТИ",
                                                          "OPINIÓN",
                                                          "ANÁLISIS",
                                                          "CRÓNICA",
                                                          "ÚLTIMA HORA",
                                                          "NEWS",
                                                          "SPORT",
                                                          "SPORTS",
                                                          "POLITICS",
                                                          "BUSINESS",
                                                          "TECH",
                                                          "HEALTH",
                                                          "POLL",
                                                          "RECAP",
                                                          "RELATED",
                                                          "READ MORE",
                                                          "CORRECTION",
                                                          "NOTE",
                                                          "MORE",
                                                          "TRANSCRIPT",
                                                          "ADVERTISEMENT",
                                                          "LE SCAN POLITIQUE",
                                                          "INFO",
                                                          "QUESTION",
                                                          "ANSWER",
                                                          "EDITOR'S NOTE",
                                                          "PROFILE",
                                                          "OBITUARY",
                                                          "TIMELINE",
                                                          "NEW",
                                                          "TOP STORIES",
                                                          "NATO",
                                                          "EU",
                                                          "UN",
                                                          "USA TODAY"});

bool holds(const std::vector<std::string>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), text::fold_word(word));
}

std::vector<std::string> folded(std::span<const std::string_view> words) {
  std::vector<std::string> out;
  for (const std::string_view word : words) out.push_back(text::fold_word(word));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

bool is_known_agency(std::string_view name) {
  static const std::vector<std::string> kFolded = folded(kAgencies);  // immutable once made
  return holds(kFolded, name);
}

std::size_t han_agency_length(std::string_view text) {
  std::size_t longest = 0;
  for (const std::string_view agency : kHanAgencies) {
    if (text.starts_with(agency)) longest = std::max(longest, agency.size());
  }
  return longest;
}

std::string_view country_of_region(std::string_view abbreviation) {
  static const std::vector<std::string> kUsFolded = folded(kUnitedStates);  // immutable once made
  static const std::vector<std::string> kCanadaFolded = folded(kCanada);    // immutable once made
  if (holds(kUsFolded, abbreviation)) return "US";
  return holds(kCanadaFolded, abbreviation) ? "CA" : "";
}

bool is_label(std::string_view name) {
  static const std::vector<std::string> kFolded = folded(kLabels);  // immutable once made
  return holds(kFolded, name);
}

}  // namespace dateline::cleaning
