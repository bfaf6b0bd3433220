// An authority: what a newsroom or a library knows better than the analysis. It merges spellings,
// takes out what is no name, and says who held which office when. Applied to an analysed article as
// the last step, it wins over what was found.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/news/article.h"

namespace dateline::annotation {

// An office, or only the country somebody stands for. Dates are "2020", "2020-06" or "2020-06-08",
// both ends included; empty: open.
struct AuthorityOffice {
  std::string role;     // empty: leaves the role that was found
  std::string country;  // ISO code; empty: leaves the country that was found
  std::string from, to;
};

struct AuthorityName {
  news::EntityType type = news::EntityType::person;
  std::string key;   // text::fold_key; what the index has as the value
  std::string name;  // as it is printed
  std::vector<std::string> aliases;
  std::vector<AuthorityOffice> offices;
};

// The office held on a day ("2020-06-08", or shorter where no more is known; empty: undated, and
// only an office without dates counts); of several the one that began last, then the first listed.
const AuthorityOffice* office_at(const std::vector<AuthorityOffice>& offices, std::string_view day);

class Authority {
 public:
  // `stops` are spellings that are no names. A spelling matches as text::fold_key writes it.
  Authority(std::vector<AuthorityName> names, const std::vector<std::string>& stops);

  // Entities that are one become one, in the place of the first; stops are taken out; persons and
  // speakers get role and country of the article's date. A speaker who is no name is unknown.
  // Countries of the article stay as they were found. Time is linear in what was found.
  void apply(news::AnnotatedArticle& annotated) const;

 private:
  struct Verdict {
    bool is_stop = false;
    const AuthorityName* name = nullptr;  // null: nothing is known
  };
  struct Merging;

  Verdict verdict(std::string_view spelling, news::EntityType type, std::string_view day) const;
  void enter(const std::string& spelling, std::uint32_t name);
  Merging merged_entities(news::AnnotatedArticle& annotated, std::string_view day) const;
  void apply_to_speaker(news::Statement& statement, std::string_view day) const;

  std::vector<AuthorityName> names_;
  // A stop has no names; more than one name where spellings are shared.
  std::unordered_map<std::string, std::vector<std::uint32_t>> spellings_;
};

}  // namespace dateline::annotation
