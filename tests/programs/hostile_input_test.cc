// Input that means harm, through the real programs: each limit refuses with words of its own, and
// nothing foreign reaches what a terminal or a script reads.
#include <cstdlib>
#include <functional>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/programs/invented_wire.h"
#include "tests/programs/program.h"

namespace dateline::programs {
namespace {

namespace fs = std::filesystem;

std::string repeated(const std::string& piece, std::size_t times) {
  std::string all;
  all.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += piece;
  return all;
}

// A record of which `more` is a part, between two good ones.
std::string between_good_ones(const std::string& record) {
  return article_line(1) + record + "\n" + article_line(2);
}

std::string titled(const std::string& more) {
  return R"({"id":"x","title":"T",)" + more + "}";
}

struct RecordRow {
  const char* what;
  std::string record;
  const char* reason;  // null: it is taken
};

TEST(HostileInput, LimitsOfRecords) {
  const std::vector<RecordRow> rows = {
      {"512 deep", titled("\"x\":" + repeated("[", 511) + repeated("]", 511)), nullptr},
      {"513 deep", titled("\"x\":" + repeated("[", 512) + repeated("]", 512)),
       "JSON nested more than 512 deep"},
      {"a record of 65 MiB", titled("\"x\":\"" + std::string(65 << 20, 'a') + "\""),
       "a record of more than 64 MiB"},
      {"a text of 17 MiB", titled("\"body\":\"" + repeated("a ", 17 << 19) + "\""),
       "text larger than 16 MiB"},
      {"an id of 1,025 bytes", R"({"title":"T","id":")" + std::string(1025, 'i') + "\"}",
       "id longer than 1 KiB"},
      {"bytes that are no UTF-8", titled("\"body\":\"a \xff\xfe\xc3 b\""), nullptr},
      {"NULs", titled(R"("body":"a\u0000b)" + std::string(1, '\0') + "c\""), nullptr},
      {"half a surrogate", titled(R"("body":"\ud800 half")"), nullptr},
      {"nothing to read", R"({"id":"x"})", "neither title nor body"},
      {"no JSON", "{]", "JSON"},
  };
  for (const RecordRow& row : rows) {
    const ScratchFolder scratch;
    const std::string rejects = scratch / "rejects";
    const Outcome outcome =
        run(indexer(),
            {"add", "-i", scratch / "index", "--input-format", "jsonl", "--rejects", rejects, "-"},
            between_good_ones(row.record));
    const bool is_taken = row.reason == nullptr;
    EXPECT_EQ(outcome.status, is_taken ? 0 : 1) << row.what << outcome.err;
    const std::string done = is_taken ? "done 3 articles" : "done 2 articles";
    EXPECT_NE(outcome.err.find(done), std::string::npos) << row.what << outcome.err;
    const std::string said = read_file(rejects);
    EXPECT_EQ(lines(said).size(), is_taken ? 0U : 1U) << row.what;
    if (!is_taken) {
      EXPECT_NE(said.find(row.reason), std::string::npos) << row.what << said.substr(0, 300);
      EXPECT_LE(said.size(), 10'000U) << row.what;
    }
  }
}

void shell(const std::string& folder, const std::string& command) {
  ASSERT_EQ(std::system(("cd '" + folder + "' && " + command).c_str()), 0) << command;
}

struct FileRow {
  const char* what;
  const char* made_by;  // a shell command, which finds a.jsonl with one article
  const char* input;
  int articles;
  const char* reason;  // null: nothing is rejected
};

TEST(HostileInput, LimitsOfFiles) {
  const std::vector<FileRow> rows = {
      {"a bomb", "(cat a.jsonl; head -c 100000000 /dev/zero | tr '\\0' ' ') | gzip -9 > in.gz",
       "in.gz", 1, "expands more than 200:1 after the first 64 MiB"},
      {"an archive in an archive", "tar cf 1.tar a.jsonl; tar cf in.tar 1.tar", "in.tar", 1,
       nullptr},
      {"one more", "tar cf 1.tar a.jsonl; tar cf 2.tar 1.tar; tar cf in.tar 2.tar", "in.tar", 0,
       "archives in archives are more than 2 deep"},
      {"256 folders", "mkdir in; cp a.jsonl in; cd in; for i in $(seq 255); do mkdir d; cd d; done",
       "in", 1, nullptr},
      {"257 folders", "mkdir in; cp a.jsonl in; cd in; for i in $(seq 256); do mkdir d; cd d; done",
       "in", 1, "folders are more than 256 deep"},
      {"links and a pipe",
       "mkdir in; cp a.jsonl in; cd in; ln -s ../in up; ln -s /etc/passwd p; mkfifo q", "in", 1,
       nullptr},
      {"half a compressed file",
       "gzip -k a.jsonl; head -c 150 a.jsonl.gz > in.jsonl.gz; rm a.jsonl.gz", "in.jsonl.gz", 0,
       ""},
      {"a second stream with a broken head",
       "gzip -c a.jsonl > in.gz; gzip -c a.jsonl | tr '\\037' x >> in.gz", "in.gz", 1,
       "is no gzip data"},
      {"a tape's padding", "gzip -c a.jsonl > in.gz; head -c 512 /dev/zero >> in.gz", "in.gz", 1,
       nullptr},
  };
  for (const FileRow& row : rows) {
    const ScratchFolder scratch;
    write_file(scratch / "a.jsonl", article_line(1));
    shell(scratch.path().string(), row.made_by);
    const std::string rejects = scratch / "rejects";
    const Outcome outcome =
        run(indexer(), {"add", "-i", scratch / "index", "--rejects", rejects, scratch / row.input});
    EXPECT_EQ(outcome.status, row.reason == nullptr ? 0 : 1) << row.what << outcome.err;
    EXPECT_NE(outcome.err.find("done " + std::to_string(row.articles) + " articles"),
              std::string::npos)
        << row.what << outcome.err;
    if (row.reason != nullptr) {
      EXPECT_NE(read_file(rejects).find(row.reason), std::string::npos)
          << row.what << read_file(rejects).substr(0, 2000);
    }
  }
}

std::string numbered_words(const std::string& beginning, int count, const std::string& between) {
  std::string all;
  for (int i = 0; i < count; ++i) all += (i == 0 ? "" : between) + beginning + std::to_string(i);
  return all;
}

TEST(HostileInput, LimitsOfQueries) {
  const ScratchFolder scratch;
  const std::string index = scratch / "index";
  std::string records;
  for (int part = 0; part < 11; ++part) {
    records += R"({"id":"m)" + std::to_string(part) + R"(","title":"T","body":")" +
               numbered_words("zq" + std::to_string(part) + "x", 1000, " ") + "\"}\n";
  }
  ASSERT_EQ(run(indexer(), {"add", "-i", index, "-"}, records).status, 0);
  const std::vector<std::pair<std::string, const char*>> refused = {
      {repeated("a ", 33'000), "a query has at most 65536 bytes"},
      {numbered_words("a", 4097, " OR "), "a query has at most 4096 clauses"},
      {repeated("(", 101) + "a" + repeated(")", 101), "nested more than 100 deep"},
      {"zq*", "more than 10000 words begin so"},
  };
  for (const auto& [query, reason] : refused) {
    const Outcome outcome = run(searcher(), {"search", "-i", index, query});
    EXPECT_EQ(outcome.status, 2) << reason;
    EXPECT_NE(outcome.err.find(reason), std::string::npos) << outcome.err;
    EXPECT_LE(lines(outcome.err).size(), 4U) << outcome.err;
    EXPECT_LT(outcome.err.size(), 1000U);
  }
  const std::vector<std::string> taken = {
      repeated("zq0x1 ", 4000), numbered_words("a", 4095, " OR ") + " OR zq0x1",
      repeated("(", 100) + "zq0x1" + repeated(")", 100), "zq1*"};
  for (const std::string& query : taken) {
    const Outcome outcome = run(searcher(), {"search", "-i", index, query});
    EXPECT_EQ(outcome.status, 0) << query.substr(0, 60) << outcome.err;
  }
}

// The first character that must not reach a terminal or a script; 0 for none. REQUIRES: UTF-8.
char32_t foreign_character(const std::string& text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool is_space = byte == '\n' || byte == '\r' || byte == '\t';
    if ((byte < 0x20 && !is_space) || byte == 0x7F) return byte;
    const auto next = [&](std::size_t by) {
      return at + by < text.size() ? static_cast<unsigned char>(text[at + by]) : 0U;
    };
    if (byte == 0xC2 && next(1) < 0xA0) return next(1);
    const bool is_override =
        byte == 0xE2 && ((next(1) == 0x80 && next(2) >= 0xAA && next(2) <= 0xAE) ||
                         (next(1) == 0x81 && next(2) >= 0xA6 && next(2) <= 0xA9));
    if (is_override) return 0x2000 + next(2);
  }
  return 0;
}

constexpr const char* kEvil = "\x1b[31m\xe2\x80\xae\xe2\x81\xa6\xc2\x9b";

TEST(HostileInput, NothingForeignIsPrinted) {
  const ScratchFolder scratch;
  const std::string index = scratch / "index";
  const std::string e = "\\u001b[31m\\u202e\\u2066\\u009b\\u0007";
  const std::string record = R"({"id":"i)" + e + R"(","title":"T )" + e + R"(","source":"S)" + e +
                             R"(","author":"A)" + e + R"(","section":"C)" + e + R"(","tags":["G)" +
                             e + R"("],"url":"http://x/)" + e +
                             R"(","body":"Foreign Minister Ada Reyl)" + e + R"( said )" + e +
                             R"(that grain would be late."})" + "\n";
  ASSERT_EQ(run(indexer(), {"add", "-i", index, "-"}, record).status, 0);
  const std::vector<std::vector<std::string>> calls = {
      {"search"},
      {"statements"},
      {"facets", "--by", "source,author,section,tag,person,speaker"},
      {"timeline", "--by", "source"},
      {"names", "reyl"},
      {"names", "--type", "source", "s"},
      {"show", "i\x1b[31m\xe2\x80\xae\xe2\x81\xa6\xc2\x9b\x07"}};
  for (const std::vector<std::string>& call : calls) {
    for (const char* format : {"text", "csv", "tsv", "trec", "ids"}) {
      std::vector<std::string> words = call;
      words.insert(words.begin() + 1, {"-i", index, "--format", format});
      const Outcome outcome = run(searcher(), words);
      EXPECT_EQ(foreign_character(outcome.out), 0U) << call[0] << " " << format << outcome.out;
      EXPECT_EQ(foreign_character(outcome.err), 0U) << call[0] << " " << format << outcome.err;
    }
  }
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"stats", "-i", index}, {"analyze", "--format", "text", "-"}}) {
    const Outcome outcome = run(indexer(), words, record);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(foreign_character(outcome.out + outcome.err), 0U) << words[0] << outcome.out;
  }
}

TEST(HostileInput, ErrorLinesHaveNothingForeign) {
  const ScratchFolder scratch;
  const std::string index = scratch / "index", evil = kEvil;
  ASSERT_EQ(run(indexer(), {"add", "-i", index, "-"}, article_lines(0, 3)).status, 0);
  const std::vector<std::vector<std::string>> searches = {
      {"search", "-i", "/no" + evil},
      {"search", "-i", index, "titl" + evil + ":x"},
      {"search", "-i", index, "titel:" + evil},
      {"search", "-i", index, "(" + evil},
      {"search", "-i", index, "--country", evil},
      {"search", "-i", index, "--since", evil},
      {"search", "-i", index, "--sort", evil},
      {"search", "-i", index, "--" + evil},
      {"search", "-i", index, "--fields", evil},
      {"facets", "-i", index, "--by", evil},
      {"show", "-i", index, evil},
      {evil}};
  for (const auto& words : searches) {
    const Outcome outcome = run(searcher(), words);
    EXPECT_NE(outcome.status, 0) << words.back();
    EXPECT_EQ(foreign_character(outcome.err), 0U) << outcome.err;
    EXPECT_LE(lines(outcome.err).size(), 4U) << outcome.err;
  }
  const std::string input = scratch / ("in" + evil + ".jsonl");
  write_file(input, "{\"id\":\"" + evil + "\"}\n");
  const std::vector<std::pair<std::vector<std::string>, int>> calls = {
      {{"add", "-i", index, "/no" + evil}, 3},
      {{"add", "-i", index, "--progress", "plain", input}, 1},
      {{"add", "-i", index, "--input-format", evil, "-"}, 2},
      {{"add", "-i", index, "--shard", evil, "-"}, 2},
      {{"add", "-i", index, "--rejects", "/no" + evil + "/x", "-"}, 3},
      {{"add", "-i", index, "--lexicon", "/no" + evil, "-"}, 3},
      {{"delete", "-i", index, "--query", "titel:grain" + evil}, 2}};
  for (const auto& [words, status] : calls) {
    const Outcome outcome = run(indexer(), words);
    EXPECT_EQ(outcome.status, status) << words.back() << outcome.err;
    EXPECT_EQ(foreign_character(outcome.err), 0U) << outcome.err;
  }
}

}  // namespace
}  // namespace dateline::programs
