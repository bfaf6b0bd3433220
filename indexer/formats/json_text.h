// Writing bits of JSON: rejection lines and what is kept of a record beside its fields.
#pragma once

#include <string>
#include <string_view>

namespace dateline::formats {

// "text" as a JSON string, quotation marks included. Invalid UTF-8 becomes U+FFFD.
void append_json_string(std::string_view text, std::string& out);

// The members of a JSON object, one after the other, in the order added.
class JsonMembers {
 public:
  // `value` is JSON.
  void add(std::string_view name, std::string_view value);
  void add_string(std::string_view name, std::string_view value);
  // The object; empty where it would have no members.
  std::string take();

 private:
  std::string text_;
};

}  // namespace dateline::formats
