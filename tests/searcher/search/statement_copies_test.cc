#include "searcher/search/statement_copies.h"

#include <chrono>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace dateline::search {
namespace {

TEST(StatementCopies, NearlyTheSameWords) {
  struct Row {
    const char* a;
    const char* b;
    bool alike;
  };
  const Row rows[] = {
      {"Yes", "yes!", true},
      {"We sold grain", "We bought grain", false},
      {"The port will open on Monday morning", "The port will open on Monday morning", true},
      {"The port will open on Monday morning", "the port will open Monday morning", true},
      {"The port will open on Monday morning", "The port will open on Tuesday morning", true},
      {"The port will open on Monday morning", "The port will not open on Monday morning", false},
      {"All 12 ships of the fleet have left", "All 15 ships of the fleet have left", false},
      // Its end is another.
      {"We can’t afford to be discouraged", "We can’t afford to be polite and patient any more",
       false},
      {"We sold all the grain before the frost of the winter",
       "We sold all the grain before the first frost of winter", true},
      {"We sold all the grain before the frost came",
       "We sold all the grain before the frost, not after", false},
      // Cut short.
      {"The port will open on Monday morning",
       "The port will open on Monday morning, and not one day later", true},
      {"The port will open on Monday morning",
       "Nobody asked us before the talks whether the port will open on Monday morning at all",
       false},
      {"The port will open on Monday morning", "Monday morning the port will be sold off", false},
      {"порт откроется в понедельник рано утром", "порт не откроется в понедельник рано утром",
       false},
      {"", "", true},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(are_alike(hash_words(row.a), hash_words(row.b)), row.alike)
        << row.a << " | " << row.b;
    EXPECT_EQ(are_alike(hash_words(row.b), hash_words(row.a)), row.alike)
        << row.b << " | " << row.a;
  }
}

TEST(StatementCopies, TheOrderOfCallsPlaysNoPart) {
  const char* texts[] = {"The port will open on Monday morning", "The port opens Monday",
                         "the port will open Monday morning",
                         "The port will open on Monday morning"};
  for (const bool reversed : {false, true}) {
    StatementCopies copies;
    for (std::uint32_t i = 0; i < 4; ++i) {
      const std::uint32_t at = reversed ? 3 - i : i;
      copies.add("ana lopez", at == 3 ? "2024-05-01" : "", fmt::format("{}", at), texts[at]);
    }
    copies.join();
    const auto number = [&](std::uint32_t at) { return reversed ? 3 - at : at; };
    const auto& group = copies.group(copies.group_of(number(0)));
    EXPECT_EQ(group.size, 3u);
    ASSERT_EQ(group.texts.size(), 2u);
    EXPECT_EQ(group.texts[0], number(3)) << "the only one with a date";
    EXPECT_EQ(group.texts[1], number(2));
    EXPECT_EQ(copies.wording_of(number(0)), number(3));
    EXPECT_NE(copies.group_of(number(1)), copies.group_of(number(0)));
  }
}

// Who says the same few words in ever new order is compared with a bounded number of others.
TEST(StatementCopies, AMillionWordsOfOneSpeakerTakeSeconds) {
  StatementCopies copies;
  std::uint64_t state = 1;
  for (int i = 0; i < 30'000; ++i) {
    std::string text;
    for (int word = 0; word < 30; ++word) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      text += fmt::format("w{} ", (state >> 33) % 300);
    }
    copies.add("ana lopez", "", fmt::format("{}", i), text);
  }
  const auto start = std::chrono::steady_clock::now();
  copies.join();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

}  // namespace
}  // namespace dateline::search
