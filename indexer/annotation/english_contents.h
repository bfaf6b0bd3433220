// What was said, in English: the words behind a verb of speech, or those before it.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/annotation/english.h"
#include "indexer/annotation/frames.h"

namespace dateline::annotation {

bool ends_with_ing(std::string_view word);

// Of one unit. `earlier`, the frames found so far in it, is read at each call.
class ContentReader {
 public:
  ContentReader(const Utterances& utterances, const Cast& cast, const Unit& unit,
                const std::vector<Frame>& earlier)
      : utterances_(utterances),
        reading_(utterances.reading()),
        cast_(cast),
        phrases_(reading_, cast),
        unit_(unit),
        earlier_(earlier) {}

  // These add pieces to frame.content; false: nothing that could have been said.
  // What stands before `end`, where the frame begins.
  bool before(Frame& frame, TokenId end) const;
  // What follows the cue `k` of the unit from `at` on.
  bool after(Frame& frame, TokenId at, std::size_t k) const;
  // “A,” he said, “B.”: the quotation goes on behind the frame.
  void more_after(Frame& frame, TokenId at) const;
  // "The park, he said, would open": the sentence that stands around the frame, whose first word is
  // `begin`; both halves of it.
  bool around(Frame& frame, TokenId begin, std::size_t k) const;

  bool dash(TokenId i) const;
  // The unit's end without its last mark.
  TokenId ceiling() const;
  std::string_view lemma(const Frame& frame) const;
  static bool strong(const Frame& frame) {
    return frame.cue.entry->entry_class == EntryClass::strong;
  }

 private:
  bool names_by_quotation(const Frame& frame, TokenId q, TokenId end) const;
  TokenId without_trailer(TokenId from, TokenId end) const;
  TokenId first_free() const;
  bool goes_on(TokenId at, TokenId end, std::size_t k) const;
  bool takes(const Frame& frame, std::string_view preposition) const;
  bool plausible(const Frame& frame, TokenId q, TokenId end) const;
  TokenId clause_end(TokenId from, TokenId limit, std::size_t k) const;
  bool comma_before(TokenId i) const { return i > unit_.tokens.first && reading_.is_comma(i - 1); }

  const Utterances& utterances_;
  const Reading& reading_;
  const Cast& cast_;
  EnglishPhrases phrases_;
  const Unit& unit_;
  const std::vector<Frame>& earlier_;
};

}  // namespace dateline::annotation
