// An article as a format's reader finds it: nothing cleaned, nothing decided.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace dateline::formats {

// Where a record stands in its input.
struct Place {
  std::string input;  // file name, "-" for standard input, "archive.tar!member" inside an archive
  std::uint64_t line = 0;    // from 1; 0 where the format has no lines
  std::uint64_t offset = 0;  // byte offset of the record in the (decompressed) input
};

// Field contents as found. Empty means: not given.
struct RawArticle {
  Place place;
  std::string id;
  std::string url;
  std::string title;
  std::string body;
  std::string date;
  std::string source;
  std::vector<std::string> authors;
  std::string lang;
  std::string section;
  std::vector<std::string> tags;
  std::vector<std::string> countries;
  std::string dateline;  // where the format marks it (Reuters SGML, NITF); otherwise it is found in
                         // the body
  std::string extras;    // a JSON object of fields with names that no rule knows; empty: none
};

// Why a record is not an article. `record` is cut at 4 KiB, at a character's border.
struct Rejection {
  Place place;
  std::string reason;
  std::string record;
};

struct EndOfInput {};

using ReadResult = std::variant<RawArticle, Rejection, EndOfInput>;

// One input's articles, one after the other. A reader meets any bytes with an article, a rejection
// or the end; it throws only where the input itself cannot be read (std::system_error and kin).
class ArticleReader {
 public:
  virtual ~ArticleReader() = default;
  virtual ReadResult next() = 0;
};

}  // namespace dateline::formats
