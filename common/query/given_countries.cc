// See the header.
#include "common/query/given_countries.h"

#include "common/query/country_names.h"

namespace dateline::query {
namespace {

using indexing::Unit;

constexpr std::size_t kMostValues = 10'000;

}  // namespace

std::vector<std::string> given_alike(const indexing::Snapshot& snapshot,
                                     const indexing::Field& field, std::string_view typed,
                                     const std::string& value) {
  std::vector<std::string> alike = {value};
  const std::string prefix(field.prefix);
  if (typed == value &&
      snapshot.live_frequency(indexing::value_term(prefix, value), Unit::article) > 0)
    return alike;
  const std::vector<std::string> codes = countries_called(typed);
  if (codes.empty()) return alike;
  const Xapian::Database& database = snapshot.database(Unit::article);
  std::size_t seen = 0;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (++seen > kMostValues) break;
    std::string other = (*term).substr(prefix.size());
    if (other != value && countries_called(other) == codes) alike.push_back(std::move(other));
  }
  return alike;
}

}  // namespace dateline::query
