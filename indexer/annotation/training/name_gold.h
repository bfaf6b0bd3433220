// Labelled names: CoNLL's columns (a token a line, its tag last: BIO or IOB1; a blank line between
// sentences, -DOCSTART- between articles), or JSON lines with "text" and "entities" that have
// "start", "end" (code points) and "type". Read into texts with byte spans.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/news/article.h"

namespace dateline::training {

struct GoldName {
  news::Span span;
  std::uint8_t type = 0;  // tagging::name_label: kPerson, kOrg, kPlace, kOther
};

struct NameArticle {
  std::string text;
  std::vector<GoldName> names;  // in order, not overlapping (of nested ones the outer)
};

// By its name: .conll or .jsonl. A text without articles is cut into pieces of `sentences`
// sentences (0: not cut). Throws std::runtime_error with the file where it cannot be read.
std::vector<NameArticle> read_names(const std::string& path, std::size_t sentences);

}  // namespace dateline::training
