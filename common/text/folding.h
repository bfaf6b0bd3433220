// Folding: the forms in which words and names are compared. One law: text that a person would call
// the same (accents, case, width, curly or straight marks) folds to the same bytes, at indexing and
// in a query alike.
#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

// A word's form for matching in text: NFKC case-folded; accents stripped from Latin, Greek,
// Cyrillic ё (not й), Arabic and Hebrew marks dropped, Arabic alef, yeh and teh marbuta forms
// united; ß to ss, ø to o, ı to i and the like. The script stays. Quotation marks and hyphens are
// unified to ' " -. Idempotent. An invalid byte becomes U+FFFD.
std::string fold_word(std::string_view word);
// The same, appended to `out` (for hot loops: no allocation beyond out's growth).
void append_folded_word(std::string_view word, std::string& out);

// A name's key: Latin letters and digits only, no accents, lower case, words separated by one
// space: "mevlut cavusoglu". Other scripts are romanised by ICU (Any-Latin; Latin-ASCII).
// Idempotent. Empty where nothing remains.
std::string fold_key(std::string_view name);

}  // namespace dateline::text
