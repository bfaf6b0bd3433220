// Where one JSON value ends and where a list of articles begins, told from brackets and strings
// alone: documents are cut into records this way before any of them is parsed.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/formats/field_names.h"

namespace dateline::formats {

// Follows brackets and strings through pieces of text.
class Brackets {
 public:
  explicit Brackets(int depth = 0) : depth_(depth) {}

  // The place after the bracket that brings the depth to 0; npos: not in this piece.
  std::size_t close_of(std::string_view piece);

 private:
  int depth_;
  bool in_string_ = false;
  bool escaped_ = false;
};

// Where a list of objects begins in an object whose beginning `head` shows.
struct ListPlace {
  std::size_t after_bracket = 0;
  int depth = 0;  // objects around it
};

// In an object, by its first bytes: an array of objects under a name that services use for lists of
// articles, one or two objects deep, before any title or body. nullopt: there is none.
std::optional<ListPlace> find_list(std::string_view head, const FieldNames& fields);

}  // namespace dateline::formats
