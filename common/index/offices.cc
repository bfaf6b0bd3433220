// The label is a code of two letters, a blank and the role.
#include "common/index/offices.h"

#include <vector>

#include "common/index/schema.h"
#include "common/text/unicode.h"

namespace dateline::indexing {
namespace {

constexpr std::string_view kNoCountry = "--";
constexpr std::size_t kCode = kNoCountry.size();

}  // namespace

std::string pack_offices(std::span<const HeldOffice> offices) {
  std::vector<LabelledValue> values;
  for (const HeldOffice& office : offices) {
    if (office.role.empty() && office.country.empty()) continue;
    std::string label(office.country.size() == kCode ? office.country : kNoCountry);
    label += ' ';
    label += text::printable_line(office.role);
    values.push_back({canonical_value(Matching::person, office.person), std::move(label)});
  }
  return pack_values(values);
}

void for_each_office(std::string_view packed,
                     const std::function<void(std::string_view person, std::string_view role,
                                              std::string_view country)>& take) {
  for_each_packed_value(packed, [&take](std::string_view person, std::string_view label) {
    if (label.size() <= kCode) return;
    const std::string_view country = label.substr(0, kCode);
    take(person, label.substr(kCode + 1), country == kNoCountry ? std::string_view() : country);
  });
}

}  // namespace dateline::indexing
