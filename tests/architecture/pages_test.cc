// The pages: links lead somewhere, files named in them are there, and each corner of the house is
// described.
#include <regex>

#include <gtest/gtest.h>

#include "tests/architecture/source_files.h"

namespace dateline::architecture {
namespace {

std::vector<std::string> pages() {
  std::vector<std::string> all = {"README.md"};
  for (const char* part : {"common", "corpus", "indexer", "searcher", "tests"}) {
    const auto some = files_below(part, {".md"});
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

TEST(Pages, LinksLeadSomewhere) {
  const std::regex link(R"(\]\(([^)#]+)(#[^)]*)?\))");
  for (const std::string& page : pages()) {
    const std::string text = contents(page);
    for (auto at = std::sregex_iterator(text.begin(), text.end(), link);
         at != std::sregex_iterator(); ++at) {
      const std::string target = (*at)[1];
      if (target.find("://") != std::string::npos) continue;
      const auto path = (kRoot / page).parent_path() / target;
      EXPECT_TRUE(std::filesystem::exists(path)) << page << " links to " << target;
    }
  }
}

TEST(Pages, NamePathsThatAreThere) {
  const std::regex path(R"(`((?:common|corpus|indexer|searcher|tests)/[A-Za-z0-9_./-]*)`)");
  for (const std::string& page : pages()) {
    const std::string text = contents(page);
    for (auto at = std::sregex_iterator(text.begin(), text.end(), path);
         at != std::sregex_iterator(); ++at) {
      EXPECT_TRUE(std::filesystem::exists(kRoot / (*at)[1].str())) << page << " names " << (*at)[1];
    }
  }
}

}  // namespace
}  // namespace dateline::architecture
