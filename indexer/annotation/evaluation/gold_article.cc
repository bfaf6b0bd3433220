// Offsets become bytes by one table an article.
#include "indexer/annotation/evaluation/gold_article.h"

#include <fmt/format.h>
#include <rapidjson/document.h>

#include "common/text/unicode.h"

namespace dateline::evaluation {
namespace {

using Json = rapidjson::Value;

// Thrown inside this file only: what is wrong with the line.
struct Wrong {
  std::string why;
};

std::string text_of(const Json& object, const char* name) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || found->value.IsNull()) return {};
  if (!found->value.IsString()) throw Wrong{fmt::format("\"{}\" is not a string", name)};
  return {found->value.GetString(), found->value.GetStringLength()};
}

bool is_true(const Json& object, const char* name) {
  const auto found = object.FindMember(name);
  return found != object.MemberEnd() && found->value.IsBool() && found->value.GetBool();
}

std::optional<std::vector<std::string>> texts_of(const Json& object, const char* name) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || found->value.IsNull()) return std::nullopt;
  if (!found->value.IsArray()) throw Wrong{fmt::format("\"{}\" is not a list", name)};
  std::vector<std::string> texts;
  for (const Json& item : found->value.GetArray()) {
    if (!item.IsString()) throw Wrong{fmt::format("\"{}\" has something else than strings", name)};
    texts.emplace_back(item.GetString(), item.GetStringLength());
  }
  return texts;
}

// Byte offsets of every code point, and of the end.
std::vector<std::uint32_t> offsets_in(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  offsets.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    offsets.push_back(static_cast<std::uint32_t>(at));
    text::next_code_point(text, at);
  }
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

class LineReader {
 public:
  explicit LineReader(std::string_view line) {
    document_.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
    if (document_.HasParseError() || !document_.IsObject()) throw Wrong{"not a JSON object"};
  }

  GoldArticle run() {
    GoldArticle gold;
    gold.id = text_of(document_, "id");
    gold.lang = text_of(document_, "lang");
    gold.title = text_of(document_, "title");
    gold.text = text_of(document_, "text");
    if (gold.text.empty()) throw Wrong{"\"text\" is missing"};
    offsets_ = offsets_in(gold.text);
    const auto list = document_.FindMember("attributions");
    if (list == document_.MemberEnd() || !list->value.IsArray())
      throw Wrong{"\"attributions\" is not a list"};
    for (const Json& one : list->value.GetArray()) {
      if (!one.IsObject()) throw Wrong{"an attribution is not an object"};
      gold.statements.push_back(statement(one, gold.text));
    }
    gold.persons = texts_of(document_, "people");
    gold.orgs = texts_of(document_, "orgs");
    gold.places = texts_of(document_, "places");
    gold.countries = texts_of(document_, "countries");
    return gold;
  }

 private:
  GoldStatement statement(const Json& one, std::string_view text) const {
    GoldStatement said;
    said.content = ranges(one, "content");
    if (said.content.empty()) throw Wrong{"an attribution has no \"content\""};
    for (const auto& [begin, end] : ranges(one, "source")) {
      if (!said.mention.empty()) said.mention += ' ';
      said.mention += text.substr(begin, end - begin);
    }
    said.kind = text_of(one, "kind");
    said.attribution = text_of(one, "attribution");
    said.speaker_name = text_of(one, "speaker_name");
    said.speaker_alt = texts_of(one, "speaker_alt").value_or(std::vector<std::string>());
    said.speaker_role = text_of(one, "speaker_role");
    said.speaker_country = text_of(one, "speaker_country");
    said.continues = is_true(one, "continues");
    said.optional = is_true(one, "optional");
    return said;
  }

  std::vector<Range> ranges(const Json& one, const char* name) const {
    const auto part = one.FindMember(name);
    if (part == one.MemberEnd() || part->value.IsNull()) return {};
    if (!part->value.IsObject()) throw Wrong{fmt::format("\"{}\" is not an object", name)};
    std::vector<Range> ranges;
    const auto spans = part->value.FindMember("spans");
    if (spans != part->value.MemberEnd() && spans->value.IsArray()) {
      for (const Json& pair : spans->value.GetArray()) {
        if (!pair.IsArray() || pair.Size() != 2)
          throw Wrong{fmt::format("a span of \"{}\" is not [start,end]", name)};
        ranges.push_back(range(pair[0], pair[1]));
      }
      return ranges;
    }
    const auto start = part->value.FindMember("start");
    const auto end = part->value.FindMember("end");
    if (start == part->value.MemberEnd() || end == part->value.MemberEnd())
      throw Wrong{fmt::format("\"{}\" has neither spans nor start and end", name)};
    ranges.push_back(range(start->value, end->value));
    return ranges;
  }

  Range range(const Json& start, const Json& end) const {
    if (!start.IsUint() || !end.IsUint() || start.GetUint() > end.GetUint() ||
        end.GetUint() >= offsets_.size())
      throw Wrong{"a span is not inside the text"};
    return {offsets_[start.GetUint()], offsets_[end.GetUint()]};
  }

  rapidjson::Document document_;
  std::vector<std::uint32_t> offsets_;
};

}  // namespace

std::variant<GoldArticle, std::string> parse_gold(std::string_view line) {
  try {
    return LineReader(line).run();
  } catch (const Wrong& wrong) {
    return wrong.why;
  }
}

}  // namespace dateline::evaluation
