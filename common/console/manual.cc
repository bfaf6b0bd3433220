// A page in the man(7) macros of roff, and the completion script: what is made at build time.
#include <cctype>
#include <string_view>

#include <fmt/format.h>

#include "common/console/page.h"

namespace dateline::console {
namespace {

// Escapes what roff would read as its own: backslashes, hyphens (which must stay ASCII, so that an
// option can be copied), and a dot or quote at the beginning of a line.
std::string roff(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_begins = c == '\n';
  }
  return out;
}

std::string upper(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

void add_text(std::string_view text, std::string& out) {
  bool as_is = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool keep = line.starts_with("  ");
    if (keep != as_is) out += keep ? ".PP\n.nf\n" : ".fi\n";
    as_is = keep;
    out += line.empty() ? ".PP\n" : roff(line) + "\n";
  }
  if (as_is) out += ".fi\n";
}

// Words in single quotes for the shell; names hold no quotes.
std::string long_options(const std::vector<Option>& options) {
  std::string words;
  for (const Option& option : options) {
    if (!option.hidden) words += "--" + option.name + " ";
  }
  return words;
}

void add_choices(const std::vector<Option>& options, std::string& out) {
  for (const Option& option : options) {
    if (option.hidden || option.choices.empty()) continue;
    out += fmt::format("    --{}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n",
                       option.name, fmt::join(option.choices, " "));
  }
}

}  // namespace

std::string as_manual(const Page& page) {
  std::string out = fmt::format(".TH \"{}\" \"1\" \"\" \"Dateline {}\" \"Dateline\"\n.nh\n.ad l\n",
                                roff(upper(page.name)), roff(page.version));
  out += fmt::format(".SH NAME\n{} \\- {}\n", roff(page.name), roff(page.summary));
  out += fmt::format(".SH SYNOPSIS\n{}\n", roff(page.synopsis));
  for (const PageSection& section : page.sections) {
    const std::string heading = section.heading.empty() ? "Description" : section.heading;
    out += fmt::format(".SH \"{}\"\n", roff(upper(heading)));
    add_text(section.text, out);
    for (const PageItem& item : section.items) {
      out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(item.term), roff(item.text));
    }
  }
  return out;
}

std::string bash_completion(const Program& program) {
  std::string function = "_" + program.name;
  for (char& c : function) c = c == '-' ? '_' : c;
  std::string commands;
  std::string by_command;
  std::string choices;
  for (const Command& command : program.commands) {
    commands += command.name + " ";
    by_command += fmt::format("    {}) options='{}{}' ;;\n", command.name,
                              long_options(command.options), long_options(common_options()));
    add_choices(command.options, choices);
  }
  add_choices(common_options(), choices);
  return fmt::format(
      "# bash completion for {0}\n{1}() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command "
      "options\n"
      "  for command in \"${{COMP_WORDS[@]:1}}\"; do [[ $command != -* ]] && break; done\n"
      "  case $before in\n{2}  esac\n"
      "  case $command in\n{3}    *) options='{4}' ;;\n  esac\n"
      "  if [[ $word == -* ]]; then COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
      "  elif ((COMP_CWORD == 1)); then COMPREPLY=($(compgen -W '{5}help' -- \"$word\"))\n"
      "  else COMPREPLY=($(compgen -f -- \"$word\")); fi\n"
      "}}\ncomplete -o filenames -F {1} {0}\n",
      program.name, function, choices, by_command, long_options(common_options()), commands);
}

}  // namespace dateline::console
