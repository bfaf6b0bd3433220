// JSON by appending, in the order of the members that was promised.
#include "indexer/formats/rejects.h"

#include <fmt/format.h>

#include "indexer/formats/field_names.h"
#include "indexer/formats/json_text.h"

namespace dateline::formats {

std::string rejection_line(const Rejection& rejection) {
  JsonMembers members;
  members.add_string("input", rejection.place.input);
  members.add("line", fmt::format("{}", rejection.place.line));
  members.add("offset", fmt::format("{}", rejection.place.offset));
  members.add_string("reason", rejection.reason);
  members.add_string("record", cut_record(rejection.record));
  return members.take() + "\n";
}

}  // namespace dateline::formats
