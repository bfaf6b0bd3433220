// Articles and statements as people read them. All of it is inked text (plain_text.h) whose lines
// end in newlines; `width` 0: no wrapping.
#pragma once

#include <cstddef>
#include <string>

#include "searcher/answer/hits.h"
#include "searcher/answer/value.h"

namespace dateline::answer {

// An entry of a list of hits: title, where and when, what was found.
std::string list_entry(const ArticleHit& hit, std::size_t width);
std::string list_entry(const StatementHit& hit, std::size_t width);

// The whole article with what was found in it; the whole statement.
std::string whole_text(const ArticleHit& hit, std::size_t width);
std::string whole_text(const StatementHit& hit, std::size_t width);

// "name: value" a line, for a choice of fields.
std::string member_lines(const Columns& columns, const Row& row, std::size_t width);

}  // namespace dateline::answer
