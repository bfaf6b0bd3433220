// Values as JSON. One law: the bytes are plain to any terminal too: control characters, bidi marks
// and the like are escaped, and what is not UTF-8 becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

#include "searcher/answer/value.h"

namespace dateline::answer {

// A JSON string, quotation marks included.
void append_json(std::string& out, std::string_view text);
void append_json(std::string& out, const Value& value);
void append_json(std::string& out, const Object& object);
// An array of objects, or an object, as a value inside another.
Value as_value(const std::vector<Object>& objects);
Value as_value(const Object& object);

// Members of columns with the same parent become one object, which stands where the first of them
// does.
void append_json(std::string& out, const Columns& columns, const Row& row);

}  // namespace dateline::answer
