// Columns are joined to a text as it would stand in an article: no space before closing marks and
// "'s", none after opening ones.
#include "indexer/annotation/training/name_gold.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include <simdjson.h>

#include "indexer/annotation/tagging/name_features.h"

namespace dateline::training {
namespace {

namespace label = tagging::name_label;

struct Word {
  std::string text, tag;
};
using Sentence = std::vector<Word>;

std::uint8_t type_named(std::string_view name) {
  constexpr auto kNames =
      std::to_array<std::pair<std::string_view, std::uint8_t>>({{"PER", label::kPerson},
                                                                {"PERS", label::kPerson},
                                                                {"Person", label::kPerson},
                                                                {"person", label::kPerson},
                                                                {"ORG", label::kOrg},
                                                                {"Org", label::kOrg},
                                                                {"org", label::kOrg},
                                                                {"LOC", label::kPlace},
                                                                {"LocOrg", label::kPlace},
                                                                {"Location", label::kPlace},
                                                                {"place", label::kPlace},
                                                                {"MISC", label::kOther},
                                                                {"other", label::kOther}});
  for (const auto& [known, type] : kNames)
    if (known == name) return type;
  return label::kNone;
}

bool among(std::string_view word, std::string_view list) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (list.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

// "'ll", "'m": an apostrophe with one or two letters.
bool contraction(std::string_view word) {
  if (word.size() < 2 || word.size() > 3 || word[0] != '\'') return false;
  return std::all_of(word.begin() + 1, word.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

class Joiner {
 public:
  void add(const Sentence& sentence) {
    bool open_quote = false, glued = true;
    GoldName current;
    std::string previous = "O";
    for (const Word& word : sentence) {
      const bool quote = word.text == "\"";
      const bool before =
          glued || (quote && open_quote) || contraction(word.text) ||
          among(word.text, ". , ; : ! ? ) ] } ' 's 'S n't N'T 're 've 'll 'm 'd % ''");
      if (!before) article_.text += ' ';
      const auto begin = static_cast<std::uint32_t>(article_.text.size());
      article_.text += word.text;
      glued = among(word.text, "( [ { $ ``") || (quote && !open_quote);
      if (quote) open_quote = !open_quote;
      const std::string_view kind = word.tag == "O" ? "" : std::string_view(word.tag).substr(2);
      const bool on =
          !kind.empty() && word.tag[0] == 'I' && previous != "O" && previous.substr(2) == kind;
      if (!on) {
        close(current);
        current.span.begin = begin;
        current.type = type_named(kind);
      }
      current.span.end = static_cast<std::uint32_t>(article_.text.size());
      previous = word.tag;
    }
    close(current);
    article_.text += '\n';
  }

  NameArticle take() { return std::exchange(article_, {}); }

 private:
  void close(GoldName& name) {
    if (name.type != label::kNone) article_.names.push_back(name);
    name = {};
  }

  NameArticle article_;
};

std::vector<NameArticle> read_columns(std::ifstream& in, std::size_t most) {
  std::vector<NameArticle> articles;
  Joiner joiner;
  Sentence sentence;
  std::size_t sentences = 0;
  const auto end_article = [&] {
    if (sentences > 0) articles.push_back(joiner.take());
    sentences = 0;
  };
  const auto end_sentence = [&] {
    if (sentence.empty()) return;
    joiner.add(sentence);
    sentence.clear();
    if (++sentences == most) end_article();
  };
  for (std::string line; std::getline(in, line);) {
    std::istringstream columns(line);
    Word word;
    if (!(columns >> word.text)) {
      end_sentence();
    } else if (word.text == "-DOCSTART-") {
      end_sentence();
      end_article();
    } else {
      word.tag = "O";
      while (columns >> word.tag) continue;
      sentence.push_back(std::move(word));
    }
  }
  end_sentence();
  end_article();
  return articles;
}

NameArticle read_object(simdjson::dom::object object) {
  std::string_view text;
  simdjson::dom::array entities;
  if (object["text"].get(text) != simdjson::SUCCESS ||
      object["entities"].get(entities) != simdjson::SUCCESS)
    throw std::runtime_error("text or entities are missing");
  NameArticle article{std::string(text), {}};
  std::vector<std::uint32_t> bytes;  // of each code point
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) bytes.push_back(i);
  bytes.push_back(static_cast<std::uint32_t>(text.size()));
  for (simdjson::dom::element element : entities) {
    std::uint64_t begin = 0, end = 0;
    std::string_view type;
    const bool read = element["start"].get(begin) == simdjson::SUCCESS &&
                      element["end"].get(end) == simdjson::SUCCESS &&
                      element["type"].get(type) == simdjson::SUCCESS;
    if (!read || begin >= end || end >= bytes.size()) throw std::runtime_error("an entity is none");
    if (type_named(type) != label::kNone)
      article.names.push_back({{bytes[begin], bytes[end]}, type_named(type)});
  }
  std::sort(article.names.begin(), article.names.end(), [](const GoldName& a, const GoldName& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::uint32_t done = 0;
  std::erase_if(article.names, [&](const GoldName& name) {
    if (name.span.begin < done) return true;
    done = static_cast<std::uint32_t>(name.span.end);
    return false;
  });
  return article;
}

}  // namespace

std::vector<NameArticle> read_names(const std::string& path, std::size_t sentences) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be opened");
  if (!path.ends_with(".jsonl")) return read_columns(in, sentences);
  std::vector<NameArticle> articles;
  simdjson::dom::parser parser;
  for (std::string line; std::getline(in, line);) {
    simdjson::dom::object object;
    if (parser.parse(line).get(object) != simdjson::SUCCESS)
      throw std::runtime_error(path + ": a line is no JSON object");
    articles.push_back(read_object(object));
  }
  return articles;
}

}  // namespace dateline::training
