// Files that are one, and files in folders.
#include "common/console/file_places.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace dateline::console {
namespace {

namespace fs = std::filesystem;

class FilePlaces : public ::testing::Test {
 protected:
  FilePlaces() {
    fs::create_directories(folder_ / "in/side");
    std::ofstream(folder_ / "in/one") << "1";
    std::ofstream(folder_ / "two") << "2";
    fs::create_hard_link(folder_ / "in/one", folder_ / "hard");
    fs::create_symlink(folder_ / "in/one", folder_ / "soft");
    fs::create_directory_symlink(folder_ / "in", folder_ / "door");
  }
  ~FilePlaces() override { fs::remove_all(folder_); }
  std::string at(const char* name) const { return (folder_ / name).string(); }

  fs::path folder_ = fs::temp_directory_path() / ("file-places-" + std::to_string(::getpid()));
};

TEST_F(FilePlaces, OneFileByManyPaths) {
  const struct {
    const char* output;
    const char* input;
    bool same;
  } table[] = {{"in/one", "in/one", true},   {"hard", "in/one", true}, {"soft", "hard", true},
               {"door/one", "in/one", true}, {"two", "in/one", false}, {"new", "in/one", false},
               {"in", "in", false}};
  for (const auto& row : table)
    EXPECT_EQ(is_same_file(at(row.output), at(row.input)), row.same) << row.output;
  EXPECT_FALSE(is_same_file("/dev/null", "/dev/null"));
}

TEST_F(FilePlaces, InAFolder) {
  const struct {
    const char* path;
    bool inside;
  } table[] = {{"in/one", true},    {"in/new", true},       {"in/side/new", true},
               {"in/no/new", true}, {"in/../in/one", true}, {"soft", true},
               {"door/new", true},  {"two", false},         {"inner", false},
               {"in/../new", false}};
  for (const auto& row : table) {
    EXPECT_EQ(is_inside(at(row.path), at("in")), row.inside) << row.path;
    EXPECT_FALSE(is_inside(at(row.path), at("two"))) << row.path;
  }
  EXPECT_TRUE(is_inside(at("in/one"), at("in/")));
  EXPECT_TRUE(is_inside(at("new/one"), at("new/"))) << "a folder that is made later";
  EXPECT_FALSE(is_inside(at("in"), at("in")));
}

}  // namespace
}  // namespace dateline::console
