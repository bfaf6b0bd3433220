// Lists of a page's other stories that its markup put behind a name: "President Ann Lee Ann Mary
// LeeSenate votes on pier Mayors meet in May MORE said". The person's page, headlines run
// together, and the link to more of them are no words of the article.
#pragma once

#include <string>

namespace dateline::cleaning {

// `text` without them; the name itself stays, and what follows "MORE". Linear in the text.
// REQUIRES: paragraphs are parted by '\n', words by one space (lay_out_paragraphs).
std::string without_link_lists(std::string text);

}  // namespace dateline::cleaning
