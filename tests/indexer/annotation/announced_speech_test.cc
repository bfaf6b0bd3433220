// Block quotations without marks, and headlines at the top of a body.
#include <gtest/gtest.h>

#include "tests/indexer/annotation/annotated.h"

namespace dateline::annotation {
namespace {

using Lines = std::vector<std::string>;

Lines said(std::string_view text) {
  return statements(annotated(text));
}

TEST(AnnouncedSpeech, BlockQuotation) {
  EXPECT_EQ(said("Maria Orme spoke in the harbour.\n\nOrme added:\n\nThe ferry is late again. "
                 "Nobody in this town knows why.\n\nThen she left the hall."),
            Lines{"Maria Orme | direct | The ferry is late again. Nobody in this town knows why."});
  EXPECT_EQ(
      said("Maria Orme spoke in the harbour.\n\nThe list of ferries that are late:\n\nThe red "
           "ferry to the island is late again."),
      Lines{});
}

TEST(AnnouncedSpeech, Headline) {
  EXPECT_EQ(said("Orme: Ferries to the island will sail again\n\nMaria Orme opened the harbour."),
            Lines{"Maria Orme | indirect | Ferries to the island will sail again"});
  EXPECT_EQ(
      said("Harbour: Ferries to the island will sail again\n\nMaria Orme opened the harbour."),
      Lines{});
}

}  // namespace
}  // namespace dateline::annotation
