// A labelled article, as a user writes it: one JSON object a line (corpus/gold/README.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dateline::evaluation {

using Range = std::pair<std::uint32_t, std::uint32_t>;  // bytes of the text

struct GoldStatement {
  std::vector<Range> content;  // at least one
  std::string mention;         // the words that stand for the speaker
  std::string kind, attribution;
  std::string speaker_name;              // empty: the article gives none
  std::vector<std::string> speaker_alt;  // other right names
  std::string speaker_role;              // " / " parts several right ones
  std::string speaker_country;           // ISO code
  bool continues = false;                // a quotation's next paragraph
  bool optional = false;                 // neither missed nor wrong
};

struct GoldArticle {
  std::string id, lang, title, text;
  std::vector<GoldStatement> statements;
  // None: not labelled, and not measured.
  std::optional<std::vector<std::string>> persons, orgs, places, countries;
};

// The article, or why the line is none.
std::variant<GoldArticle, std::string> parse_gold(std::string_view line);

}  // namespace dateline::evaluation
