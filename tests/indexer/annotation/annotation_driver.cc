// A driver for the scorers, not installed: reads bare JSON lines {id,title,body,lang,date,…} and
// prints what the analysis finds, without any cleaning. `--evidence` prints what speaks for each
// that may be a statement, spans in bytes (the input of fit_confidence.py). `--country-features`
// prints instead, a line a country: article id, code, count, feature numbers (the input of
// fit_salience.py). `--time` prints megabytes a second of bodies on standard error.
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>

#include <simdjson.h>

#include "indexer/annotation/analysis_jsonl.h"
#include "indexer/annotation/annotate.h"
#include "indexer/annotation/countries.h"
#include "indexer/annotation/lexicon.h"
#include "indexer/annotation/roles.h"
#include "indexer/annotation/statements.h"

namespace {

using dateline::news::Article;

std::string field(simdjson::dom::element record, const char* name) {
  std::string_view value;
  return record[name].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

// "WASHINGTON, March 3 - …" at the head of a body becomes the dateline, roughly as cleaning has it.
void cut_dateline(Article& article) {
  const std::string_view head = std::string_view(article.body).substr(0, 90);
  std::size_t dash = head.find(" - ");
  std::size_t width = 3;
  for (const char* mark : {" \u2013 ", " \u2014 ", "\u2014"}) {
    if (dash != std::string_view::npos) break;
    dash = head.find(mark);
    width = std::string_view(mark).size();
  }
  if (dash == std::string_view::npos || head.find('\n') < dash) return;
  std::size_t place = std::min(head.substr(0, dash).rfind(','), dash);
  place = std::min(place, std::min(head.substr(0, dash).find('('), dash));
  const std::size_t first_comma = std::min(head.find(','), place);
  for (std::size_t i = 0; i < first_comma; ++i) {
    if (head[i] >= 'a' && head[i] <= 'z') return;
  }
  article.dateline.place = std::string(head.substr(0, place));
  article.body.erase(0, dash + width);
}

// Lines of some 70 characters without blank lines between them are one paragraph.
void unwrap(std::string& body) {
  if (body.find("\n\n") != std::string::npos) return;
  std::size_t lines = 0;
  std::size_t longest = 0;
  for (std::size_t at = 0, end = 0; end != std::string::npos; at = end + 1, ++lines) {
    end = body.find('\n', at);
    longest = std::max(longest, (end == std::string::npos ? body.size() : end) - at);
  }
  if (lines < 3 || longest > 90) return;
  for (char& c : body) {
    if (c == '\n') c = ' ';
  }
}

Article article_of(simdjson::dom::element record) {
  Article article;
  article.id = field(record, "id");
  article.title = field(record, "title");
  article.body = field(record, "body");
  if (article.body.empty()) article.body = field(record, "text");
  article.lang = field(record, "lang");
  article.date = field(record, "date");
  article.source = field(record, "source");
  return article;
}

void print_features(const Article& article, const dateline::annotation::Lexicon& lexicon) {
  using namespace dateline::annotation;
  const auto& gazetteer = lexicon.gazetteer();
  const Reading title(article.title, article.lang, gazetteer);
  const Reading body(article.body, article.lang, gazetteer);
  const auto roles = find_roles(body);
  const auto names = find_names(body, roles);
  const Reading place(article.dateline.place, article.lang, gazetteer);
  for (const CountryEvidence& one :
       weigh_countries(title, body, find_country_hits(title, {}), find_country_hits(body, names),
                       country_of_place(place))) {
    std::cout << article.id << '\t' << country_code(one.country) << '\t' << one.count << '\t';
    for (const auto feature : one.features) std::cout << ' ' << int{feature};
    std::cout << '\n';
  }
}

// A line for each that may be a statement: body, spans, speaker and features, as JSON.
void print_evidence(Article&& article, const dateline::annotation::Annotator& annotator) {
  std::vector<dateline::annotation::WeighedStatement> weighed;
  const auto annotated = annotator.annotate(std::move(article), &weighed);
  const auto list = [](const auto& numbers) {
    std::string out = "[";
    for (const auto number : numbers) out += (out.size() > 1 ? "," : "") + std::to_string(number);
    return out + "]";
  };
  for (const auto& one : weighed) {
    std::string spans = "[";
    for (const auto span : one.spans)
      spans += (spans.size() > 1 ? ",[" : "[") + std::to_string(span.begin) + "," +
               std::to_string(span.end) + "]";
    std::cout << "{\"id\":\"" << annotated.article.id
              << "\",\"size\":" << annotated.article.body.size() << ",\"spans\":" << spans
              << "],\"mention\":[" << one.speaker.mention.begin << "," << one.speaker.mention.end
              << "],\"key\":\"" << one.speaker.key
              << "\",\"content\":" << list(one.content_evidence)
              << ",\"speaker\":" << list(one.speaker_evidence) << ",\"ends\":[";
    for (std::size_t i = 0; i < one.ends.size(); ++i)
      std::cout << (i == 0 ? "[" : ",[") << one.ends[i].end << "," << list(one.ends[i].evidence)
                << "]";
    std::cout << "]}\n";
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string mode = count > 2 ? arguments[2] : "";
  std::ifstream file;
  if (count > 1 && std::string_view(arguments[1]) != "-") file.open(arguments[1]);
  std::istream& input = file.is_open() ? file : std::cin;
  const char* additions = std::getenv("DATELINE_LEXICON");  // a folder, as for --lexicon
  const auto lexicon = additions != nullptr
                           ? dateline::annotation::Lexicon::with_additions(additions)
                           : dateline::annotation::Lexicon::built_in();
  using Models = dateline::annotation::Annotator::Models;
  const bool rules = std::getenv("DATELINE_RULES_ALONE") != nullptr;
  const dateline::annotation::Annotator annotator(lexicon, rules ? Models::none : Models::built_in);
  simdjson::dom::parser parser;
  std::string line;
  std::string out;
  double seconds = 0;
  std::size_t bytes = 0;
  while (std::getline(input, line)) {
    Article article = article_of(parser.parse(line));
    unwrap(article.body);
    cut_dateline(article);
    if (mode == "--country-features") {
      print_features(article, *lexicon);
      continue;
    }
    if (mode == "--evidence") {
      print_evidence(std::move(article), annotator);
      continue;
    }
    bytes += article.body.size();
    const std::clock_t start = std::clock();
    const auto annotated = annotator.annotate(std::move(article));
    seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    out.clear();
    dateline::annotation::append_analysis_jsonl(annotated, out);
    if (mode != "--time") std::cout << out;
  }
  std::cerr << static_cast<double>(bytes) / 1e6 / seconds << " MB/s over " << bytes << " bytes\n";
  return 0;
}
