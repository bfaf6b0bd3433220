// Datelines of many wires, and openings that are none.
#include "indexer/cleaning/dateline.h"

#include <map>

#include <gtest/gtest.h>

namespace dateline::cleaning {
namespace {

std::string lookup(std::string_view place) {
  static const std::map<std::string, std::string, std::less<>> kPlaces = {
      {"ANKARA", "TR"},  {"Ankara", "TR"},   {"SALVADOR", "BR"}, {"WASHINGTON", "US"},
      {"LONDON", "GB"},  {"Berlin", "DE"},   {"PARIS", "FR"},    {"Paris", "FR"},
      {"МОСКВА", "RU"},  {"Москва", "RU"},   {"北京", "CN"},     {"Пекин", "CN"},
      {"القاهرة", "EG"}, {"NEW YORK", "US"}, {"India", "IN"},    {"BRUSSELS", "BE"},
      {"Praha", "CZ"},   {"Facebook", ""}};
  const auto found = kPlaces.find(place);
  return found == kPlaces.end() ? std::string() : found->second;
}

struct Row {
  std::string given;
  std::string wanted;  // place|agency|country|date|rest
};

std::string shown(const std::optional<FoundDateline>& found, const std::string& paragraph) {
  if (!found) return "none";
  const news::Dateline& d = found->dateline;
  return d.place + "|" + d.agency + "|" + d.country + "|" + found->date + "|" +
         paragraph.substr(found->length);
}

TEST(Dateline, Found) {
  const DatelineReader reader(lookup);
  for (const auto& [given, wanted] : std::vector<Row>{
           {"ANKARA, (XY) – The minister", "ANKARA|XY|TR||The minister"},
           {"ANKARA (Reuters) - The minister", "ANKARA|Reuters|TR||The minister"},
           {"SALVADOR, Feb 26 - Showers", "SALVADOR||BR||Showers"},
           {"GREENWICH, Conn., March 4 - A firm", "GREENWICH, Conn.||US||A firm"},
           {"JERSEY CITY, N.J., March 12 - Net", "JERSEY CITY, N.J.||US||Net"},
           {"(Reuters) - U.S. firms", "|Reuters|||U.S. firms"},
           {"WASHINGTON — The president", "WASHINGTON||US||The president"},
           {"WASHINGTON—The president", "WASHINGTON||US||The president"},
           {"LONDON, 12 May 2020 (AFP) - The", "LONDON|AFP|GB|2020-05-12|The"},
           {"Berlin (dpa) - Die", "Berlin|dpa|DE||Die"},
           {"PARIS, 3 mars (AFP) - Le", "PARIS|AFP|FR||Le"},
           {"Paris (AFP) -", "Paris|AFP|FR||"},
           {"Ankara, 5 Mayıs (AA) - Bakan", "Ankara|AA|TR||Bakan"},
           {"МОСКВА, 5 мая. /ТАСС/. Министр", "МОСКВА|ТАСС|RU||Министр"},
           {"МОСКВА, 15 янв — РИА Новости. Министр", "МОСКВА|РИА Новости|RU||Министр"},
           {"Москва. 31 октября. INTERFAX.RU - Суд", "Москва|INTERFAX.RU|RU||Суд"},
           {"Пекин, 1 февруари /БТА/ Премиерът", "Пекин|БТА|CN||Премиерът"},
           {"北京3月5日电 （记者 张三）市长说", "北京||CN||市长说"},
           {"新华社北京3月5日电（记者张三）市长说", "北京|新华社|CN||市长说"},
           {"央视网消息（新闻联播）：市长说", "|央视网|||市长说"},
           {"القاهرة (رويترز) - قال", "القاهرة|رويترز|EG||قال"},
           {"BRUSSELS/LONDON (Reuters) - The", "BRUSSELS/LONDON|Reuters|BE||The"},
           {"New Delhi, India - More than", "New Delhi, India||IN||More than"},
           {"Praha - Ministr", "Praha||CZ||Ministr"},
           {"EASLEY, S.C. — Ada Brill", "EASLEY, S.C.||US||Ada Brill"},
           {"LONDON. The mayor", "LONDON||GB||The mayor"},
           {"LONDON (AB). The mayor", "LONDON|AB|GB||The mayor"},
           {"海岸晨报北京3月5日电 市长说", "北京|海岸晨报|CN||市长说"},
           {"WASHINGTON -- The", "WASHINGTON||US||The"},
       }) {
    EXPECT_EQ(shown(reader.find(given, "en"), given), wanted) << given;
  }
}

TEST(Dateline, NotFound) {
  const DatelineReader reader(lookup);
  for (const std::string given : {
           "NEW YORK — the city that never sleeps — slept.",
           "Q&A - What the mayor said",
           "MAYOR OPENS BRIDGE IN ARVENA",
           "EXCLUSIVE — The mayor resigned",
           "OPINION - The bridge",
           "Facebook – The company said",
           "Rep. Ada Brill (D-Ohio) — who chairs",
           "The mayor – a baker – said",
           "In Paris, the mayor said - again - no",
           "ARVENA. The mayor",
           "Paris. The mayor",
           "LONDON. the mayor",
           "ANKARA is the capital - of Turkey.",
           "2020 - a year",
           "- He said",
           "中新网消息称，市长辞职",
           "市长3月5日说，大桥开放，日电公司",
           "",
       }) {
    EXPECT_EQ(shown(reader.find(given, "en"), given), "none") << given;
  }
}

TEST(Dateline, WithoutAGazetteerByFormAlone) {
  const DatelineReader reader(nullptr);
  for (const auto& [given, wanted] : std::vector<Row>{
           {"ARVENA — The mayor", "ARVENA||||The mayor"},
           {"ARVENA, May 5 - The mayor", "ARVENA||||The mayor"},
           {"Arvena – The mayor", "none"},
           {"BREAKING — The mayor", "none"},
       }) {
    EXPECT_EQ(shown(reader.find(given, "en"), given), wanted) << given;
  }
}

TEST(Dateline, Field) {
  const DatelineReader reader(lookup);
  for (const auto& [given, wanted] : std::vector<Row>{
           {"    SALVADOR, Feb 26 - ", "SALVADOR||BR|"},
           {"****NEW YORK, March 2 -", "NEW YORK||US|"},
           {"Paris, march 5 -", "Paris||FR|"},
           {"LONDON -", "LONDON||GB|"},
           {"LONDON, Marc 3 -", "LONDON||GB|"},
           {"QTR9 -- --", "|||"},
           {"", "|||"},
       }) {
    const FoundDateline found = reader.read_field(given, "en");
    EXPECT_EQ(found.dateline.place + "|" + found.dateline.agency + "|" + found.dateline.country +
                  "|" + found.date,
              wanted)
        << given;
  }
}

}  // namespace
}  // namespace dateline::cleaning
