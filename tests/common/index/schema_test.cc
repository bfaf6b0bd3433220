// The table is free of contradictions, and values and their forms are what filters and facets count
// on.
#include "common/index/schema.h"

#include <set>

#include <gtest/gtest.h>

namespace dateline::indexing {
namespace {

TEST(Fields, HaveNamesPrefixesAndSlotsOfTheirOwn) {
  std::set<std::string_view> names, prefixes;
  std::set<Xapian::valueno> slots;
  for (const Field& field : fields()) {
    EXPECT_TRUE(names.insert(field.name).second) << field.name;
    if (!field.prefix.empty()) {
      EXPECT_TRUE(prefixes.insert(field.prefix).second) << field.name;
    }
    if (field.slot != kNoSlot) {
      EXPECT_TRUE(slots.insert(field.slot).second) << field.name;
    }
    if (field.facet) {
      EXPECT_NE(field.slot, kNoSlot) << field.name;
    }
    EXPECT_FALSE(field.about.empty());
  }
  for (const Xapian::valueno slot : {kCountSlot, kArticleSlot, kConfidenceSlot, kFingerprintSlot}) {
    EXPECT_TRUE(slots.insert(slot).second) << slot;
  }
  EXPECT_EQ(find_field("cuntry"), nullptr);
}

TEST(CanonicalValue, IsTheSameForWhatReadersCallTheSame) {
  EXPECT_EQ(canonical_value(Matching::person, "Mevlüt Çavuşoğlu"), "mevlut cavusoglu");
  EXPECT_EQ(canonical_value(Matching::line, " Le  Monde\tdiplomatique"), "le monde diplomatique");
  EXPECT_EQ(canonical_value(Matching::country, "tr"), "TR");
  EXPECT_EQ(canonical_value(Matching::role, "Foreign Minister"), "foreign minister");
}

std::string joined(const std::vector<std::string>& forms) {
  std::string out;
  for (const std::string& form : forms) out += (out.empty() ? "" : "|") + form;
  return out;
}

TEST(ValueForms, AreWhatAFilterFindsAValueBy) {
  const struct {
    Matching matching;
    const char* value;
    const char* forms;
  } kRows[] = {
      {Matching::person, "cavusoglu", "cavusoglu"},
      {Matching::person, "mevlut cavusoglu", "mevlut cavusoglu|cavusoglu"},
      {Matching::person, "recep tayyip erdogan",
       "recep tayyip erdogan|tayyip erdogan|erdogan|recep erdogan"},
      {Matching::person, "xi jinping", "xi jinping|jinping|xi"},
      {Matching::person, "white house", "white house"},
      {Matching::person, "ministry of finance", "ministry of finance"},
      {Matching::person, "banco de la ribera", "banco de la ribera"},
      {Matching::person, "amal house park", "amal house park|house park|park|amal park"},
      {Matching::role, "deputy foreign minister", "deputy foreign minister|minister"},
      {Matching::role, "minister of foreign affairs", "minister of foreign affairs|minister"},
      {Matching::role, "chancellor", "chancellor"},
      {Matching::line, "the guardian", "the guardian"},
  };
  for (const auto& row : kRows) EXPECT_EQ(joined(value_forms(row.matching, row.value)), row.forms);
}

TEST(ValueTerm, IsShortEnoughForXapianAndStillItsOwn) {
  const std::string a = value_term("XS:", std::string(300, 'a') + "1");
  const std::string b = value_term("XS:", std::string(300, 'a') + "2");
  EXPECT_LE(a.size(), 245U);
  EXPECT_NE(a, b);
  EXPECT_EQ(value_term("XC:", "TR"), "XC:TR");
}

TEST(PackedValues, ComeBackAsTheyWent) {
  const std::vector<LabelledValue> values = {
      {"TR", "TR"}, {"mevlut cavusoglu", "Mevlüt Çavuşoğlu"}, {"x", "X"}};
  EXPECT_EQ(unpack_values(pack_values(values)), values);
  EXPECT_TRUE(unpack_values("").empty());
}

}  // namespace
}  // namespace dateline::indexing
