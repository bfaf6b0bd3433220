// Two counting sorts: the records of documents go to their terms, and back to the documents in
// the order of terms.
#include "indexer/segments/glass/inversion.h"

#include <algorithm>
#include <string_view>

#include "indexer/segments/glass/term_order.h"
#include "indexer/segments/glass/termlist_coding.h"

namespace dateline::segments::glass {
namespace {

using Record = ForwardIndex::Record;

// Of one term: first how many postings and lists it has, then where its next ones go.
struct Cursor {
  std::uint32_t posting = 0;
  std::uint32_t offset = 0;
};

std::vector<Cursor> count(const ForwardIndex& forward, std::size_t terms) {
  std::vector<Cursor> counts(terms);
  std::size_t record = 0;
  for (std::size_t document = 0; document < forward.ends.size(); ++document) {
    const std::size_t positional_end = record + forward.positional[document];
    for (; record < forward.ends[document]; ++record) {
      Cursor& term = counts[forward.records[record].term];
      ++term.posting;
      if (record < positional_end) ++term.offset;
    }
  }
  return counts;
}

// The terms that have postings, in byte order.
std::vector<TermId> terms_in_order(const TermDictionary& dictionary,
                                   const std::vector<Cursor>& counts) {
  struct Item {
    TermKey key;
    TermId id;
  };
  std::vector<Item> items;
  items.reserve(dictionary.size());
  for (TermId id = 0; id < dictionary.size(); ++id) {
    if (counts[id].posting != 0) items.push_back({TermKey(dictionary[id]), id});
  }
  const auto name = [&](const Item& item) { return dictionary[item.id]; };
  std::sort(items.begin(), items.end(),
            [&](const Item& a, const Item& b) { return compare_terms(a, b, name) < 0; });
  std::vector<TermId> ids;
  ids.reserve(items.size());
  for (const Item& item : items) ids.push_back(item.id);
  return ids;
}

// Gives each term its place in the arrays of the run; counts become cursors, kNoPositions where
// there is no list.
void lay_out(const std::vector<TermId>& order, std::vector<Cursor>& cursors, InvertedRun& run) {
  Cursor total;
  for (const TermId id : order) {
    Cursor& term = cursors[id];
    const std::uint32_t postings = term.posting;
    const bool positional = term.offset != 0;
    term = {total.posting, positional ? total.offset : kNoPositions};
    total.posting += postings;
    total.offset += positional ? postings : 0;
    run.posting_ends.push_back(total.posting);
    run.position_ends.push_back(total.offset);
  }
  run.postings.resize(total.posting);
  run.position_offsets.resize(total.offset);
}

// Deals the records out to their terms' places, which fill in the order of documents because the
// records are in it.
void scatter(const ForwardIndex& forward, std::vector<Cursor>& cursors, InvertedRun& run) {
  const char* const bytes = run.position_bytes.data();
  std::uint32_t next_list = 0;
  std::size_t record = 0;
  for (DocumentIndex document = 0; document < forward.ends.size(); ++document) {
    const std::size_t positional_end = record + forward.positional[document];
    for (; record < forward.ends[document]; ++record) {
      Cursor& term = cursors[forward.records[record].term];
      run.postings[term.posting++] = {document, forward.records[record].wdf};
      if (record < positional_end) {
        run.position_offsets[term.offset++] = next_list;
        const std::string_view list = run.positions_at(next_list);
        next_list = static_cast<std::uint32_t>(list.data() + list.size() - bytes);
      } else if (term.offset != kNoPositions) {
        run.position_offsets[term.offset++] = kNoPositions;
      }
    }
  }
}

// The records again, their terms now by rank, each document's in byte order: a counting sort back
// by document.
void sort_by_term(const InvertedRun& run, ForwardIndex& forward) {
  std::vector<std::uint32_t> next(forward.ends.size());
  for (std::size_t document = 1; document < next.size(); ++document) {
    next[document] = forward.ends[document - 1];
  }
  for (std::uint32_t term = 0; term < run.terms.size(); ++term) {
    for (const Posting& posting : run.postings_of(term)) {
      forward.records[next[posting.document]++] = {term, posting.wdf};
    }
  }
}

}  // namespace

void invert(ForwardIndex& forward, const TermDictionary& dictionary, InvertedRun& run) {
  std::vector<Cursor> cursors = count(forward, dictionary.size());
  const std::vector<TermId> order = terms_in_order(dictionary, cursors);
  for (const TermId id : order) run.terms.push_back(dictionary[id]);
  lay_out(order, cursors, run);
  scatter(forward, cursors, run);
  sort_by_term(run, forward);
  std::size_t begin = 0;
  for (std::size_t document = 0; document < run.documents(); ++document) {
    const std::size_t end = forward.ends[document];
    append_termlist(run.termlists.growing(), run.terms, run.lengths[document],
                    std::span<const Record>(forward.records).subspan(begin, end - begin));
    run.termlists.close();
    begin = end;
  }
}

}  // namespace dateline::segments::glass
