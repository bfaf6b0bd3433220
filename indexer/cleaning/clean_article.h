// An article as found becomes an article as the analysis wants it, or a reason why it is none. The
// floor's story: encoding and markup, paragraphs, boilerplate, dateline, date, language, identity.
// Pure text to data, linear in the text; one Cleaner serves all threads if its lookups do.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "common/news/article.h"
#include "indexer/cleaning/boilerplate.h"
#include "indexer/cleaning/dateline.h"
#include "indexer/formats/raw_article.h"

namespace dateline::cleaning {

inline constexpr std::size_t kLargestText = std::size_t{16} << 20;  // bytes of title and body
inline constexpr std::size_t kLargestId = 1024;                     // bytes

// What cleaning asks of higher floors, and what is said for all articles of a run. Lookups may be
// empty, and return "" for what they do not know.
struct CleaningSettings {
  CountryLookup country_of_place;  // a dateline's place, as printed: "GREENWICH, Conn."
  CountryLookup country_of_name;   // a country as records give it: a name, a code, "west-germany"
  // The country of an outlet, by its name and the host of the article's address.
  std::function<std::string(std::string_view source, std::string_view host)> country_of_outlet;
  std::string source;  // for records that name none
  std::string lang;    // the same
};

class Cleaner {
 public:
  explicit Cleaner(CleaningSettings settings);

  // The article, or why the record is none: one line, for the rejects file.
  std::variant<news::Article, std::string> clean(formats::RawArticle&& raw) const;

 private:
  void clean_fields(const formats::RawArticle& raw, news::Article& article) const;
  void clean_body(formats::RawArticle& raw, news::Article& article,
                  std::string& dateline_day) const;
  void take_dateline(std::string_view field, std::vector<std::string_view>& paragraphs,
                     news::Article& article, std::string& day) const;
  void find_date(const formats::RawArticle& raw, std::string_view dateline_day,
                 news::Article& article) const;
  void find_countries(const formats::RawArticle& raw, news::Article& article) const;

  CleaningSettings settings_;
  BoilerplateFilter boilerplate_;
  DatelineReader datelines_;
};

}  // namespace dateline::cleaning
