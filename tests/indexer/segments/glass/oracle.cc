#include "tests/indexer/segments/glass/oracle.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include <fmt/format.h>
#include <stdlib.h>
#include <xapian.h>

namespace dateline::segments::glass::testing {
namespace {

std::string random_term(std::mt19937& random, std::size_t number) {
  static const std::vector<std::string> odd = {std::string("\0", 1),
                                               std::string("\0\xff", 2),
                                               std::string("a\0b", 3),
                                               std::string("a\0", 2),
                                               "a",
                                               "\xff\xfe",
                                               "čaj",
                                               "新闻",
                                               "Z",
                                               std::string(245, 'w'),
                                               std::string(122, '\0')};
  if (number < odd.size()) return odd[number];
  return fmt::format("{}{}{}", number % 3 == 0 ? "Z" : "", static_cast<char>('a' + random() % 26),
                     number);
}

class Zipf {
 public:
  explicit Zipf(std::size_t words) {
    double sum = 0;
    for (std::size_t rank = 1; rank <= words; ++rank) bounds_.push_back(sum += 1.0 / rank);
  }
  std::size_t operator()(std::mt19937& random) const {
    const double at = std::uniform_real_distribution<>(0, bounds_.back())(random);
    return static_cast<std::size_t>(std::lower_bound(bounds_.begin(), bounds_.end(), at) -
                                    bounds_.begin());
  }

 private:
  std::vector<double> bounds_;
};

Xapian::Document to_xapian(const ModelDocument& model) {
  Xapian::Document document;
  for (const auto& [term, position, increment] : model.mentions) {
    if (position) {
      document.add_posting(term, *position, increment);
    } else {
      document.add_term(term, increment);
    }
  }
  for (const auto& [slot, value] : model.values) document.add_value(slot, value);
  document.set_data(model.data);
  return document;
}

void describe_terms(const Xapian::Database& database, std::ostream& out) {
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out << "term " << *term << ' ' << term.get_termfreq() << ' '
        << database.get_collection_freq(*term) << ' ' << database.get_wdf_upper_bound(*term) << ':';
    auto posting = database.postlist_begin(*term);
    for (; posting != database.postlist_end(*term); ++posting) {
      out << ' ' << *posting << '/' << posting.get_wdf() << '/' << posting.get_doclength();
      for (auto at = posting.positionlist_begin(); at != posting.positionlist_end(); ++at)
        out << ',' << *at;
    }
    out << '\n';
  }
}

void describe_documents(const Xapian::Database& database, std::ostream& out) {
  for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
    out << "document " << *id << ' ' << database.get_doclength(*id) << ' '
        << database.get_unique_terms(*id) << ':';
    for (auto term = database.termlist_begin(*id); term != database.termlist_end(*id); ++term) {
      out << ' ' << *term << '/' << term.get_wdf() << '/' << term.positionlist_count();
    }
    const Xapian::Document document = database.get_document(*id);
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      out << " [" << value.get_valueno() << '=' << *value << ']';
    }
    out << " data " << document.get_data() << '\n';
  }
}

void describe_slots(const Xapian::Database& database, std::ostream& out) {
  for (const Xapian::valueno slot : {0U, 1U, 2U, 127U, 128U, 129U, 255U, 256U, 70000U}) {
    out << "slot " << slot << ' ' << database.get_value_freq(slot) << ' '
        << database.get_value_lower_bound(slot) << ' ' << database.get_value_upper_bound(slot)
        << ':';
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at) {
      out << ' ' << at.get_docid() << '=' << *at;
    }
    out << '\n';
  }
}

std::vector<Xapian::Query> queries_about(const Corpus& corpus, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Xapian::Query> queries = {Xapian::Query::MatchAll,
                                        Xapian::Query(Xapian::Query::OP_VALUE_RANGE, 0, "1", "4"),
                                        Xapian::Query(Xapian::Query::OP_VALUE_GE, 1, "m")};
  for (int i = 0; i < 60; ++i) {
    const auto& mentions = corpus[random() % corpus.size()].mentions;
    if (mentions.size() < 4) continue;
    const std::size_t at = random() % (mentions.size() - 3);
    const std::vector<std::string> terms = {mentions[at].term, mentions[at + 1].term,
                                            mentions[at + 2].term};
    for (const auto op : {Xapian::Query::OP_AND, Xapian::Query::OP_OR, Xapian::Query::OP_MAX}) {
      queries.emplace_back(op, terms.begin(), terms.end());
    }
    for (const auto op : {Xapian::Query::OP_PHRASE, Xapian::Query::OP_NEAR}) {
      queries.emplace_back(op, terms.begin(), terms.end(), 5);
    }
    queries.emplace_back(Xapian::Query::OP_WILDCARD, terms[0].substr(0, 2));
  }
  return queries;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "dateline-glass-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Corpus random_corpus(std::uint32_t seed, std::size_t documents, std::size_t longest) {
  std::mt19937 random(seed);
  std::vector<std::string> vocabulary;
  for (std::size_t i = 0; i < 3000; ++i) vocabulary.push_back(random_term(random, i));
  const Zipf word(vocabulary.size());
  Corpus corpus(documents);
  for (ModelDocument& document : corpus) {
    std::uint32_t position = 0;
    const std::size_t length = random() % (longest + 1);
    for (std::size_t i = 0; i < length; ++i) {
      position += 1 + (random() % 50 == 0 ? random() % 2000 : 0);
      const std::string& term = vocabulary[word(random)];
      // Now and then out of order, or the same position again, or a weight of its own.
      const bool astray = random() % 40 == 0;
      const auto at = static_cast<std::uint32_t>(astray ? 1 + random() % position : position);
      const bool weighty = random() % 30 == 0;
      const auto increment = static_cast<std::uint32_t>(weighty ? random() % 300 : 1);
      document.mentions.push_back({term, at, increment});
      if (random() % 3 == 0)
        document.mentions.push_back({"P" + term.substr(0, 200), std::nullopt, 1});
    }
    document.mentions.push_back({fmt::format("Q{}", random() % 5), std::nullopt, 0});
    for (const std::uint32_t slot : {0U, 1U, 127U, 128U, 129U, 256U, 70000U}) {
      if (random() % 3 == 0) continue;
      document.values.emplace_back(slot, fmt::format("{}", random() % (slot + 7)));
      if (random() % 10 == 0) document.values.emplace_back(slot, random() % 2 == 0 ? "" : "twice");
    }
    if (random() % 4 != 0)
      document.data.assign(random() % 500, static_cast<char>('a' + random() % 26));
    if (random() % 9 == 0) {
      for (std::size_t i = random() % 9000; i > 0; --i)
        document.data.push_back(static_cast<char>(random()));
    }
  }
  if (documents > 5) corpus[documents / 2] = {};
  return corpus;
}

void add_to(RunBuilder& builder, const ModelDocument& document) {
  builder.begin_document();
  for (const auto& [term, position, increment] : document.mentions) {
    const TermId id = builder.intern(term);
    if (position) {
      builder.add_posting(id, *position, increment);
    } else {
      builder.add_term(id, increment);
    }
  }
  for (const auto& [slot, value] : document.values) builder.add_value(slot, value);
  builder.set_data(document.data);
  builder.end_document();
}

void write_with_xapian(const std::filesystem::path& path, const Corpus& corpus,
                       const Metadata& metadata) {
  Xapian::WritableDatabase database(
      path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
  for (const ModelDocument& document : corpus) database.add_document(to_xapian(document));
  for (const auto& [key, value] : metadata) database.set_metadata(key, value);
  database.commit();
}

void write_in_bulk(const std::filesystem::path& path, const Corpus& corpus,
                   std::size_t documents_per_run, const DatabaseOptions& options) {
  RunBuilder builder;
  std::vector<InvertedRun> runs;
  for (const ModelDocument& document : corpus) {
    add_to(builder, document);
    if (builder.documents() == documents_per_run) runs.push_back(builder.finish());
  }
  runs.push_back(builder.finish());
  std::vector<const InvertedRun*> order;
  for (const InvertedRun& run : runs) order.push_back(&run);
  write_database(path, order, options);
}

std::string describe(const std::filesystem::path& path) {
  const Xapian::Database database(path.string());
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_lastdocid() << ' '
      << database.get_avlength() << ' ' << database.get_total_length() << ' '
      << database.get_doclength_lower_bound() << ' ' << database.get_doclength_upper_bound() << ' '
      << database.has_positions() << '\n';
  describe_terms(database, out);
  describe_documents(database, out);
  describe_slots(database, out);
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    out << "metadata " << *key << '=' << database.get_metadata(*key) << '\n';
  }
  return out.str();
}

std::string answers(const std::filesystem::path& path, const Corpus& corpus, std::uint32_t seed) {
  const Xapian::Database database(path.string());
  std::ostringstream out;
  for (const Xapian::Query& query : queries_about(corpus, seed)) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    const Xapian::MSet hits = enquire.get_mset(0, 50, database.get_doccount());
    out << query.get_description() << ' ' << hits.get_matches_estimated() << ':';
    for (auto hit = hits.begin(); hit != hits.end(); ++hit)
      out << ' ' << *hit << '/' << hit.get_weight();
    out << '\n';
  }
  return out.str();
}

std::string complaints(const std::filesystem::path& path) {
  std::ostringstream out;
  if (Xapian::Database::check(path.string(), 0, &out) == 0) return "";
  return out.str();
}

}  // namespace dateline::segments::glass::testing

// Xapian 1.4's own check deletes a table under the type of its base, without a virtual destructor:
// nothing of ours.
extern "C" const char* __asan_default_options() {
  return "new_delete_type_mismatch=0";
}
