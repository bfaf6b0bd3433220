// Written with RapidJSON; bytes become code points by one table an article.
#include "indexer/annotation/training/tagged_output.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace dateline::training {
namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

class Article {
 public:
  Article(std::string_view text, Json& json) : text_(text), json_(json) {
    points_.reserve(text.size() + 1);
    std::uint32_t n = 0;
    for (const char c : text) {
      if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++n;
      points_.push_back(n - 1);
    }
    points_.push_back(n);
  }

  void string(const char* key, std::string_view value) {
    json_.Key(key);
    json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }

  void span(news::Span s) {
    json_.Key("start");
    json_.Uint(points_[s.begin]);
    json_.Key("end");
    json_.Uint(points_[s.end]);
  }

  void statement(const tagging::TaggedStatement& s) {
    json_.StartObject();
    const news::Span whole{s.content.front().begin, s.content.back().end};
    span(whole);
    json_.Key("spans");
    json_.StartArray();
    for (const news::Span& piece : s.content) {
      json_.StartArray();
      json_.Uint(points_[piece.begin]);
      json_.Uint(points_[piece.end]);
      json_.EndArray();
    }
    json_.EndArray();
    string("text", news::text_of(text_, whole));
    string("kind", s.kind == news::StatementKind::direct  ? "direct"
                   : s.kind == news::StatementKind::mixed ? "mixed"
                                                          : "indirect");
    part("cue", "text", s.cue);
    part("speaker", "mention", s.source);
    json_.Key("confidence");
    json_.Double(static_cast<int>(s.confidence * 1000) / 1000.0);
    json_.EndObject();
  }

 private:
  void part(const char* key, const char* text_key, news::Span s) {
    json_.Key(key);
    json_.StartObject();
    if (!s.empty()) {
      string(text_key, news::text_of(text_, s));
      span(s);
    }
    json_.EndObject();
  }

  std::string_view text_;
  Json& json_;
  std::vector<std::uint32_t> points_;
};

}  // namespace

std::string as_json(std::string_view id, std::string_view text,
                    const std::vector<tagging::TaggedStatement>& statements) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  Article article(text, json);
  json.StartObject();
  article.string("id", id);
  article.string("body", text);
  json.Key("statements");
  json.StartArray();
  for (const auto& s : statements) article.statement(s);
  json.EndArray();
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace dateline::training
