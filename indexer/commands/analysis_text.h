// An analysed article for a person to read.
#pragma once

#include <string>

#include "common/news/article.h"

namespace dateline::commands {

// Appends some lines: title, source, date, countries, names, then a line a statement; nothing in it
// that a terminal obeys.
void append_analysis_text(const news::AnnotatedArticle& annotated, std::string& out);

}  // namespace dateline::commands
