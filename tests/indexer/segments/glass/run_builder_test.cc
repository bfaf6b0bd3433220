// What a builder takes, refuses and gives.
#include "indexer/segments/glass/run_builder.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace dateline::segments::glass {
namespace {

TEST(RunBuilder, InternGivesDenseNumbers) {
  RunBuilder builder;
  for (TermId id = 0; id < 20000; ++id) EXPECT_EQ(builder.intern("t" + std::to_string(id)), id);
  for (TermId id = 0; id < 20000; ++id) EXPECT_EQ(builder.intern("t" + std::to_string(id)), id);
}

TEST(RunBuilder, RefusesTermsThatFitInNoKey) {
  RunBuilder builder;
  EXPECT_THROW(builder.intern(""), std::length_error);
  EXPECT_THROW(builder.intern(std::string(246, 'x')), std::length_error);
  EXPECT_THROW(builder.intern(std::string(123, '\0')), std::length_error);
  EXPECT_NO_THROW(builder.intern(std::string(245, 'x')));
  EXPECT_NO_THROW(builder.intern(std::string(122, '\0')));
}

TEST(RunBuilder, DocumentNotEndedLeavesNothing) {
  RunBuilder builder;
  const TermId term = builder.intern("word");
  builder.begin_document();
  builder.add_posting(term, 1);
  builder.add_value(1, "v");
  builder.set_data("data");
  builder.begin_document();
  builder.end_document();
  const InvertedRun run = builder.finish();
  EXPECT_EQ(run.documents(), 1U);
  EXPECT_TRUE(run.terms.empty());
  EXPECT_TRUE(run.columns.empty());
  EXPECT_EQ(run.stored[0], "");
}

TEST(RunBuilder, DocumentTooLongIsLeftOut) {
  RunBuilder builder;
  const TermId term = builder.intern("word");
  builder.begin_document();
  builder.add_term(term, 0xffffffffU);
  builder.add_term(term, 1);
  EXPECT_THROW(builder.end_document(), std::length_error);
  builder.begin_document();
  builder.add_term(term, 0xffffffffU);
  builder.end_document();
  const InvertedRun run = builder.finish();
  ASSERT_EQ(run.documents(), 1U);
  EXPECT_EQ(run.lengths[0], 0xffffffffU);
}

TEST(RunBuilder, FinishBeginsAnew) {
  RunBuilder builder;
  builder.begin_document();
  builder.add_posting(builder.intern("one"), 1);
  builder.end_document();
  EXPECT_EQ(builder.finish().documents(), 1U);
  EXPECT_EQ(builder.documents(), 0U);
  EXPECT_EQ(builder.intern("two"), 0U);
  builder.begin_document();
  builder.add_posting(0, 1);
  builder.end_document();
  EXPECT_EQ(builder.finish().terms[0], "two");
}

TEST(RunBuilder, PostingsInOrderOfTermsAndDocuments) {
  RunBuilder builder;
  const TermId b = builder.intern("b");
  const TermId a = builder.intern("a");
  for (int i = 0; i < 3; ++i) {
    builder.begin_document();
    builder.add_term(b, 2);
    if (i != 1) builder.add_posting(a, 5);
    builder.end_document();
  }
  const InvertedRun run = builder.finish();
  ASSERT_EQ(run.terms.size(), 2U);
  EXPECT_EQ(run.terms[0], "a");
  ASSERT_EQ(run.postings_of(0).size(), 2U);
  EXPECT_EQ(run.postings_of(0)[1].document, 2U);
  EXPECT_EQ(run.position_offsets_of(0).size(), 2U);
  EXPECT_EQ(run.positions_at(run.position_offsets_of(0)[1]), "\x05");
  EXPECT_EQ(run.postings_of(1).size(), 3U);
  EXPECT_TRUE(run.position_offsets_of(1).empty());
  EXPECT_EQ(run.highest_wdf, 2U);
}

}  // namespace
}  // namespace dateline::segments::glass
