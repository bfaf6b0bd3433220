// The table writer by itself: what it refuses, and where it begins new blocks.
#include "indexer/segments/glass/btree_writer.h"

#include <stdexcept>

#include <gtest/gtest.h>

#include "tests/indexer/segments/glass/oracle.h"

namespace dateline::segments::glass {
namespace {

using testing::TemporaryFolder;

TEST(BtreeWriter, EmptyTable) {
  const TemporaryFolder folder;
  EXPECT_EQ(BtreeWriter(folder / "lazy", BtreeWriter::Creation::when_needed).finish().blocks, 0U);
  EXPECT_EQ(BtreeWriter(folder / "there", BtreeWriter::Creation::always).finish().entries, 0U);
  EXPECT_FALSE(std::filesystem::exists(folder / "lazy"));
  EXPECT_EQ(std::filesystem::file_size(folder / "there"), 0U);
}

TEST(BtreeWriter, LevelsGrowWithEntries) {
  const TemporaryFolder folder;
  const std::pair<int, std::uint32_t> levels_of[] = {{1, 0}, {3, 0}, {4, 1}, {100, 1}, {400, 2}};
  for (const auto& [entries, level] : levels_of) {
    BtreeWriter table(folder / "table", BtreeWriter::Creation::always);
    // Keys that share much make long separators: some 36 fit into a branch.
    const std::string tag(kMaxItemBytes - 3 - 210, 't');
    for (int i = 0; i < entries; ++i)
      table.add(std::string(207, 'k') + std::to_string(100 + i), tag);
    const TableRoot root = table.finish();
    EXPECT_EQ(root.level, level) << entries;
    EXPECT_EQ(root.entries, static_cast<std::uint64_t>(entries));
    EXPECT_EQ(std::filesystem::file_size(folder / "table"), root.blocks * kBlockBytes);
  }
}

TEST(BtreeWriter, RefusesWhatGlassCannotHold) {
  const TemporaryFolder folder;
  BtreeWriter table(folder / "table", BtreeWriter::Creation::always);
  table.add(std::string(255, 'k'), "");
  EXPECT_THROW(table.add(std::string(256, 'k'), ""), std::length_error);
  EXPECT_THROW(table.add("long", std::string(std::size_t{140} << 20, 't')), std::length_error);
}

}  // namespace
}  // namespace dateline::segments::glass
