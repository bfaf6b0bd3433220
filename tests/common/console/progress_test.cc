// What the bar says, and which style says which lines.
#include "common/console/progress.h"

#include <gtest/gtest.h>

namespace dateline::console {
namespace {

using std::chrono::milliseconds;

TEST(Progress, Bar) {
  EXPECT_EQ(progress_bar({5'000'000, 10'000'000, "1,234 articles"}, milliseconds(1000), 60),
            "[#######.......]  50%  1,234 articles  5.0 MB/s  0:01 left");
  EXPECT_EQ(progress_bar({7'200'000, 0, "3 articles"}, milliseconds(2000), 80),
            "3 articles  3.6 MB/s");
  EXPECT_EQ(progress_bar({1'000'000, 3'700'000'000'000, ""}, milliseconds(1000), 30),
            "[...........]   0%  1.0 MB/s")
      << "time left beyond a hundred hours is not told";
  for (const int columns : {1, 10, 20, 40, 200}) {
    EXPECT_LT(progress_bar({50, 100, "2 articles"}, milliseconds(1), columns).size(),
              static_cast<std::size_t>(std::max(2, columns)));
  }
  EXPECT_EQ(progress_bar({20, 10, ""}, milliseconds(0), 80).substr(0, 6), "[#####")
      << "more than the whole is the whole";
}

std::string said(const Manners& manners) {
  testing::internal::CaptureStderr();
  {
    Progress progress(manners);
    progress.update({1, 2, "x"});
    progress.line("committed 1");
    progress.closing("done 1\x1b[2J");
  }
  return testing::internal::GetCapturedStderr();
}

TEST(Progress, Styles) {
  EXPECT_EQ(said({.progress = ProgressStyle::automatic}), "done 1[2J\n");
  EXPECT_EQ(said({.progress = ProgressStyle::plain}), "committed 1\ndone 1[2J\n");
  EXPECT_EQ(said({.progress = ProgressStyle::none}), "done 1[2J\n");
  EXPECT_EQ(said({.progress = ProgressStyle::plain, .quiet = true}), "");
}

}  // namespace
}  // namespace dateline::console
