// A bounded heap where only the page counts; everything where stories or a sample must be chosen.
#include "searcher/search/page_collector.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

#include <xxhash.h>

#include "common/index/schema.h"
#include "common/index/stored.h"

namespace dateline::search {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

std::size_t most_entries(const query::Page& page) {
  if (page.collapse || page.sample || !page.limit) return kAll;
  return *page.limit > kAll - page.offset ? kAll : *page.limit + page.offset;
}

}  // namespace

PageCollector::PageCollector(const query::Page& page, Unit unit, const query::SurnameOwners* owners)
    : page_(page), unit_(unit), owners_(owners), most_(most_entries(page)) {}

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

// Whose speaker is unknown has copies within its story alone.
void PageCollector::take_statement(const Match& match, Entry& entry) {
  std::string speaker = match.value(indexing::field("speaker").slot);
  speaker.resize(std::min(speaker.find_first_of("\t\n"), speaker.size()));
  if (const std::string_view owner = owners_ ? owners_->owner(speaker) : ""; !owner.empty())
    speaker = owner;
  if (speaker.empty()) {
    speaker = match.value(indexing::kStorySlot);
    if (!speaker.empty()) speaker += '\n';  // no speaker's key has one
  }
  entry.number = static_cast<std::uint32_t>(docids_.size());
  docids_.push_back(entry.docid);
  copies_.add(std::move(speaker), match.value(indexing::kDateSlot), entry.id,
              indexing::decode_statement(match.data()).text);
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
  Entry entry{match.score(), match.docid(), key_of(match), {}, {}, 0};
  const auto order = [this](const Entry& a, const Entry& b) { return precedes(a, b); };
  const bool is_full = entries_.size() >= most_;
  // The id is read only where it may decide.
  if (is_full && compare_keys(entry, entries_.front()) > 0) return;
  entry.id = match.value(indexing::kIdSlot);
  if (has_copies()) {
    take_statement(match, entry);
  } else if (page_.collapse) {
    entry.story = match.value(indexing::kStorySlot);
  }
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
  return matches_;
}

std::vector<PageHit> PageCollector::hits() {
  finish();
  std::vector<PageHit> hits;
  std::size_t end = entries_.size();
  if (page_.limit && page_.offset < end)
    end = page_.offset + std::min(*page_.limit, end - page_.offset);
  for (std::size_t i = page_.offset; i < end; ++i)
    hits.push_back({entries_[i].score, entries_[i].docid, copies_of(entries_[i])});
  return hits;
}

void PageCollector::finish() {
  if (is_finished_) return;
  is_finished_ = true;
  const auto order = [this](const Entry& a, const Entry& b) { return precedes(a, b); };
  std::sort(entries_.begin(), entries_.end(), order);
  if (has_copies()) {
    keep_one_a_group();
  } else if (page_.collapse) {
    keep_one_a_story();
  }
  if (most_ == kAll) matches_ = entries_.size();
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

void PageCollector::keep_one_a_group() {
  copies_.join();
  std::unordered_set<std::uint32_t> seen;
  std::erase_if(entries_, [&](const Entry& entry) {
    return !seen.insert(copies_.group_of(entry.number)).second;
  });
}

Copies PageCollector::copies_of(const Entry& entry) const {
  if (!has_copies()) return {};
  const StatementCopies::Group& group = copies_.group(copies_.group_of(entry.number));
  Copies copies{group.size - 1, docids_[group.texts.front()], {}};
  for (const std::uint32_t other : group.texts) {
    if (other != copies_.wording_of(entry.number)) copies.variants.push_back(docids_[other]);
  }
  return copies;
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
