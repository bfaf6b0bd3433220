// Each shape of text in which records come, and the paragraphs it stands for.
#include "indexer/cleaning/paragraphs.h"

#include <gtest/gtest.h>

namespace dateline::cleaning {
namespace {

struct Row {
  std::string given;
  std::string wanted;
};

TEST(Paragraphs, FreeText) {
  for (const auto& [given, wanted] : std::vector<Row>{
           {"One.\n\nTwo.", "One.\nTwo."},
           {"One.\n \n\n  Two  of   it. ", "One.\nTwo of it."},
           {"One sentence.\nAnother one.", "One sentence.\nAnother one."},
           {"A headline\nThe text.", "A headline\nThe text."},
           {"it was said that\nnothing happened.", "it was said that nothing happened."},
           {"Hakem Avni Kaya,\n \n Denizspor \n 'un maçını yönetecek.",
            "Hakem Avni Kaya,\nDenizspor'un maçını yönetecek."},
           {"Maç öncesi \n Denizspor \n kampa girdi.", "Maç öncesi Denizspor kampa girdi."},
           {"Başkan, \" \n Denizspor \n kazandı,\" \n dedi.",
            "Başkan, \" Denizspor kazandı,\" dedi."},
           {"She said: \"No.\"\nand left.", "She said: \"No.\"\nand left."},
           {"", ""},
           {" \n \n", ""},
       }) {
    EXPECT_EQ(lay_out_paragraphs(given), wanted);
  }
}

TEST(Paragraphs, WireTextIndented) {
  EXPECT_EQ(lay_out_paragraphs("Rain fell throughout the week in the\n"
                               "coastal zone, ending a drought that has lasted since early\n"
                               "January, the weather office said in its weekly report.\n"
                               "    Farmers said that the harvest would be late this year, and\n"
                               "a self-\nimposed limit would stay.\n"
                               "    Exports fell.\n"
                               " Wheat   2.55  2.40\n"
                               " Corn    1.35  1.92\n"),
            "Rain fell throughout the week in the coastal zone, ending a drought that has lasted "
            "since early "
            "January, the weather office said in its weekly report.\n"
            "Farmers said that the harvest would be late this year, and a self-imposed limit would "
            "stay.\n"
            "Exports fell.\n"
            "Wheat 2.55 2.40\n"
            "Corn 1.35 1.92");
}

TEST(Paragraphs, WrappedWithoutIndents) {
  EXPECT_EQ(
      lay_out_paragraphs("The council of the little town of Arvena voted on Monday night to\n"
                         "close the old bridge over the river for all of the coming summer,\n"
                         "a decision that shopkeepers in the quarter behind it had feared.\n"
                         "\n"
                         "The mayor said that there was no choice, since the engineers have\n"
                         "found cracks in two pillars, and that buses would go by the north.\n"
                         "Work begins in May.\n"),
      "The council of the little town of Arvena voted on Monday night to close the old bridge over "
      "the river "
      "for all of the coming summer, a decision that shopkeepers in the quarter behind it had "
      "feared.\n"
      "The mayor said that there was no choice, since the engineers have found cracks in two "
      "pillars, and "
      "that buses would go by the north. Work begins in May.");
}

TEST(Paragraphs, LostBreaks) {
  const std::string filler(300, 'x');
  EXPECT_EQ(
      restore_breaks(filler +
                     " ended.The mayor spoke.”It was late.\"We go,\" he said.Ada Brill went."),
      filler + " ended.\nThe mayor spoke.”\nIt was late.\n\"We go,\" he said.\nAda Brill went.");
  // A quotation's next paragraph opens with a mark of its own.
  EXPECT_EQ(restore_breaks(filler + " ended.Orme said: \"We go.\"We come back.\"Ada Brill went."),
            filler + " ended.\nOrme said: \"We go.\n\"We come back.\"\nAda Brill went.");
  // Too short, too few, already in lines, or no sentence.
  EXPECT_EQ(restore_breaks("ended.The mayor spoke.It was"), "ended.The mayor spoke.It was");
  EXPECT_EQ(restore_breaks(filler + " ended.The end"), filler + " ended.The end");
  EXPECT_EQ(restore_breaks(filler + "\nended.The mayor spoke.It was"),
            filler + "\nended.The mayor spoke.It was");
  EXPECT_EQ(restore_breaks(filler + " U.S.A. J.K.Lorne www.site.Com x@mail.Example Ph.Dr"),
            filler + " U.S.A. J.K.Lorne www.site.Com x@mail.Example Ph.Dr");
}

TEST(Paragraphs, OneLine) {
  for (const auto& [given, wanted] :
       std::vector<Row>{{" a \n b  c ", "a b c"}, {"", ""}, {"\n", ""}, {"a", "a"}}) {
    EXPECT_EQ(one_line(given), wanted);
  }
}

}  // namespace
}  // namespace dateline::cleaning
