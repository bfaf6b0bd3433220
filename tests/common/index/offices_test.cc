// Offices come back as they were packed.
#include "common/index/offices.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline::indexing {
namespace {

TEST(Offices, PackAndBack) {
  const std::vector<HeldOffice> held = {{"mert aydinoglu", "foreign minister", "TR"},
                                        {"ana lopez", "head of\nthe port", ""},
                                        {"wu li", "", "CN"},
                                        {"nobody", "", ""}};
  std::vector<std::string> lines;
  for_each_office(pack_offices(held), [&](std::string_view person, std::string_view role,
                                          std::string_view country) {
    lines.push_back(std::string(person) + "|" + std::string(role) + "|" + std::string(country));
  });
  EXPECT_EQ(lines, (std::vector<std::string>{"mert aydinoglu|foreign minister|TR",
                                             "ana lopez|head of the port|", "wu li||CN"}));
}

TEST(Offices, NothingOfNothing) {
  EXPECT_EQ(pack_offices({}), "");
  for_each_office("", [](auto, auto, auto) { ADD_FAILURE(); });
}

}  // namespace
}  // namespace dateline::indexing
