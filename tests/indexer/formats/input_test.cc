// Files, folders, compression, archives, their limits and their damage.
#include "indexer/formats/input.h"

#include <filesystem>
#include <fstream>
#include <thread>

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/console/errors.h"
#include "tests/indexer/formats/reading.h"

namespace dateline::formats {
namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

std::string packed(const Members& members, bool zip) {
  std::string out(1 << 20, '\0');
  for (const auto& member : members) out.resize(out.size() + member.second.size() + 4096);
  std::size_t used = 0;
  struct archive* writer = archive_write_new();
  if (zip) {
    archive_write_set_format_zip(writer);
  } else {
    archive_write_set_format_pax_restricted(writer);
  }
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  for (const auto& [name, bytes] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_free(writer);
  out.resize(used);
  return out;
}

std::string tar(const Members& members) {
  return packed(members, false);
}
std::string zip(const Members& members) {
  return packed(members, true);
}

std::string article(const std::string& title) {
  return "{\"title\":\"" + title + "\"}\n";
}

// "input: what came of it", a line each; the folder's path is left out.
std::string places_of(const std::vector<ReadResult>& results, const TemporaryFolder& folder) {
  std::string out;
  for (const ReadResult& result : results) {
    const auto* rejected = std::get_if<Rejection>(&result);
    std::string input =
        rejected != nullptr ? rejected->place.input : std::get<RawArticle>(result).place.input;
    if (input.starts_with(folder.path())) input.erase(0, folder.path().size() + 1);
    out += input + ": " + shown(result) + "\n";
  }
  return out;
}

TEST(Input, FoldersInOrderOfNamesWithoutLinks) {
  const TemporaryFolder folder;
  folder.write("b.jsonl", article("B"));
  folder.write("a/z.txt", "Z\nbody");
  folder.write("a/a.json", "[" + article("A") + "]");
  folder.write("B.jsonl", article("upper"));
  folder.write("c.png", "\x89PNG");
  std::filesystem::create_symlink(folder.path() + "/b.jsonl", folder.path() + "/link.jsonl");
  std::filesystem::create_directory_symlink("..", folder.path() + "/a/up");
  ASSERT_EQ(::mkfifo((folder.path() + "/pipe.jsonl").c_str(), 0600), 0);
  EXPECT_EQ(places_of(read_inputs({folder.path() + "/"}), folder),
            "B.jsonl: title=upper\na/a.json: title=A\na/z.txt: title=Z body=body\n"
            "b.jsonl: title=B\n"
            "c.png: rejected 0@0: not a format known here (csv, json, jsonl, reuters-sgml, text); "
            "--input-format says which it is\n");
  EXPECT_EQ(places_of(read_inputs({folder.path() + "/link.jsonl"}), folder),
            "link.jsonl: title=B\n")
      << "a link that is named is followed";
}

TEST(Input, AForcedFormatIsForAll) {
  const TemporaryFolder folder;
  folder.write("x.png", "Title\nBody");
  EXPECT_EQ(places_of(read_inputs({folder.path()}, "text"), folder),
            "x.png: title=Title body=Body\n");
}

TEST(Input, AForcedFormatThatIsNotThere) {
  const TemporaryFolder folder;
  folder.write("a.jsonl", article("A"));
  folder.write("b.jsonl", " \n");
  EXPECT_EQ(places_of(read_inputs({folder.path()}, "reuters-sgml"), folder),
            "a.jsonl: rejected 0@0: no article of the format reuters-sgml in it "
            "(--input-format)\n");
  EXPECT_EQ(shown(read_inputs({folder.write("c.json", "[]")}, "json")), "");
  EXPECT_EQ(shown(read_inputs({folder.write("d.csv", "id,title,body\n")}, "csv")), "");
}

TEST(Input, AnIndexIsNone) {
  const TemporaryFolder folder;
  folder.write("a.jsonl", article("A"));
  folder.write("index/dateline.json", "{\"format_version\":1,\"segments\":[]}");
  folder.write("index/segments/00000000/b.jsonl", article("B"));
  folder.write("other/dateline.json", article("C"));
  folder.write("other/segments/d.jsonl", article("D"));
  EXPECT_EQ(shown(read_inputs({folder.path()})), "title=A\ntitle=C\ntitle=D\n");
  std::string noted;
  Articles articles(
      {.inputs = {folder.path()}, .note = [&](const std::string& line) { noted += line; }});
  while (!std::holds_alternative<EndOfInput>(articles.next())) continue;
  EXPECT_EQ(noted, folder.path() + "/index: an index, which is no input: skipped");
  EXPECT_EQ(shown(read_inputs({folder.path() + "/index"})),
            "rejected 0@0: an index, which is no input\n");
}

TEST(Input, Missing) {
  EXPECT_THROW(read_inputs({"/no/such/file"}), console::WorldError);
}

TEST(Input, FoldersDeep) {
  const TemporaryFolder folder;
  const std::filesystem::path back = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  for (int depth = 1; depth < 258; ++depth) {
    std::filesystem::create_directory("d");
    std::filesystem::current_path("d");
    if (depth == 255) std::ofstream("in.jsonl") << article("deep");
  }
  std::filesystem::current_path(back);
  const auto results = read_inputs({folder.path()});
  ASSERT_EQ(results.size(), 2u);
  EXPECT_EQ(shown(results[0]), "rejected 0@0: folders are more than 256 deep");
  EXPECT_EQ(shown(results[1]), "title=deep");
}

TEST(Input, Compressed) {
  const TemporaryFolder folder;
  for (const std::string program : {"gzip", "bzip2", "xz", "zstd"}) {
    const std::string packed_bytes = compressed_by(program, article("A") + article("B"));
    if (packed_bytes.empty()) GTEST_SKIP() << program << " is not installed";
    const std::string file = folder.write("in." + program, packed_bytes);
    EXPECT_EQ(shown(read_inputs({file})), "title=A\ntitle=B\n") << program;
    const std::string two = folder.write("two." + program, packed_bytes + packed_bytes);
    EXPECT_EQ(shown(read_inputs({two})), "title=A\ntitle=B\ntitle=A\ntitle=B\n") << program;
  }
}

TEST(Input, TruncatedCompressionKeepsWhatCameBefore) {
  const TemporaryFolder folder;
  std::string lines;
  std::uint32_t random = 1;
  for (int i = 0; i < 30000; ++i) {
    random = random * 1664525 + 1013904223;
    lines += article("title " + std::to_string(random));
  }
  for (const std::string program : {"gzip", "xz", "zstd", "bzip2"}) {
    const std::string whole = compressed_by(program, lines);
    if (whole.empty()) GTEST_SKIP() << program << " is not installed";
    const std::string file =
        folder.write("cut." + program, std::string_view(whole).substr(0, whole.size() / 2));
    const auto results = read_inputs({file}, "jsonl");
    EXPECT_EQ(
        shown(results.back()).find(program + ": the data ends in the middle") == std::string::npos,
        false)
        << shown(results.back());
    // bzip2 works in blocks of 900 kB.
    EXPECT_GT(results.size(), program == "bzip2" ? 0u : 10000u) << program;
    std::string broken = whole;
    for (std::size_t i = broken.size() / 2; i < broken.size() / 2 + 64; ++i) broken[i] ^= '\x55';
    const auto damaged = read_inputs({folder.write("broken." + program, broken)}, "jsonl");
    EXPECT_NE(shown(damaged.back()).find(program + ": the data is damaged"), std::string::npos)
        << shown(damaged.back());
  }
}

TEST(Input, WhatFollowsACompressedStreamIsReadOrTold) {
  const TemporaryFolder folder;
  for (const std::string program : {"gzip", "bzip2", "xz", "zstd"}) {
    const std::string one = compressed_by(program, article("A"));
    if (one.empty()) GTEST_SKIP() << program << " is not installed";
    const std::string told = "title=A\nrejected 2@" + std::to_string(article("A").size()) + ": " +
                             program + ": what follows at byte " + std::to_string(one.size()) +
                             " is no " + program + " data\n";
    std::string second = compressed_by(program, article("B"));
    second[0] ^= '\x55';
    EXPECT_EQ(shown(read_inputs({folder.write("head." + program, one + second)}, "jsonl")), told);
    EXPECT_EQ(shown(read_inputs({folder.write("tail." + program, one + "garbage")}, "jsonl")),
              told);
    const bool has_padding = program == "gzip" || program == "xz";
    const std::string zeros(8, '\0');
    const auto padded = read_inputs({folder.write("zeros." + program, one + zeros)}, "jsonl");
    EXPECT_EQ(shown(padded), has_padding ? "title=A\n" : told);
    if (!has_padding) continue;
    const auto two = read_inputs({folder.write("two." + program, one + zeros + one)}, "jsonl");
    EXPECT_EQ(shown(two), "title=A\ntitle=A\n");
  }
}

TEST(Input, Archives) {
  const TemporaryFolder folder;
  const Members members = {{"x/a.jsonl", article("A")},
                           {"b.txt", "B\nbody"},
                           {"c.bin", "?"},
                           {"ü.jsonl.gz", compressed_by("gzip", article("U"))}};
  for (const bool as_zip : {false, true}) {
    const std::string bytes = as_zip ? zip(members) : tar(members);
    const std::string file = folder.write("in", bytes);
    EXPECT_EQ(places_of(read_inputs({file}), folder),
              "in!x/a.jsonl: title=A\nin!b.txt: title=B body=body\n"
              "in!c.bin: rejected 0@0: not a format known here (csv, json, jsonl, reuters-sgml, "
              "text); --input-format says which it is\nin!ü.jsonl.gz: title=U\n");
    const std::string gz = folder.write("in.gz", compressed_by("gzip", bytes));
    EXPECT_EQ(read_inputs({gz}).size(), 4u);
  }
}

TEST(Input, ArchivesInArchives) {
  const TemporaryFolder folder;
  const std::string one = zip({{"a.jsonl", article("A")}});
  const std::string two = tar({{"one.zip", one}, {"b.jsonl", article("B")}});
  const std::string three = zip({{"two.tar", two}, {"c.jsonl", article("C")}});
  EXPECT_EQ(places_of(read_inputs({folder.write("two", two)}), folder),
            "two!one.zip!a.jsonl: title=A\ntwo!b.jsonl: title=B\n");
  EXPECT_EQ(places_of(read_inputs({folder.write("three", three)}), folder),
            "three!two.tar!one.zip: rejected 0@0: archives in archives are more than 2 deep\n"
            "three!two.tar!b.jsonl: title=B\nthree!c.jsonl: title=C\n");
}

TEST(Input, DamagedArchiveKeepsWhatCameBefore) {
  const TemporaryFolder folder;
  const std::string bytes = tar({{"a.jsonl", article("A")}, {"b.jsonl", article("B")}});
  const auto results = read_inputs({folder.write("cut.tar", bytes.substr(0, 512 * 5))});
  ASSERT_GE(results.size(), 1u);
  EXPECT_EQ(shown(results[0]), "title=A");
}

TEST(Input, Expansion) {
  const TemporaryFolder folder;
  const std::string line = article(std::string(1000, 'x'));
  std::string bomb;
  while (bomb.size() < 70u << 20) bomb += line;
  const std::string packed_bomb = compressed_by("zstd", bomb);
  if (packed_bomb.empty()) GTEST_SKIP() << "zstd is not installed";
  for (const std::string& bytes : {packed_bomb, zip({{"bomb.jsonl.zst", packed_bomb}})}) {
    const auto results = read_inputs({folder.write("bomb", bytes)}, "jsonl");
    EXPECT_NE(shown(results.back()).find("expands more than 200:1 after the first 64 MiB"),
              std::string::npos)
        << shown(results.back());
    EXPECT_GT(results.size(), 60000u);
  }
  const auto twice = compressed_by("xz", compressed_by("xz", compressed_by("xz", line)));
  EXPECT_EQ(shown(read_inputs({folder.write("thrice", twice)})),
            "rejected 0@0: compressed more than 2 times\n");
}

TEST(Input, Utf16AndByteOrderMarks) {
  const TemporaryFolder folder;
  const std::string utf8 = "{\"title\":\"é\xf0\x9f\x98\x80\"}\n";
  std::string little = "\xff\xfe";
  std::string big = "\xfe\xff";
  for (const char16_t unit : u"{\"title\":\"é\U0001F600\"}\n") {
    if (unit == 0) break;
    little += {static_cast<char>(unit & 0xff), static_cast<char>(unit >> 8)};
    big += {static_cast<char>(unit >> 8), static_cast<char>(unit & 0xff)};
  }
  for (const std::string& bytes : {"\xef\xbb\xbf" + utf8, little, big}) {
    EXPECT_EQ(shown(read_inputs({folder.write("in.jsonl", bytes)})), "title=é\xf0\x9f\x98\x80\n");
  }
  EXPECT_EQ(shown(read_inputs({folder.write("odd.txt", std::string("\xff\xfe"
                                                                   "A\0\0\xd8\n",
                                                                   7))})),
            "title=A\xef\xbf\xbd\xef\xbf\xbd\n");
}

TEST(Input, StopEndsAPipeThatIsWaitedFor) {
  const TemporaryFolder folder;
  const std::string pipe = folder.path() + "/pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::atomic<bool> stop{false};
  std::thread writer([&] {
    std::ofstream out(pipe);
    out << article("A") << std::flush;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stop = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
  });
  Articles articles({.inputs = {pipe}, .format = "jsonl", .stop = [&] { return stop.load(); }});
  const auto start = std::chrono::steady_clock::now();
  while (!std::holds_alternative<EndOfInput>(articles.next())) {
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(400));
  writer.join();
}

TEST(Input, CountsForProgress) {
  const TemporaryFolder folder;
  const std::string file = folder.write("in.jsonl", article("A") + article("B"));
  Articles articles({.inputs = {file, file}});
  EXPECT_EQ(articles.bytes_in_all(), 2 * std::filesystem::file_size(file));
  while (!std::holds_alternative<EndOfInput>(articles.next())) {
  }
  EXPECT_EQ(articles.bytes_taken(), articles.bytes_in_all());
  EXPECT_EQ(articles.bytes_of_text(), articles.bytes_in_all());
  EXPECT_EQ(Articles({.inputs = {folder.path()}}).bytes_in_all(), 0u);
}

}  // namespace
}  // namespace dateline::formats
