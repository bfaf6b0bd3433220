// An analysed article as one line of JSON: what `analyze --format jsonl` prints. Byte offsets
// become code point offsets here and nowhere else.
#pragma once

#include <string>

#include "common/news/article.h"

namespace dateline::annotation {

// Appends the object and a newline. Keys stand in the order of the contract; a statement has
// "spans" where it is in several pieces.
void append_analysis_jsonl(const news::AnnotatedArticle& annotated, std::string& out);

}  // namespace dateline::annotation
