#include "indexer/cleaning/link_lists.h"

#include <array>

#include <gtest/gtest.h>

namespace dateline::cleaning {
namespace {

TEST(LinkLists, GoAndTheNameStays) {
  const std::vector<std::array<std::string, 2>> table{
      {"So President Lindholm Ann Mary LindholmSenate votes on pier Mayors meet MORE said.",
       "So President Lindholm said."},
      {"With Ann Lindholm Ann LindholmFive piers to see 2020 harbours MORE’s plan.",
       "With Ann Lindholm’s plan."},
      {"Rep. Ann Lindholm Ann LindholmPier opens MORE (H) and Sen. Otto Brandt Otto Karl "
       "BrandtPier shuts MORE agreed.",
       "Rep. Ann Lindholm (H) and Sen. Otto Brandt agreed."},
  };
  for (const auto& [text, expected] : table) EXPECT_EQ(without_link_lists(text), expected);
}

TEST(LinkLists, WhatIsNoneStays) {
  for (const std::string text :
       {"Ann Lindholm wants MORE for the pier.", "McDonald LeePier says MORE.",
        "Ann Lindholm\nOtto LindholmPier opens MORE said.", "Lindholm LindholmPier opens MORE.",
        "Ann Lindholm Ann LindholmPier opens MOREOVER.", "MORE", " MORE", ""})
    EXPECT_EQ(without_link_lists(text), text);
}

// Many closings and touching capitals take no longer than their number.
TEST(LinkLists, HostileText) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "aB MORE ";
  EXPECT_EQ(without_link_lists(text), text);
}

}  // namespace
}  // namespace dateline::cleaning
