#include "common/text/name_likeness.h"

#include <gtest/gtest.h>

#include "common/text/folding.h"

namespace dateline::text {
namespace {

bool alike(const std::string& a, const std::string& b) {
  return SpeltName(fold_key(a)).is_like(SpeltName(fold_key(b)));
}

TEST(SpeltName, BringsSpellingsTogether) {
  const std::pair<const char*, const char*> rows[] = {
      {"Mert Çavuşoğlu", "Мерт Чавушоглу"},
      {"Mert Cavusoglu", "Mert Chavushoglu"},
      {"Sergei Petrov", "Сергей Петров"},
      {"Sergei Petrov", "Sergej Petrow"},
      {"Hassan al-Masri", "حسن المصري"},
      {"Nikos Andreou", "Νίκος Ανδρέου"},
      {"Li Weiming", "李伟明"},
      {"Abdel Fattah Nur", "Abdul-Fattah Nur"},
      {"John Michael Reyl", "John Reyl"},
      {"Ilyas Kovač", "Kovač Ilyas"},
  };
  for (const auto& [a, b] : rows) EXPECT_TRUE(alike(a, b)) << a << " / " << b;
}

TEST(SpeltName, KeepsPeopleApart) {
  const std::pair<const char*, const char*> rows[] = {
      {"Anna Reyl", "Otto Reyl"},      {"Mario Conti", "Maria Conti"},
      {"Otto Reyl", "Otto Reyl Jr"},   {"Li Wei", "Li Weiming"},
      {"Ivan Petrov", "Ivan Petrova"}, {"Otto Reyl", "Otto"},
      {"G. W. Hill", "G. H. W. Hill"}, {"Otto Reyl", ""},
      {"Li Wei Ming", "Li Ming"},
  };
  for (const auto& [a, b] : rows) EXPECT_FALSE(alike(a, b)) << a << " / " << b;
}

TEST(SpeltName, LongNamesAreLikeThemselvesAlone) {
  const std::string longest(SpeltName::kMostBytes, 'a');
  const std::string longer(1 << 20, 'a');
  EXPECT_TRUE(SpeltName(longer).is_like(SpeltName(longer)));
  EXPECT_FALSE(SpeltName(longer).is_like(SpeltName(longer + "b")));
  EXPECT_TRUE(SpeltName(longest).is_like(SpeltName(longest)));
  std::string many;
  for (int i = 0; i < 30; ++i) many += "a ";
  EXPECT_FALSE(SpeltName(many + "b").is_like(SpeltName(many + "c")));
}

}  // namespace
}  // namespace dateline::text
