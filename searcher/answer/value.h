// A cell of an answer, whatever it is printed as: a text, a number, a list, or JSON made before.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dateline::answer {

// Printed with that many digits behind the point, so that equal answers are equal bytes.
struct Decimal {
  double number = 0;
  int digits = 0;
};

// JSON that is printed as it is. REQUIRES: valid.
struct RawJson {
  std::string text;
};

using Texts = std::vector<std::string>;

struct Value {
  std::variant<std::string, std::uint64_t, Decimal, Texts, RawJson> is;
};
using Object = std::vector<std::pair<std::string, Value>>;

inline constexpr int kScoreDigits = 4;
inline constexpr int kShareDigits = 6;  // of a timeline's ratio
inline constexpr int kConfidenceDigits = 3;

// A column of a table, a member of a JSON object: "place" of "dateline". `parent` may be empty.
struct Column {
  std::string parent{};
  std::string name{};

  std::string full_name() const { return parent.empty() ? name : parent + "." + name; }
};
using Columns = std::vector<Column>;
using Row = std::vector<Value>;  // as long as the columns

}  // namespace dateline::answer
