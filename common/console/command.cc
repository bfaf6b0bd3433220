// From argv to a command's exit status.
#include "common/console/command.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <optional>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "common/console/errors.h"
#include "common/console/messages.h"
#include "common/console/nearest.h"
#include "common/console/output.h"
#include "common/console/page.h"
#include "common/console/signals.h"

namespace dateline::console {
namespace {

// Options that answer by themselves, without a command or about one.
const std::vector<Option>& answering_options() {
  static const std::vector<Option> kOptions = {
      {.name = "help", .letter = 'h', .help = "Shows this help.", .group = "Common options"},
      {.name = "version", .help = "Shows the version.", .group = "Common options"},
      {.name = "man", .help = "Prints the manual page as roff.", .hidden = true},
      {.name = "completion", .help = "Prints a completion script for bash.", .hidden = true},
  };
  return kOptions;
}

bool takes_value(const Program& program, std::string_view argument) {
  const auto names_it = [&](const Option& option) {
    return !option.value.empty() &&
           (argument == "--" + option.name ||
            (option.letter != 0 && argument == std::string{'-', option.letter}));
  };
  return std::ranges::any_of(common_options(), names_it) ||
         std::ranges::any_of(program.commands, [&](const Command& command) {
           return std::ranges::any_of(command.options, names_it);
         });
}

// Where the command's name stands: the first argument that is neither an option nor its value.
std::optional<std::size_t> command_place(const Program& program,
                                         const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") return std::nullopt;
    if (argument.size() < 2 || argument[0] != '-') return i;
    if (takes_value(program, argument)) ++i;
  }
  return std::nullopt;
}

const Command& find_command(const Program& program, const std::string& name) {
  const auto found = std::ranges::find(program.commands, name, &Command::name);
  if (found != program.commands.end()) return *found;
  std::vector<std::string> names = {"help"};
  for (const Command& command : program.commands) names.push_back(command.name);
  const std::string near = nearest(name, names);
  throw UsageError(fmt::format("unknown command '{}'", name),
                   near.empty() ? fmt::format("'{} --help' lists them", program.name)
                                : fmt::format("did you mean '{}'?", near));
}

ExitStatus print(std::string_view text) {
  Output output;
  output.write(text);
  output.finish();
  return ExitStatus::done;
}

// The answer to --help and its kin, which win over whatever else is given; nullopt where none is.
std::optional<ExitStatus> answer(const Program& program, const Command* command,
                                 const std::vector<std::string>& arguments) {
  const auto end = std::ranges::find(arguments, "--");
  const auto given = [&](std::string_view argument) {
    return std::find(arguments.begin(), end, argument) != end;
  };
  const auto page = [&] {
    return command != nullptr ? page_of(program, *command) : page_of(program);
  };
  if (given("--help") || given("-h")) {
    return print(as_help(page(), terminal_width(STDOUT_FILENO, 80)));
  }
  if (given("--version")) return print(fmt::format("{} {}\n", program.name, program.version));
  if (given("--man")) return print(as_manual(page()));
  if (given("--completion")) return print(bash_completion(program));
  return std::nullopt;
}

Manners manners_of(const Given& given) {
  return {.color = color_when(given.value_or("color", "auto")),
          .progress = progress_style(given.value_or("progress", "auto")),
          .quiet = given.has("quiet")};
}

ExitStatus dispatch(const Program& program, std::vector<std::string> arguments) {
  const std::optional<std::size_t> place = command_place(program, arguments);
  if (!place) {
    if (const auto answered = answer(program, nullptr, arguments)) return *answered;
    if (!arguments.empty()) parse_options(common_options(), arguments);
    throw UsageError("no command given", fmt::format("'{} --help' lists them", program.name));
  }
  const std::string name = arguments[*place];
  arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(*place));
  if (name == "help") {
    const Command* about = nullptr;
    if (!arguments.empty() && arguments[0][0] != '-') about = &find_command(program, arguments[0]);
    return *answer(program, about, {"--help"});
  }
  const Command& command = find_command(program, name);
  if (const auto answered = answer(program, &command, arguments)) return *answered;
  std::vector<Option> options = command.options;
  options.insert(options.end(), common_options().begin(), common_options().end());
  Given given = parse_options(options, arguments);
  const Manners manners = manners_of(given);
  return command.run({program.name, command.name, std::move(given), manners});
}

// REQUIRES: called in a handler. Says what happened and turns it into an exit status.
ExitStatus caught(const Program& program) {
  try {
    throw;
  } catch (const ClosedPipe&) {
    return ExitStatus::done;
  } catch (const UsageError& error) {
    print_error(program.name, error.what(), error.detail());
    return ExitStatus::wrong_call;
  } catch (const WorldError& error) {
    print_error(program.name, error.what());
    return error.status();
  } catch (const std::filesystem::filesystem_error& error) {
    print_error(program.name, joined(error.path1().string(), error.code().message()));
  } catch (const std::bad_alloc&) {
    print_error(program.name, "out of memory: the system gives this process no more");
  } catch (const std::exception& error) {
    print_error(program.name, error.what());
  } catch (...) {
    print_error(program.name, "an error that says nothing of itself");
  }
  return ExitStatus::failed;
}

}  // namespace

const std::vector<Option>& common_options() {
  static const std::vector<Option> kOptions = [] {
    std::vector<Option> options = {
        {.name = "color",
         .value = "WHEN",
         .help = "Colours; auto: on a terminal, unless NO_COLOR is set or TERM is dumb.",
         .group = "Common options",
         .choices = {"auto", "always", "never"}},
        {.name = "progress",
         .value = "HOW",
         .help = "Progress on standard error; auto: a bar on a terminal; plain: lines.",
         .group = "Common options",
         .choices = {"auto", "plain", "none"}},
        {.name = "quiet",
         .letter = 'q',
         .help = "Says nothing on standard error but errors.",
         .group = "Common options"},
    };
    options.insert(options.end(), answering_options().begin(), answering_options().end());
    return options;
  }();
  return kOptions;
}

int run_program(const Program& program, int argc, const char* const* argv) {
  install_signal_handlers();
  try {
    return static_cast<int>(dispatch(program, {argv + std::min(argc, 1), argv + argc}));
  } catch (...) {
    return static_cast<int>(caught(program));
  }
}

}  // namespace dateline::console
