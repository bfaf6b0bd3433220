#include "indexer/segments/glass/inversion.h"

#include <algorithm>
#include <string_view>

#include "indexer/segments/glass/byte_packing.h"
#include "indexer/segments/glass/termlist_coding.h"

namespace dateline::segments::glass {
namespace {

using Record = ForwardIndex::Record;

// The first eight bytes as a number that sorts as they do, shorter terms padded with zeros.
std::uint64_t leading_bytes(std::string_view term) {
  std::uint64_t leading = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    leading = leading << 8 | (i < term.size() ? static_cast<std::uint8_t>(term[i]) : 0);
  }
  return leading;
}

// The terms that have postings, in byte order.
std::vector<TermId> terms_in_order(const TermDictionary& dictionary,
                                   const std::vector<std::uint32_t>& frequency) {
  struct Key {
    std::uint64_t leading;
    TermId id;
  };
  std::vector<Key> keys;
  keys.reserve(dictionary.size());
  for (TermId id = 0; id < dictionary.size(); ++id) {
    if (frequency[id] != 0) keys.push_back({leading_bytes(dictionary[id]), id});
  }
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (a.leading != b.leading) return a.leading < b.leading;
    return dictionary[a.id] < dictionary[b.id];
  });
  std::vector<TermId> ids;
  ids.reserve(keys.size());
  for (const Key& key : keys) ids.push_back(key.id);
  return ids;
}

// How many records each term has, of all and of those with positions.
struct Frequencies {
  std::vector<std::uint32_t> all;
  std::vector<std::uint32_t> positional;
};

Frequencies count(const ForwardIndex& forward, std::size_t terms) {
  Frequencies counts{std::vector<std::uint32_t>(terms), std::vector<std::uint32_t>(terms)};
  std::size_t record = 0;
  for (std::size_t document = 0; document < forward.ends.size(); ++document) {
    const std::size_t positional_end = record + forward.positional[document];
    for (; record < positional_end; ++record) ++counts.positional[forward.records[record].term];
    for (; record < forward.ends[document]; ++record) ++counts.all[forward.records[record].term];
  }
  for (std::size_t term = 0; term < terms; ++term) counts.all[term] += counts.positional[term];
  return counts;
}

// Turns numbers by term into where each term's part begins; returns where the parts end, in the
// order of the terms.
std::vector<std::uint32_t> lay_out(std::vector<std::uint32_t>& by_term,
                                   const std::vector<TermId>& order) {
  std::vector<std::uint32_t> ends;
  ends.reserve(order.size());
  std::uint32_t total = 0;
  for (const TermId id : order) {
    const std::uint32_t count = by_term[id];
    by_term[id] = total;
    total += count;
    ends.push_back(total);
  }
  return ends;
}

// Deals the records out to their terms' parts, which are in order of documents because the records
// are.
void scatter(const ForwardIndex& forward, Frequencies& next, InvertedRun& run) {
  run.postings.resize(forward.records.size());
  run.position_lists.resize(run.position_ends.empty() ? 0 : run.position_ends.back());
  const char* const bytes = run.position_bytes.data();
  std::uint32_t offset = 0;
  std::size_t record = 0;
  for (DocumentIndex document = 0; document < forward.ends.size(); ++document) {
    const std::size_t positional_end = record + forward.positional[document];
    for (; record < forward.ends[document]; ++record) {
      const Record& from = forward.records[record];
      run.postings[next.all[from.term]++] = {document, from.wdf};
      if (record >= positional_end) continue;
      run.position_lists[next.positional[from.term]++] = {document, offset};
      const std::string_view list = run.positions_at(offset);
      offset = static_cast<std::uint32_t>(list.data() + list.size() - bytes);
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

void invert(ForwardIndex forward, const TermDictionary& dictionary, InvertedRun& run) {
  Frequencies counts = count(forward, dictionary.size());
  const std::vector<TermId> order = terms_in_order(dictionary, counts.all);
  for (const TermId id : order) run.terms.push_back(dictionary[id]);
  run.posting_ends = lay_out(counts.all, order);
  run.position_ends = lay_out(counts.positional, order);
  scatter(forward, counts, run);
  sort_by_term(run, forward);
  std::size_t begin = 0;
  for (std::size_t document = 0; document < run.documents(); ++document) {
    const std::size_t end = forward.ends[document];
    append_termlist(run.termlists.growing(), run.terms, run.lengths[document],
                    std::span(forward.records).subspan(begin, end - begin));
    run.termlists.close();
    begin = end;
  }
}

}  // namespace dateline::segments::glass
