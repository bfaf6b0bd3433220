// ISO 639 facts as one table; detection by CLD2, whose tables are constant.
#include "indexer/cleaning/language.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <unicode/uloc.h>

#include "common/text/folding.h"
#include "common/text/unicode.h"

namespace dateline::cleaning {
namespace {

// Enough to be sure (a dozen sentences), and little enough to cost no more than all else.
constexpr std::size_t kDetectedBytes = 1536;
constexpr std::size_t kFewestBytes = 40;

struct LanguageNames {
  std::string_view code;
  std::string_view names;  // ISO 639-2 and -3 codes, then names, folded, separated by blanks
};

constexpr auto kLanguages = std::to_array<LanguageNames>({
    {"af", "afr afrikaans"},
    {"am", "amh amharic"},
    {"ar", "ara arabic arb العربيه عربي"},
    {"az", "aze azerbaijani azeri"},
    {"be", "bel belarusian belarussian"},
    {"bg", "bul bulgarian български"},
    {"bn", "ben bengali bangla"},
    {"bs", "bos bosnian"},
    {"ca", "cat catalan"},
    {"cs", "ces cze czech cestina"},
    {"cy", "cym wel welsh"},
    {"da", "dan danish dansk"},
    {"de", "deu ger german deutsch"},
    {"el", "ell gre greek ελληνικα"},
    {"en", "eng english"},
    {"eo", "epo esperanto"},
    {"es", "spa spanish espanol castellano"},
    {"et", "est estonian eesti"},
    {"eu", "eus baq basque euskara"},
    {"fa", "fas per persian farsi فارسي"},
    {"fi", "fin finnish suomi"},
    {"fr", "fra fre french francais"},
    {"ga", "gle irish"},
    {"gl", "glg galician galego"},
    {"gu", "guj gujarati"},
    {"ha", "hau hausa"},
    {"he", "heb hebrew iw עברית"},
    {"hi", "hin hindi"},
    {"hr", "hrv croatian hrvatski"},
    {"hu", "hun hungarian magyar"},
    {"hy", "hye arm armenian"},
    {"id", "ind indonesian in"},
    {"ig", "ibo igbo"},
    {"is", "isl ice icelandic"},
    {"it", "ita italian italiano"},
    {"ja", "jpn japanese 日本語 jp"},
    {"ka", "kat geo georgian"},
    {"kk", "kaz kazakh"},
    {"km", "khm khmer"},
    {"kn", "kan kannada"},
    {"ko", "kor korean 한국어 kr"},
    {"ku", "kur kurdish"},
    {"ky", "kir kyrgyz"},
    {"lo", "lao"},
    {"lt", "lit lithuanian"},
    {"lv", "lav latvian"},
    {"mk", "mkd mac macedonian"},
    {"ml", "mal malayalam"},
    {"mn", "mon mongolian"},
    {"mr", "mar marathi"},
    {"ms", "msa may malay"},
    {"mt", "mlt maltese"},
    {"my", "mya bur burmese"},
    {"ne", "nep nepali"},
    {"nl", "nld dut dutch nederlands flemish"},
    {"no", "nor norwegian norsk nb nob nn nno"},
    {"pa", "pan punjabi panjabi"},
    {"pl", "pol polish polski"},
    {"ps", "pus pashto"},
    {"pt", "por portuguese portugues"},
    {"ro", "ron rum romanian romana mo"},
    {"ru", "rus russian русский"},
    {"si", "sin sinhala sinhalese"},
    {"sk", "slk slo slovak slovencina"},
    {"sl", "slv slovenian slovene slovenscina"},
    {"so", "som somali"},
    {"sq", "sqi alb albanian shqip"},
    {"sr", "srp serbian srpski"},
    {"sv", "swe swedish svenska"},
    {"sw", "swa swahili kiswahili"},
    {"ta", "tam tamil"},
    {"te", "tel telugu"},
    {"tg", "tgk tajik"},
    {"th", "tha thai"},
    {"tk", "tuk turkmen"},
    {"tl", "tgl tagalog fil filipino"},
    {"tr", "tur turkish turkce"},
    {"tt", "tat tatar"},
    {"uk", "ukr ukrainian українська"},
    {"ur", "urd urdu"},
    {"uz", "uzb uzbek"},
    {"vi", "vie vietnamese"},
    {"yi", "yid yiddish"},
    {"yo", "yor yoruba"},
    {"zh", "zho chi chinese cmn mandarin 中文 汉语 cn tw"},
    {"zu", "zul zulu"},
});

bool is_ascii_word(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool names_hold(std::string_view names, std::string_view word) {
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find(' ', at), names.size());
    if (names.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

std::string language_code(std::string_view given) {
  if (given.size() > 64) return {};
  const std::string folded = text::fold_word(given);
  const std::size_t begin = std::min(folded.find_first_not_of(' '), folded.size());
  const std::string_view word = std::string_view(folded).substr(
      begin, std::min(folded.find_first_of("-_ ,;(", begin), folded.size()) - begin);
  if (word.empty() || word == "und" || word == "mul" || word == "unknown") return {};
  for (const LanguageNames& language : kLanguages) {
    if (word == language.code || names_hold(language.names, word))
      return std::string(language.code);
  }
  const bool code = (word.size() == 2 || word.size() == 3) && is_ascii_word(word);
  return code ? std::string(word) : std::string();
}

bool is_language(std::string_view given) {
  const std::string code = language_code(given);
  for (const LanguageNames& language : kLanguages) {
    if (code == language.code) return true;
  }
  for (const char* const* known = uloc_getISOLanguages(); *known != nullptr; ++known) {
    if (code == *known) return true;
  }
  return false;
}

std::string detect_language(std::string_view text) {
  const std::string_view part = text::cut_at_border(text, kDetectedBytes);
  if (part.size() < kFewestBytes) return {};
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(part.data(), static_cast<int>(part.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return language_code(CLD2::LanguageCode(language));
}

}  // namespace dateline::cleaning
