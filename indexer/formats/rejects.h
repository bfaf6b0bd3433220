// The line that the rejects file holds for a rejection, and the record in it where only the article
// is left of it.
#pragma once

#include <string>

#include "indexer/formats/raw_article.h"

namespace dateline::formats {

// {"input":…,"line":…,"offset":…,"reason":…,"record":…} and a newline; the record cut at 4 KiB.
std::string rejection_line(const Rejection& rejection);

// What a rejection may quote of an article: its fields, each cut. Cheap: to be taken before the
// article is cleaned, which takes it apart.
RawArticle head_of(const RawArticle& article);
// The head as a record: {"id":…,"url":…,"title":…,…,"body":…}, cut at 4 KiB; empty fields left out.
std::string record_of(const RawArticle& head);

}  // namespace dateline::formats
