// What an output tells of: full disks, missing folders, readers that went away.
#include "common/console/output.h"

#include <csignal>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "common/console/errors.h"
#include "common/console/terminal.h"

namespace dateline::console {
namespace {

std::string world_error(const std::string& path) {
  try {
    Output output(path);
    output.write("some bytes\n");
    output.finish();
  } catch (const WorldError& error) {
    return error.what();
  }
  return "no error";
}

TEST(Output, TellsOfWhatCannotBeWritten) {
  EXPECT_EQ(world_error("/dev/full"), "/dev/full: No space left on device");
  EXPECT_EQ(world_error("/no/such/file"), "/no/such/file: No such file or directory");
  EXPECT_EQ(world_error("/dev/null"), "no error");
}

TEST(Output, WritesEveryByteInOrder) {
  const std::string path = testing::TempDir() + "output_test";
  std::string expected;
  {
    Output output(path);
    for (int i = 0; i < 50000; ++i) {
      const std::string line = std::to_string(i) + "\n";
      expected += line;
      output.write(line);
    }
    output.finish();
  }
  std::ostringstream found;
  found << std::ifstream(path).rdbuf();
  EXPECT_EQ(found.str(), expected);
  ::unlink(path.c_str());
}

TEST(Output, ReaderThatWentAwayEndsTheWorkOrNot) {
  std::signal(SIGPIPE, SIG_IGN);
  testing::internal::CaptureStdout();
  const int saved = ::dup(STDOUT_FILENO);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  ::dup2(ends[1], STDOUT_FILENO);
  {
    Output stops;
    stops.write("a");
    EXPECT_THROW(stops.flush(), ClosedPipe);
    EXPECT_NO_THROW(stops.write("b"));
    Output goes_on("-", Output::OnClosedPipe::go_on);
    goes_on.write("a");
    EXPECT_NO_THROW(goes_on.finish());
  }
  ::dup2(saved, STDOUT_FILENO);
  ::close(saved);
  ::close(ends[1]);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

TEST(Terminal, ColoursAsAskedAndAsTheEnvironmentHasIt) {
  EXPECT_TRUE(use_color(ColorWhen::always, STDOUT_FILENO));
  EXPECT_FALSE(use_color(ColorWhen::never, STDOUT_FILENO));
  const int null = ::dup(STDERR_FILENO);
  ::setenv("NO_COLOR", "1", 1);
  EXPECT_FALSE(use_color(ColorWhen::automatic, null));
  ::unsetenv("NO_COLOR");
  ::setenv("TERM", "dumb", 1);
  EXPECT_FALSE(use_color(ColorWhen::automatic, null));
  ::close(null);
}

}  // namespace
}  // namespace dateline::console
