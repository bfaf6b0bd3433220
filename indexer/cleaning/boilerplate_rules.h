// What is no part of an article, as patterns: one table for all languages, read by boilerplate.h.
#pragma once

#include <span>
#include <string_view>

namespace dateline::cleaning {

// What of a body a pattern has to cover, whole, for it to be dropped.
enum class Reach {
  paragraph,  // a paragraph of at most 200 characters
  notice,  // a paragraph of at most 1,000 bytes: legal notices and the like, plain from their start
  sentence,  // a sentence that is a paragraph's first or last
  sign_off,  // the same, among the last paragraphs only
  list,      // a heading; with it go the headlines under it
};

// What a pattern with a wildcard asks of the text beyond its words. A pattern without one asks
// nothing: it says all that is there.
enum class Care {
  quotes,    // it holds no quotation mark: what somebody said stays
  sure,      // no more than the words: they stand nowhere else
  headline,  // it does not end as a sentence does (. or 。)
};

struct BoilerplateRule {
  Reach reach;
  // Compared with the folded text (text::fold_word) without marks at either end. `*` is any run of
  // characters, also none; `#` a number. At least two characters before the first or after the
  // last wildcard.
  std::string_view pattern;
  Care care = Care::quotes;
};

std::span<const BoilerplateRule> boilerplate_rules();

}  // namespace dateline::cleaning
