// Inverts documents in memory, one after another, for write_database. What Xapian::Document and
// add_document are to a WritableDatabase, this is to a database written in bulk, some ten times as
// fast.
//
//   RunBuilder builder;
//   const TermId word = builder.intern("storm");   // once a distinct word, kept by the caller
//   builder.begin_document();
//   builder.add_posting(word, 1);
//   builder.add_value(0, "2020-06-08");
//   builder.set_data("...");
//   builder.end_document();
//   const InvertedRun run = builder.finish();
//
// One builder belongs to one thread at a time. Memory: at finish some 4 bytes a byte of text, less
// before.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/segments/glass/inversion.h"
#include "indexer/segments/glass/inverted_run.h"
#include "indexer/segments/glass/tag_compression.h"
#include "indexer/segments/glass/term_dictionary.h"

namespace dateline::segments::glass {

// The longest term, each NUL byte in it counted twice: what add_document takes (245 bytes), and
// what fits in every key.
inline constexpr std::size_t kMaxTermBytes = 245;
// The longest data of a document, once compressed, and the longest value.
inline constexpr std::size_t kMaxStoredBytes = std::size_t{120} << 20;
inline constexpr std::size_t kMaxValueBytes = std::size_t{16} << 20;

struct RunOptions {
  // Of the documents' data, zlib's levels; 0 for data that is compressed already.
  int compression_level = 1;
};

class RunBuilder {
 public:
  explicit RunBuilder(RunOptions options = {});

  // The term's number in this run. Throws std::length_error if it is empty or longer than
  // kMaxTermBytes.
  TermId intern(std::string_view term);

  // What was said of a document since the last end_document is dropped.
  void begin_document();

  // The term stands at a position (count from 1; cheapest in ascending order; the same one twice
  // counts for wdf only).
  void add_posting(TermId term, std::uint32_t position, std::uint32_t wdf_increment = 1) {
    const std::uint32_t entry = entry_of(term, wdf_increment);
    ++entries_[entry].positions;
    places_.push_back({entry, position});
  }

  // The term is in the document, position unknown; with the default a filter, without weight and
  // length.
  void add_term(TermId term, std::uint32_t wdf_increment = 0) { entry_of(term, wdf_increment); }

  // The last value given to a slot counts; an empty one is none. REQUIRES: slot below 2^32 - 1.
  // Throws std::length_error if it is longer than kMaxValueBytes.
  void add_value(std::uint32_t slot, std::string_view value);

  // Throws std::length_error if it is longer than kMaxStoredBytes when compressed.
  void set_data(std::string_view data);

  // The document gets the next id. Throws std::length_error, with the document left out, if its
  // length or the run outgrows 32 bits.
  void end_document();

  std::size_t documents() const { return run_.documents(); }
  // What the builder holds now, of ended documents and for the one in hand.
  std::size_t memory_bytes() const;

  // The documents ended so far, inverted. The builder is as new: term numbers given before are
  // void.
  InvertedRun finish();

 private:
  // A term of the document in hand.
  struct Entry {
    TermId term;
    std::uint32_t wdf;
    std::uint32_t positions;  // number of them; in end_document: where the next one goes
  };
  struct Place {
    std::uint32_t entry;
    std::uint32_t position;
  };
  // The entry of the term, found by a sparse set: entry_at_ need not be cleared between documents.
  std::uint32_t entry_of(TermId term, std::uint32_t wdf_increment) {
    std::uint32_t entry = entry_at_[term];
    if (entry >= entries_.size() || entries_[entry].term != term) {
      entry = static_cast<std::uint32_t>(entries_.size());
      entry_at_[term] = entry;
      entries_.push_back({term, 0, 0});
    }
    entries_[entry].wdf += wdf_increment;
    length_ += wdf_increment;
    return entry;
  }

  void check_room() const;
  void append_position_lists();
  void append_list(std::span<const std::uint32_t> positions);
  void append_values();

  RunOptions options_;
  TagCompressor compressor_;
  TermDictionary dictionary_;

  // The document in hand.
  std::vector<std::uint32_t> entry_at_;  // by term
  std::vector<Entry> entries_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> sorted_places_;
  std::vector<std::pair<std::uint32_t, std::string>> values_;
  std::string stored_;
  bool stored_compressed_ = false;
  std::uint64_t length_ = 0;

  // The ended ones; run_ is without terms, postings and termlists until finish.
  ForwardIndex forward_;
  InvertedRun run_;
};

}  // namespace dateline::segments::glass
