// A small program through run_program(): dispatch, help, manual, completion, errors and statuses.
#include "common/console/command.h"

#include <filesystem>
#include <new>
#include <sstream>

#include <gtest/gtest.h>

#include "common/console/errors.h"
#include "common/console/messages.h"
#include "common/console/output.h"
#include "common/console/page.h"

namespace dateline::console {
namespace {

ExitStatus echo(const Call& call) {
  Output output;
  for (const std::string& word : call.words()) output.write(word + "\n");
  for (const auto& [name, value] : call.given.in_order()) output.write(name + "=" + value + "\n");
  output.finish();
  return call.words().empty() ? ExitStatus::nothing_found : ExitStatus::done;
}

ExitStatus fail(const Call& call) {
  const std::string& how = call.words().at(0);
  if (how == "usage") throw UsageError("query", "a bracket", {"(a b", "^"});
  if (how == "world") throw WorldError("in\x1b[31mdex", "mis\nsing");
  if (how == "busy") throw WorldError("index", "another writer holds it", ExitStatus::busy);
  if (how == "memory") throw std::bad_alloc();
  if (how == "system") throw std::system_error(ENOSPC, std::generic_category(), "segment");
  if (how == "pipe") throw ClosedPipe();
  const std::filesystem::directory_iterator none("/no/such/folder");
  return ExitStatus::done;
}

Program sample() {
  return {
      .name = "dateline-sample",
      .version = "1.2.3",
      .summary = "shows what a program is",
      .commands = {{.name = "echo",
                    .synopsis = "WORD...",
                    .summary = "says its words again",
                    .text = "A first paragraph.\n\n  kept as it is\n\nA last one.",
                    .options = {{.name = "index",
                                 .letter = 'i',
                                 .value = "DIR",
                                 .help = "The folder of the index, which has a name long enough "
                                         "for the sentence to be wrapped.",
                                 .repeatable = true},
                                {.name = "unit",
                                 .value = "U",
                                 .help = "What is counted.",
                                 .group = "Output",
                                 .choices = {"article", "statement"}}},
                    .examples = {{"dateline-sample echo a", "Says a."}},
                    .run = echo},
                   {.name = "fail", .synopsis = "HOW", .summary = "fails", .run = fail}},
      .exits = {{ExitStatus::done, "Done."}, {ExitStatus::failed, "Failed."}}};
}

struct Ran {
  int status = 0;
  std::string out;
  std::string err;
};

Ran run(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "dateline-sample");
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  Ran ran;
  ran.status = run_program(sample(), static_cast<int>(arguments.size()), arguments.data());
  ran.out = testing::internal::GetCapturedStdout();
  ran.err = testing::internal::GetCapturedStderr();
  return ran;
}

TEST(Command, RunsWithOptionsAnywhere) {
  EXPECT_EQ(run({"echo", "a", "-q", "b"}).out, "a\nb\nquiet=\n");
  EXPECT_EQ(run({"--quiet", "-i", "echo", "echo", "a"}).out, "a\nquiet=\nindex=echo\n");
  EXPECT_EQ(run({"echo", "--", "--help"}).out, "--help\n");
  EXPECT_EQ(run({"echo"}).status, 1);
  EXPECT_EQ(run({"echo", "a"}).status, 0);
}

TEST(Command, Errors) {
  const struct {
    std::vector<const char*> arguments;
    int status;
    const char* err;
  } lines[] = {
      {{}, 2, "dateline-sample: no command given: 'dateline-sample --help' lists them\n"},
      {{"ecco"}, 2, "dateline-sample: unknown command 'ecco': did you mean 'echo'?\n"},
      {{"qwertz"},
       2,
       "dateline-sample: unknown command 'qwertz': 'dateline-sample --help' lists them\n"},
      {{"help", "ecco"}, 2, "dateline-sample: unknown command 'ecco': did you mean 'echo'?\n"},
      {{"echo", "--unti"}, 2, "dateline-sample: unknown option '--unti': did you mean '--unit'?\n"},
      {{"--versoin"},
       2,
       "dateline-sample: unknown option '--versoin': did you mean '--version'?\n"},
      {{"fail", "usage"}, 2, "dateline-sample: query: a bracket\n(a b\n^\n"},
      {{"fail", "world"}, 3, "dateline-sample: in[31mdex: mis sing\n"},
      {{"fail", "busy"}, 75, "dateline-sample: index: another writer holds it\n"},
      {{"fail", "memory"},
       3,
       "dateline-sample: out of memory: the system gives this process no more\n"},
      {{"fail", "system"}, 3, "dateline-sample: segment: No space left on device\n"},
      {{"fail", "file"}, 3, "dateline-sample: /no/such/folder: No such file or directory\n"},
      {{"fail", "pipe"}, 0, ""},
  };
  for (const auto& line : lines) {
    const Ran ran = run(line.arguments);
    EXPECT_EQ(ran.err, line.err);
    EXPECT_EQ(ran.status, line.status) << line.err;
    EXPECT_EQ(ran.out, "");
  }
}

TEST(Command, Help) {
  const Ran ran = run({"echo", "--help"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.out, run({"help", "echo"}).out);
  EXPECT_EQ(ran.out.find("Usage: dateline-sample echo [OPTION]... WORD...\n"), 0u);
  for (const char* piece :
       {"\n  kept as it is\n", "\n  -i, --index DIR         The folder", "May be repeated.\n",
        "\nOutput:\n", "One of article, statement.\n", "\nCommon options:\n", "\nExamples:\n",
        "\n  0                       Done.\n"}) {
    EXPECT_NE(ran.out.find(piece), std::string::npos) << piece << ran.out;
  }
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 80u) << line;
  EXPECT_EQ(run({"--help"}).out, run({"help"}).out);
  EXPECT_NE(run({"-h"}).out.find("  echo                    says its words again.\n"),
            std::string::npos);
  EXPECT_EQ(run({"--version"}).out, "dateline-sample 1.2.3\n");
  EXPECT_EQ(run({"echo", "--version", "--nonsense"}).out, "dateline-sample 1.2.3\n");
}

TEST(Command, ManualPageIsRoff) {
  const std::string page = run({"echo", "--man"}).out;
  EXPECT_EQ(page.find(".TH \"DATELINE\\-SAMPLE\\-ECHO\" \"1\" \"\" \"Dateline 1.2.3\""), 0u)
      << page;
  EXPECT_NE(page.find(".TP\n\\fB\\-i, \\-\\-index DIR\\fR\n"), std::string::npos) << page;
  EXPECT_NE(page.find(".nf\n  kept as it is\n"), std::string::npos) << page;
  EXPECT_EQ(as_manual({.name = "a", .sections = {{.text = ".b\n'c \\d"}}}).find("\n.b"),
            std::string::npos)
      << "no line of text may look like a request";
}

TEST(Command, CompletionKnowsCommandsOptionsAndChoices) {
  const std::string script = run({"--completion"}).out;
  for (const char* piece : {"echo fail help", "--index --unit", "compgen -W 'article statement'",
                            "complete -o filenames -F _dateline_sample dateline-sample"}) {
    EXPECT_NE(script.find(piece), std::string::npos) << piece << script;
  }
}

}  // namespace
}  // namespace dateline::console
