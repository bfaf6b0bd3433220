// JSON by appending, in the order of the members that was promised.
#include "indexer/formats/rejects.h"

#include <fmt/format.h>

#include "indexer/formats/field_names.h"
#include "indexer/formats/json_text.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kMostHead = 4096;  // bytes of a field, as of a rejection's record

struct TextField {
  std::string_view name;
  std::string RawArticle::*text;
};
constexpr TextField kTexts[] = {
    {"id", &RawArticle::id},           {"url", &RawArticle::url},
    {"title", &RawArticle::title},     {"date", &RawArticle::date},
    {"source", &RawArticle::source},   {"lang", &RawArticle::lang},
    {"section", &RawArticle::section}, {"dateline", &RawArticle::dateline}};

struct ListField {
  std::string_view name;
  std::vector<std::string> RawArticle::*values;
};
constexpr ListField kLists[] = {{"authors", &RawArticle::authors},
                                {"tags", &RawArticle::tags},
                                {"countries", &RawArticle::countries}};

std::vector<std::string> head_of(const std::vector<std::string>& values) {
  std::vector<std::string> head;
  std::size_t bytes = 0;
  for (const std::string& value : values) {
    if (bytes >= kMostHead) break;
    head.push_back(value.substr(0, kMostHead));
    bytes += head.back().size() + 1;
  }
  return head;
}

std::string json_list(const std::vector<std::string>& values) {
  std::string list;
  for (const std::string& value : values) {
    list += list.empty() ? '[' : ',';
    append_json_string(value, list);
  }
  return list + "]";
}

}  // namespace

RawArticle head_of(const RawArticle& article) {
  RawArticle head;
  for (const TextField& field : kTexts)
    head.*field.text = (article.*field.text).substr(0, kMostHead);
  for (const ListField& field : kLists) head.*field.values = head_of(article.*field.values);
  head.body = article.body.substr(0, kMostHead);
  return head;
}

std::string record_of(const RawArticle& head) {
  JsonMembers members;
  const auto add = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) members.add_string(name, text);
  };
  for (const TextField& field : kTexts) add(field.name, head.*field.text);
  for (const ListField& field : kLists) {
    if (!(head.*field.values).empty()) members.add(field.name, json_list(head.*field.values));
  }
  add("body", head.body);
  return cut_record(members.take());
}

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
