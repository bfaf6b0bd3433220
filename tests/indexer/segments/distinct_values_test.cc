// Values of a field: each once, in order, and fast where they are many.
#include "indexer/segments/distinct_values.h"

#include <ctime>

#include <gtest/gtest.h>

namespace dateline::segments {
namespace {

std::vector<std::string> labels_of(const DistinctValues& values) {
  std::vector<std::string> labels;
  for (const indexing::LabelledValue& one : values.all()) labels.push_back(one.label);
  return labels;
}

TEST(DistinctValues, KeepsTheFirstOfEqualsInOrder) {
  DistinctValues values;
  values.add({"varnow ilse", "Ilse Varnow"});
  values.add({"dorn petr", "Petr Dorn"});
  values.add({"varnow ilse", "Ílse Varnow"});
  EXPECT_EQ(labels_of(values), (std::vector<std::string>{"Ilse Varnow", "Petr Dorn"}));
}

// Few values are looked through, many are looked up: the same to who asks.
TEST(DistinctValues, ManyAreAsFew) {
  DistinctValues values;
  std::vector<std::string> expected;
  for (int i = 0; i < 100; ++i) {
    const std::string number = std::to_string(i);
    expected.push_back(number);
    for (int again = 0; again < 3; ++again) values.add({number, number});
    values.add({"0", "again"});
    ASSERT_EQ(labels_of(values), expected);
  }
}

// A hundred thousand took a minute when each was compared with all before it.
TEST(DistinctValues, TakesAHundredThousandAtOnce) {
  const std::clock_t start = std::clock();
  DistinctValues values;
  for (int i = 0; i < 100'000; ++i) {
    const std::string name = "a name of common length, number " + std::to_string(i);
    values.add({name, name});
  }
  EXPECT_EQ(values.all().size(), 100'000U);
  EXPECT_LT(std::clock() - start, 10 * CLOCKS_PER_SEC);
}

}  // namespace
}  // namespace dateline::segments
