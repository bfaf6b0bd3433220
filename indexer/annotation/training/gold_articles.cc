// Reading with simdjson; code points become bytes by one table an article.
#include "indexer/annotation/training/gold_articles.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include <simdjson.h>

namespace dateline::training {
namespace {

// Byte of each code point, and the size at the end.
std::vector<std::uint32_t> byte_of_code_point(const std::string& text) {
  std::vector<std::uint32_t> bytes;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) bytes.push_back(i);
  bytes.push_back(static_cast<std::uint32_t>(text.size()));
  return bytes;
}

std::vector<ByteRange> read_spans(simdjson::dom::object attribution, const char* part,
                                  const std::vector<std::uint32_t>& bytes) {
  std::vector<ByteRange> spans;
  simdjson::dom::object object;
  simdjson::dom::array pairs;
  if (attribution[part].get(object) != simdjson::SUCCESS) return spans;
  if (object["spans"].get(pairs) != simdjson::SUCCESS) return spans;
  for (simdjson::dom::element element : pairs) {
    simdjson::dom::array pair;
    std::uint64_t begin = 0, end = 0;
    const bool read = element.get(pair) == simdjson::SUCCESS &&
                      pair.at(0).get(begin) == simdjson::SUCCESS &&
                      pair.at(1).get(end) == simdjson::SUCCESS;
    if (!read || begin >= end || end >= bytes.size())
      throw std::runtime_error("a span is none, or lies outside the text");
    spans.emplace_back(bytes[begin], bytes[end]);
  }
  std::sort(spans.begin(), spans.end());
  return spans;
}

GoldArticle read_article(simdjson::dom::object object) {
  std::string_view id, text;
  simdjson::dom::array attributions;
  if (object["id"].get(id) != simdjson::SUCCESS || object["text"].get(text) != simdjson::SUCCESS ||
      object["attributions"].get(attributions) != simdjson::SUCCESS)
    throw std::runtime_error("id, text or attributions are missing");
  GoldArticle article{std::string(id), std::string(text), {}};
  const std::vector<std::uint32_t> bytes = byte_of_code_point(article.text);
  for (simdjson::dom::element element : attributions) {
    simdjson::dom::object a;
    if (element.get(a) != simdjson::SUCCESS)
      throw std::runtime_error("an attribution is no object");
    GoldAttribution attribution{read_spans(a, "source", bytes), read_spans(a, "cue", bytes),
                                read_spans(a, "content", bytes)};
    if (!attribution.content.empty()) article.attributions.push_back(std::move(attribution));
  }
  return article;
}

}  // namespace

std::vector<GoldArticle> read_gold(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be opened");
  simdjson::dom::parser parser;
  std::vector<GoldArticle> articles;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    try {
      simdjson::dom::object object;
      if (parser.parse(line).get(object) != simdjson::SUCCESS)
        throw std::runtime_error("is no JSON object");
      articles.push_back(read_article(object));
    } catch (const std::exception& error) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + error.what());
    }
  }
  return articles;
}

}  // namespace dateline::training
