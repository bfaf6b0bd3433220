// First and second signal, with a watch and without.
#include "common/console/signals.h"

#include <csignal>

#include <gtest/gtest.h>

namespace dateline::console {
namespace {

TEST(SignalsDeathTest, WithoutAWatchTheFirstEndsTheProgram) {
  EXPECT_EXIT(
      {
        install_signal_handlers();
        std::raise(SIGINT);
      },
      testing::ExitedWithCode(130), "");
  EXPECT_EXIT(
      {
        install_signal_handlers();
        std::raise(SIGTERM);
      },
      testing::ExitedWithCode(143), "");
}

TEST(SignalsDeathTest, UnderAWatchTheSecondEndsTheProgram) {
  EXPECT_EXIT(
      {
        install_signal_handlers();
        const SignalWatch watch;
        std::raise(SIGINT);
        if (is_interrupted()) std::raise(SIGTERM);
      },
      testing::ExitedWithCode(143), "");
}

TEST(SignalsDeathTest, UnderAWatchTheFirstIsAFlag) {
  EXPECT_EXIT(
      {
        install_signal_handlers();
        const SignalWatch watch;
        const bool before = is_interrupted();
        std::raise(SIGTERM);
        const bool right =
            !before && is_interrupted() && interrupted_status() == ExitStatus::terminated;
        _exit(right ? 7 : 8);
      },
      testing::ExitedWithCode(7), "");
}

}  // namespace
}  // namespace dateline::console
