// A page about a program or one of its commands, as data: what --help prints and what the manual
// page says are two renderings of it.
#pragma once

#include <string>
#include <vector>

#include "common/console/command.h"

namespace dateline::console {

struct PageItem {
  std::string term{};  // "-i, --index DIR"
  std::string text{};
};

struct PageSection {
  std::string heading{};
  std::string text{};
  std::vector<PageItem> items{};
};

struct Page {
  std::string name{};      // "dateline-indexer" or "dateline-indexer-add"
  std::string synopsis{};  // "dateline-indexer add [OPTION]... INPUT..."
  std::string summary{};
  std::string version{};
  std::vector<PageSection> sections{};
};

Page page_of(const Program& program);
Page page_of(const Program& program, const Command& command);

// For a terminal `columns` wide.
std::string as_help(const Page& page, int columns);
// A manual page in section 1, for man(7). The same bytes whenever it is made.
std::string as_manual(const Page& page);

// A completion script for bash.
std::string bash_completion(const Program& program);

}  // namespace dateline::console
