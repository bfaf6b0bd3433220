// Puts the rows of the command table in the order in which a reader wants them.
#include "common/console/page.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dateline::console {
namespace {

PageItem item_of(const Option& option) {
  std::string term = option.letter == 0 ? "" : fmt::format("-{}, ", option.letter);
  term += "--" + option.name;
  if (!option.value.empty()) term += " " + option.value;
  std::string text = option.help;
  if (!option.choices.empty()) {
    text += fmt::format(" One of {}.", fmt::join(option.choices, ", "));
  }
  if (option.repeatable) text += " May be repeated.";
  return {std::move(term), std::move(text)};
}

// One section for each group, in order of first appearance.
void add_options(const std::vector<Option>& options, std::vector<PageSection>& sections) {
  for (const Option& option : options) {
    if (option.hidden) continue;
    auto found = std::ranges::find(sections, option.group, &PageSection::heading);
    if (found == sections.end()) {
      sections.push_back({.heading = option.group});
      found = sections.end() - 1;
    }
    found->items.push_back(item_of(option));
  }
}

void add_exits(const std::vector<ExitMeaning>& exits, Page& page) {
  if (exits.empty()) return;
  PageSection section{.heading = "Exit status"};
  for (const ExitMeaning& exit : exits) {
    section.items.push_back({fmt::format("{}", static_cast<int>(exit.status)), exit.meaning});
  }
  page.sections.push_back(std::move(section));
}

void add_examples(const std::vector<Example>& examples, Page& page) {
  if (examples.empty()) return;
  PageSection section{.heading = "Examples"};
  for (const Example& example : examples) section.items.push_back({example.command, example.says});
  page.sections.push_back(std::move(section));
}

void add_sections(const std::vector<Section>& sections, Page& page) {
  for (const Section& section : sections) {
    page.sections.push_back({.heading = section.heading, .text = section.text});
  }
}

}  // namespace

Page page_of(const Program& program) {
  Page page{.name = program.name,
            .synopsis = program.name + " COMMAND [OPTION]... [WORD]...",
            .summary = program.summary,
            .version = program.version};
  if (!program.text.empty()) page.sections.push_back({.heading = "", .text = program.text});
  PageSection commands{.heading = "Commands"};
  for (const Command& command : program.commands) {
    commands.items.push_back({command.name, command.summary + "."});
  }
  page.sections.push_back(std::move(commands));
  add_options(common_options(), page.sections);
  add_exits(program.exits, page);
  add_sections(program.sections, page);
  add_examples(program.examples, page);
  page.sections.push_back(
      {.heading = "See also",
       .text = fmt::format("{} COMMAND --help tells about one command.", program.name)});
  return page;
}

Page page_of(const Program& program, const Command& command) {
  Page page{
      .name = program.name + "-" + command.name,
      .synopsis = fmt::format("{} {} [OPTION]... {}", program.name, command.name, command.synopsis),
      .summary = command.summary,
      .version = program.version};
  if (!command.text.empty()) page.sections.push_back({.heading = "", .text = command.text});
  add_options(command.options, page.sections);
  add_options(common_options(), page.sections);
  add_exits(command.exits.empty() ? program.exits : command.exits, page);
  add_sections(command.sections, page);
  add_examples(command.examples, page);
  return page;
}

}  // namespace dateline::console
