// A bounded heap where only the page counts; everything where stories or a sample must be chosen.
#include "searcher/search/page_collector.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

#include <fmt/format.h>
#include <xxhash.h>

#include "common/index/schema.h"
#include "common/index/stored.h"
#include "common/text/words.h"

namespace dateline::search {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

std::size_t most_entries(const query::Page& page) {
  if (page.collapse || page.sample || !page.limit) return kAll;
  return *page.limit > kAll - page.offset ? kAll : *page.limit + page.offset;
}

}  // namespace

PageCollector::PageCollector(const query::Page& page, Unit unit)
    : page_(page), unit_(unit), most_(most_entries(page)) {}

// The date, or the source's value (what stands before its label).
std::string PageCollector::key_of(const Match& match) const {
  switch (page_.sort) {
    case query::Sort::relevance:
      return {};
    case query::Sort::newest:
    case query::Sort::oldest:
      return match.value(indexing::kDateSlot);
    case query::Sort::source: {
      std::string packed = match.value(indexing::field("source").slot);
      packed.resize(std::min(packed.find_first_of("\t\n"), packed.size()));
      return packed;
    }
  }
  return {};
}

// A statement is a copy of another where the story and the words are the same.
std::string PageCollector::story_of(const Match& match) const {
  std::string story = match.value(indexing::kStorySlot);
  if (story.empty() || unit_ == Unit::article) return story;
  text::for_each_word(indexing::decode_statement(match.data()).text, [&](const text::Word& word) {
    story += ' ';
    story += word.folded;
  });
  const XXH128_hash_t hash = XXH3_128bits(story.data(), story.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

// Below 0: a comes first. What has no date or source comes last, in either direction.
int PageCollector::compare_keys(const Entry& a, const Entry& b) const {
  if (page_.sort == query::Sort::relevance)
    return a.score > b.score ? -1 : a.score < b.score ? 1 : 0;
  if (a.key.empty() != b.key.empty()) return a.key.empty() ? 1 : -1;
  const int order = a.key.compare(b.key);
  return page_.sort == query::Sort::newest ? -order : order;
}

bool PageCollector::precedes(const Entry& a, const Entry& b) const {
  const int order = compare_keys(a, b);
  return order != 0 ? order < 0 : a.id < b.id;
}

void PageCollector::take(const Match& match) {
  ++matches_;
  if (most_ == 0) return;
  Entry entry{match.score(), match.docid(), key_of(match), {}, {}};
  const auto order = [this](const Entry& a, const Entry& b) { return precedes(a, b); };
  const bool is_full = entries_.size() >= most_;
  // The id is read only where it may decide.
  if (is_full && compare_keys(entry, entries_.front()) > 0) return;
  entry.id = match.value(indexing::kIdSlot);
  if (page_.collapse) entry.story = story_of(match);
  if (most_ == kAll) {
    entries_.push_back(std::move(entry));
    return;
  }
  if (is_full) {
    if (!precedes(entry, entries_.front())) return;
    std::pop_heap(entries_.begin(), entries_.end(), order);
    entries_.pop_back();
  }
  entries_.push_back(std::move(entry));
  std::push_heap(entries_.begin(), entries_.end(), order);
}

std::uint64_t PageCollector::total() {
  finish();
  return most_ == kAll ? entries_.size() : matches_;
}

std::vector<PageHit> PageCollector::hits() {
  finish();
  std::vector<PageHit> hits;
  std::size_t end = entries_.size();
  if (page_.limit && page_.offset < end)
    end = page_.offset + std::min(*page_.limit, end - page_.offset);
  for (std::size_t i = page_.offset; i < end; ++i)
    hits.push_back({entries_[i].score, entries_[i].docid});
  return hits;
}

void PageCollector::finish() {
  if (is_finished_) return;
  is_finished_ = true;
  const auto order = [this](const Entry& a, const Entry& b) { return precedes(a, b); };
  std::sort(entries_.begin(), entries_.end(), order);
  if (page_.collapse) keep_one_a_story();
  if (page_.sample) {
    keep_sample();
    std::sort(entries_.begin(), entries_.end(), order);
  }
}

// What is too short to have a story is one by itself.
void PageCollector::keep_one_a_story() {
  std::unordered_set<std::string> seen;
  std::erase_if(entries_, [&](const Entry& entry) {
    return !entry.story.empty() && !seen.insert(entry.story).second;
  });
}

void PageCollector::keep_sample() {
  if (entries_.size() <= *page_.sample) return;
  const auto draw = [this](const Entry& entry) {
    return std::pair(XXH3_64bits_withSeed(entry.id.data(), entry.id.size(), page_.seed),
                     std::string_view(entry.id));
  };
  std::sort(entries_.begin(), entries_.end(),
            [&](const Entry& a, const Entry& b) { return draw(a) < draw(b); });
  entries_.resize(*page_.sample);
}

}  // namespace dateline::search
