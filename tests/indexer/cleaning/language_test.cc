// Codes and names of languages, and detection.
#include "indexer/cleaning/language.h"

#include <gtest/gtest.h>

namespace dateline::cleaning {
namespace {

TEST(Language, Codes) {
  for (const auto& [given, wanted] : std::vector<std::pair<std::string, std::string>>{
           {"en", "en"},      {"en-US", "en"},
           {"EN", "en"},      {"eng", "en"},
           {"English", "en"}, {"zh_CN", "zh"},
           {"zh-Hant", "zh"}, {"ger", "de"},
           {"Deutsch", "de"}, {"Français", "fr"},
           {"Türkçe", "tr"},  {"Русский", "ru"},
           {"nb", "no"},      {"iw", "he"},
           {"und", ""},       {"", ""},
           {"unknown", ""},   {"a very long name of a language that is none, at that", ""},
           {"haw", "haw"},    {"12", ""}}) {
    EXPECT_EQ(language_code(given), wanted) << given;
  }
}

TEST(Language, Detection) {
  for (const auto& [text, wanted] : std::vector<std::pair<std::string, std::string>>{
           {"The mayor opened the bridge on Monday morning, and the traffic resumed before noon "
            "without any trouble.",
            "en"},
           {"Der Bürgermeister hat am Montag die Brücke eröffnet, und der Verkehr rollt seit dem "
            "Mittag wieder ohne Störung.",
            "de"},
           {"Belediye başkanı pazartesi sabahı köprüyü açtı ve trafik öğleden önce sorunsuz "
            "biçimde yeniden başladı.",
            "tr"},
           {"Мэр открыл мост в понедельник утром, и движение возобновилось ещё до полудня без "
            "каких-либо затруднений.",
            "ru"},
           {"افتتح رئيس البلدية الجسر صباح يوم الاثنين وعادت حركة المرور قبل الظهر من دون أي "
            "مشكلات تذكر.",
            "ar"},
           {"市长星期一上午为大桥揭幕，交通在中午之前恢复正常，没有发生任何问题，居民对此表示欢迎"
            "。",
            "zh"},
           {"12 34 56", ""},
           {"", ""}}) {
    EXPECT_EQ(detect_language(text), wanted) << text;
  }
}

TEST(Language, Known) {
  for (const char* known : {"en", "EN-us", "Türkçe", "fil", "tr", "English", "deu"})
    EXPECT_TRUE(is_language(known)) << known;
  for (const char* unknown : {"klingon", "xx", "und", "", "e", "12"})
    EXPECT_FALSE(is_language(unknown)) << unknown;
}

}  // namespace
}  // namespace dateline::cleaning
