// Transcripts, interviews, letters.
#include <gtest/gtest.h>

#include "tests/indexer/annotation/annotated.h"

namespace dateline::annotation {
namespace {

using Lines = std::vector<std::string>;

Lines said(std::string_view text) {
  return statements(annotated(text));
}

TEST(LaidOutSpeech, Transcript) {
  EXPECT_EQ(
      said("Maria Orme met Peter Quill in the studio.\n\nORME: Why are the trams late?\n\n"
           "QUILL: Because he said so. (Laughter.)\n\nORME: Thank you."),
      (Lines{"Maria Orme | direct | Why are the trams late?",
             "Peter Quill | direct | Because he said so.", "Maria Orme | direct | Thank you."}));
}

TEST(LaidOutSpeech, OneLabelIsNoTranscript) {
  EXPECT_EQ(said("UPDATE: The trams are late again.\n\nMORE: The buses too."), Lines{});
}

TEST(LaidOutSpeech, Interview) {
  EXPECT_EQ(said("The envoy, Maria Orme, answered our questions.\n\nQ: Is there a corridor?\n\nA: "
                 "There is one with doors.\n\nQ: And then?\n\nA: Then they sleep."),
            (Lines{"Maria Orme | direct | There is one with doors.",
                   "Maria Orme | direct | Then they sleep."}));
}

TEST(LaidOutSpeech, Letters) {
  EXPECT_EQ(said("Readers wrote to us.\n\n“I never once missed my stop.” ― Maria Orme, "
                 "Ludlow\n\n“Nobody writes his name under that.” — Dr Peter Quill"),
            (Lines{"Maria Orme | direct | I never once missed my stop.",
                   "Peter Quill | direct | Nobody writes his name under that."}));
}

}  // namespace
}  // namespace dateline::annotation
