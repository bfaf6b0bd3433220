// simdjson reads the object; the table of names says what its members are. What simdjson refuses
// for a fault that can be mended is mended and read again.
#include "indexer/formats/json_record.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

#include "indexer/formats/byte_reader.h"
#include "indexer/formats/format.h"
#include "indexer/formats/json_repair.h"
#include "indexer/formats/json_text.h"

namespace dateline::formats {
namespace {

namespace dom = simdjson::dom;

static_assert(ByteReader::kPadding >= simdjson::SIMDJSON_PADDING);

// A number of values that no article has, and that bounds the parser's memory (24 bytes a value).
constexpr std::size_t kMostValues = 4'000'000;
// A parser that grew beyond this for one record is given back after it.
constexpr std::size_t kLargestKept = 8 * 1024 * 1024;

// A text or number; {"$oid": …} and {"$date": …} stand for their only member.
std::optional<std::string> scalar_text(dom::element value) {
  switch (value.type()) {
    case dom::element_type::STRING:
      return std::string(value.get_string().value_unsafe());
    case dom::element_type::INT64:
      return fmt::format("{}", value.get_int64().value_unsafe());
    case dom::element_type::UINT64:
      return fmt::format("{}", value.get_uint64().value_unsafe());
    case dom::element_type::DOUBLE:
      return fmt::format("{}", value.get_double().value_unsafe());
    case dom::element_type::OBJECT: {
      const dom::object object = value.get_object().value_unsafe();
      const auto first = object.begin();
      if (first == object.end() || !first.key().starts_with('$')) return std::nullopt;
      if (first.value().type() == dom::element_type::OBJECT) return std::nullopt;
      return scalar_text(first.value());
    }
    default:
      return std::nullopt;
  }
}

// A scalar, or an object's name (for a source: or its domain).
std::optional<std::string> text_of(Field field, dom::element value) {
  if (std::optional<std::string> text = scalar_text(value)) return text;
  dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return std::nullopt;
  for (const std::string_view name : {"name", "domain"}) {
    std::string_view text;
    if (name == "domain" && field != Field::source) continue;
    if (object[name].get(text) == simdjson::SUCCESS && !is_blank(text)) return std::string(text);
  }
  return std::nullopt;
}

// Sets `field` if `value` is something that can be understood as it.
bool take_array(Field field, dom::array values, RawArticle& article) {
  const bool joins = field == Field::body || field == Field::title;
  std::string whole;
  bool taken = false;
  for (const dom::element value : values) {
    std::optional<std::string> text = text_of(field, value);
    if (!text || is_blank(*text)) continue;
    taken = true;
    if (joins) {
      if (!whole.empty()) whole += field == Field::body ? "\n\n" : " ";
      whole += *text;
      continue;
    }
    add_value(field, std::move(*text), article);
    if (!is_list(field)) return true;
  }
  if (joins) add_value(field, std::move(whole), article);
  return taken;
}

void clear(Field field, RawArticle& article) {
  if (field == Field::author) article.authors.clear();
  if (field == Field::tags) article.tags.clear();
  if (field == Field::country) article.countries.clear();
}

bool take(Field field, dom::element value, RawArticle& article) {
  const bool named = field == Field::source || is_list(field);
  dom::array values;
  if (value.get(values) == simdjson::SUCCESS) {
    clear(field, article);
    return take_array(field, values, article);
  }
  const std::optional<std::string> text = named ? text_of(field, value) : scalar_text(value);
  if (!text || is_blank(*text)) return false;
  clear(field, article);
  set_field(field, *text, article);
  return true;
}

bool is_nothing(dom::element value) {
  std::string_view text;
  return value.is_null() || (value.get(text) == simdjson::SUCCESS && is_blank(text));
}

// Distributes an object's members over the fields, and the others to the extras.
class Distribution {
 public:
  Distribution(const FieldNames& fields, RawArticle& article) : fields_(fields), article_(article) {
    best_.fill({kNoRank, 0});
  }

  void run(dom::object object) {
    std::size_t at = 0;
    for (const auto member : object) offer(member.key, member.value, ++at);
    at = 0;
    JsonMembers extras;
    std::unordered_set<std::string_view> seen;
    for (const auto member : object) {
      ++at;
      const bool is_first = seen.insert(member.key).second;
      if (!is_first || is_taken(at)) continue;
      if (fields_.find(member.key) && is_nothing(member.value)) continue;
      extras.add(member.key, simdjson::minify(member.value));
    }
    article_.extras = extras.take();
  }

 private:
  static constexpr int kNoRank = 1'000'000;
  struct Best {
    int rank;
    std::size_t member;  // its place in the object, from 1
  };

  void offer(std::string_view key, dom::element value, std::size_t member) {
    const std::optional<FieldNames::Match> match = fields_.find(key);
    if (!match) return;
    Best& best = best_[static_cast<std::size_t>(match->field)];
    if (match->rank >= best.rank || !take(match->field, value, article_)) return;
    best = {match->rank, member};
  }

  bool is_taken(std::size_t member) const {
    return std::ranges::any_of(best_, [&](const Best& best) { return best.member == member; });
  }

  const FieldNames& fields_;
  RawArticle& article_;
  std::array<Best, kFields> best_;
};

std::string reason_for(simdjson::error_code error) {
  if (error == simdjson::DEPTH_ERROR) {
    return fmt::format("JSON nested more than {} deep", kMostJsonDepth);
  }
  return fmt::format("not JSON: {}", simdjson::error_message(error));
}

bool has_too_many_values(std::string_view record) {
  if (record.size() <= kMostValues) return false;
  const auto separates = [](char c) { return c == ',' || c == ':' || c == '[' || c == '{'; };
  return static_cast<std::size_t>(std::ranges::count_if(record, separates)) > kMostValues;
}

}  // namespace

struct JsonRecordParser::Parser {
  dom::parser dom{kMostRecordBytes * 2};

  simdjson::simdjson_result<dom::element> parse(std::string_view record) {
    if (dom.capacity() < record.size() || dom.capacity() > kLargestKept) {
      const std::size_t capacity = std::max<std::size_t>(record.size(), 64 * 1024);
      if (const auto error = dom.allocate(capacity, kMostJsonDepth)) return error;
    }
    return dom.parse(record.data(), record.size(), false);
  }
};

JsonRecordParser::JsonRecordParser(const FieldNames& fields)
    : fields_(fields), parser_(std::make_unique<Parser>()) {}

JsonRecordParser::~JsonRecordParser() = default;

ReadResult JsonRecordParser::parse(std::string_view record, Place place) {
  const auto rejected = [&](std::string reason) {
    return Rejection{std::move(place), std::move(reason), cut_record(record)};
  };
  if (has_too_many_values(record)) {
    return rejected(fmt::format("a record of more than {} values", kMostValues));
  }
  auto parsed = parser_->parse(record);
  std::string repaired;
  if (parsed.error() != simdjson::SUCCESS && parsed.error() != simdjson::DEPTH_ERROR) {
    const simdjson::error_code first = parsed.error();
    repaired = repair_json(record);
    if (repaired == record) return rejected(reason_for(first));
    const std::size_t size = repaired.size();
    repaired.resize(size + ByteReader::kPadding);
    parsed = parser_->parse({repaired.data(), size});
  }
  if (parsed.error() != simdjson::SUCCESS) return rejected(reason_for(parsed.error()));
  dom::object object;
  if (parsed.get(object) != simdjson::SUCCESS) return rejected("not a JSON object");
  RawArticle article;
  article.place = std::move(place);
  Distribution(fields_, article).run(object);
  return article_or_rejection(std::move(article), record);
}

}  // namespace dateline::formats
