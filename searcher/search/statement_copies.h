// Which statements are copies of one another: the same speaker and nearly the same words, in
// whatever article they stand. The earliest leads a group; later ones are compared with it, so that
// neither the order asked for nor the cut of the index plays a part.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline::search {

// A text of fewer words has only such copies as have the same words.
inline constexpr std::size_t kFewestWordsAlike = 6;

// A statement's words: hashes of their folded forms, the highest bit set for numbers and denials,
// without which a text says something else.
using WordHashes = std::vector<std::uint32_t>;
WordHashes hash_words(std::string_view text);

// Whether one has nearly all words of the other, in the same order: of the shorter one, which is at
// least half as long, at most 1 in 5 is missing or another, and no number or denial is. Of long
// texts the first 256 words decide.
bool are_alike(const WordHashes& a, const WordHashes& b);

class StatementCopies {
 public:
  struct Group {
    std::uint32_t size = 0;
    std::vector<std::uint32_t> texts;  // a statement for each wording, the earliest first
  };

  // The statement's number, from 0, is the order of calls. `speaker` tells the speakers apart;
  // empty: the statement is like no other. An empty date is later than any.
  void add(std::string speaker, std::string date, std::string id, std::string_view text);
  // After the last add(), once; near to linear in the words.
  void join();

  // After join(): a statement's group, and a number that all of the same wording in it share.
  std::uint32_t group_of(std::uint32_t statement) const { return statements_[statement].group; }
  std::uint32_t wording_of(std::uint32_t statement) const { return statements_[statement].wording; }
  const Group& group(std::uint32_t number) const { return groups_[number]; }

 private:
  struct Statement {
    std::string speaker, date, id;
    WordHashes words;
    std::uint32_t group = 0;
    std::uint32_t wording = 0;
  };
  using Numbers = std::vector<std::uint32_t>;

  bool precedes(std::uint32_t a, std::uint32_t b) const;
  void join_speaker(const std::uint32_t* begin, const std::uint32_t* end);
  void start_group(std::uint32_t statement);
  void join_group(std::uint32_t statement, std::uint32_t group);

  std::vector<Statement> statements_;
  std::vector<Group> groups_;
};

}  // namespace dateline::search
