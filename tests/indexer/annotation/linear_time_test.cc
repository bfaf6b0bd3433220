// Time in proportion to the text, whatever the text: eight times the text takes eight to sixteen
// times as long (larger tables miss the caches more), where quadratic work takes sixty-four.
#include <ctime>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/indexer/annotation/annotated.h"

namespace dateline::annotation {
namespace {

constexpr std::size_t kSmall = 64 << 10, kLarge = 8 * kSmall;
constexpr double kMostGrowth = 28.0;  // room for a busy machine
// Below this many seconds, caches and the clock weigh more than the text.
constexpr double kUnmeasurable = 0.02;

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

std::string list_of_names(std::size_t bytes) {
  constexpr std::string_view kFirst[] = {"Ilse ", "Marta ", "Petr ", "Omar "};
  std::string text;
  for (std::uint32_t i = 0; text.size() < bytes; ++i) {
    text += kFirst[i % 4];
    text += static_cast<char>('A' + i % 23);
    for (std::uint32_t n = i; n > 0; n /= 20) text += static_cast<char>('a' + n % 20);
    text += "ov, ";
  }
  return text;
}

// Of the thread alone: other work on the machine does not count.
double seconds_of(const std::string& text) {
  const auto now = [] {
    std::timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
  };
  const double start = now();
  annotated(text);
  return now() - start;
}

double growth_of(const std::string& small, const std::string& large) {
  double growth = 0;
  for (int attempt = 0; attempt < 3; ++attempt) {  // a cold cache is no quadratic time
    const double first = seconds_of(small), second = seconds_of(large);
    growth = second / std::max(first, kUnmeasurable / 4);
    if (second < kUnmeasurable || growth < kMostGrowth) return 0;
  }
  return growth;
}

void expect_linear(std::string_view unit) {
  EXPECT_EQ(growth_of(repeated(unit, kSmall), repeated(unit, kLarge)), 0) << unit;
}

TEST(LinearTime, QuotationMarks) {
  expect_linear("\u201C ");
  expect_linear("\u201CYes we ");
  expect_linear("\" a ");
  expect_linear("' ");
  expect_linear("She said: \u201CThe bridge opens in June, and Ankara will pay for it.\n\n");
  expect_linear("\u201CYes,\u201D he said. ");
}

TEST(LinearTime, SentencesWithoutEnd) {
  expect_linear("the minister said in ankara that ");
  expect_linear("said ");
  expect_linear("THE MINISTER SAID IN ANKARA THAT ");
  expect_linear("president of the ");
}

TEST(LinearTime, Names) {
  EXPECT_EQ(growth_of(list_of_names(kSmall), list_of_names(kLarge)), 0);
  expect_linear("Varnow ");
  expect_linear("Ankara ");
  expect_linear("A. ");
}

TEST(LinearTime, WordsAndScripts) {
  expect_linear(std::string(10'000, 'x') + " ");
  expect_linear("a-");
  expect_linear(
      "Ankara \u041C\u043E\u0441\u043A\u0432\u0430 "
      "\u0627\u0644\u0642\u0627\u0647\u0631\u0629 \u6771\u4EAC ");
  expect_linear("a\n\n");
}

}  // namespace
}  // namespace dateline::annotation
