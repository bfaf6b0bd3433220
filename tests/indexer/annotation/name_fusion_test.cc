// What becomes of a tagged name beside the rules and the lexicon.
#include "indexer/annotation/name_fusion.h"

#include <gtest/gtest.h>

#include "indexer/annotation/entities.h"
#include "tests/indexer/annotation/annotated.h"

namespace dateline::annotation {
namespace {

namespace label = tagging::name_label;
using Lines = std::vector<std::string>;

// A tagged name by its words; the first place where they stand.
struct Tag {
  std::string words;
  std::uint8_t type;
};

// "person Name (mentions)" of the entities when the tagger finds these.
Lines fused(const std::string& text, const std::vector<Tag>& tags) {
  const Reading reading(text, "en", lexicon()->gazetteer());
  std::vector<RolePhrase> roles = find_roles(reading);
  std::vector<tagging::TaggedName> tagged;
  for (const Tag& tag : tags) {
    const std::size_t begin = text.find(tag.words);
    tagging::TaggedName name;
    name.type = tag.type;
    name.margin = 100;
    name.tokens.begin = static_cast<TokenId>(reading.tokens().token_at(begin));
    name.tokens.end =
        static_cast<TokenId>(reading.tokens().token_at(begin + tag.words.size() - 1)) + 1;
    tagged.push_back(name);
  }
  std::vector<NameMention> names = fuse_names(reading, roles, find_names(reading, roles), tagged);
  const Cast cast(reading, std::move(roles), std::move(names));
  Lines lines;
  for (const LinkedEntity& entity : cast.entities())
    lines.push_back(std::string(to_string(entity.type)) + " " + entity.name + " (" +
                    std::to_string(entity.mentions.size()) + ")");
  return lines;
}

TEST(NameFusion, TheTaggerDecidesTypesAndEnds) {
  EXPECT_EQ(fused("They played Veldkamp Rovers at home.", {{"Veldkamp Rovers", label::kOrg}}),
            (Lines{"org Veldkamp Rovers (1)"}));
}

TEST(NameFusion, TitlesAreNoPartOfAName) {
  EXPECT_EQ(fused("It was Mrs Tolliver, again.", {{"Mrs Tolliver", label::kPerson}}),
            (Lines{"person Tolliver (1)"}));
}

TEST(NameFusion, ANameSaidTwiceIsCut) {
  EXPECT_EQ(fused("See Orla Tolliver Orla Mae Tolliver there.",
                  {{"Orla Tolliver Orla Mae Tolliver", label::kPerson}}),
            (Lines{"person Orla Tolliver (1)"}));
}

TEST(NameFusion, ASurnameIsNoBodyWhereThePersonIsNamed) {
  EXPECT_EQ(fused("Adil el-Tolliver spoke. \u201CWell,\u201D el-Tollivar said to Veldkamp.",
                  {{"Adil el-Tolliver", label::kPerson}, {"el-Tollivar", label::kOrg}}),
            (Lines{"person Adil el-Tolliver (1)", "org el-Tollivar (1)"}));
  EXPECT_EQ(fused("Adil Veldkamp spoke. veldkamp said no.",
                  {{"Adil Veldkamp", label::kPerson}, {"veldkamp", label::kOrg}}),
            (Lines{"person Adil Veldkamp (2)"}));
}

TEST(NameFusion, WhoTookThePictureIsNotWho) {
  EXPECT_EQ(fused("the river (Wim Oldacker/Reuters)",
                  {{"Wim Oldacker", label::kPerson}, {"Reuters", label::kOrg}}),
            (Lines{"org Reuters (1)"}));
}

TEST(NameFusion, LawsAndLabelsAreNoBodies) {
  EXPECT_EQ(fused("under the Clean Harbours Act of then", {{"Clean Harbours Act", label::kOrg}}),
            Lines{});
  EXPECT_EQ(fused("they want Medicaid now", {{"Medicaid", label::kOrg}}), Lines{});
}

TEST(NameFusion, OneCountryUnderTwoNames) {
  EXPECT_EQ(fused("A ship of the U.S. left the United States today.",
                  {{"U.S.", label::kPlace}, {"United States", label::kPlace}}),
            (Lines{"place United States (2)"}));
}

TEST(NameFusion, WhatOnlyTheRulesKnowStays) {
  EXPECT_EQ(fused("We met Turkish Foreign Minister Orhun Selvicioglu.", {}),
            (Lines{"person Orhun Selvicioglu (1)"}));
}

}  // namespace
}  // namespace dateline::annotation
