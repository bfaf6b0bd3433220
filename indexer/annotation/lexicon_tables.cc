// Tables to bytes and back: each array as its count and its plain bytes, every one aligned.
#include "indexer/annotation/lexicon_tables.h"

#include <cassert>
#include <cstring>
#include <type_traits>

namespace dateline::annotation {
namespace {

std::size_t aligned(std::size_t size) {
  return (size + kPackedAlignment - 1) / kPackedAlignment * kPackedAlignment;
}

template <typename Element>
void pack_array(const std::vector<Element>& array, std::string& out) {
  static_assert(std::is_trivially_copyable_v<Element> && alignof(Element) <= kPackedAlignment);
  const std::uint64_t count = array.size();
  out.append(reinterpret_cast<const char*>(&count), sizeof count);
  out.resize(aligned(out.size()));
  out.append(reinterpret_cast<const char*>(array.data()), count * sizeof(Element));
  out.resize(aligned(out.size()));
}

template <typename Element>
std::span<const Element> view_array(std::string_view& packed) {
  std::uint64_t count = 0;
  assert(packed.size() >= aligned(sizeof count));
  std::memcpy(&count, packed.data(), sizeof count);
  packed.remove_prefix(aligned(sizeof count));
  assert(packed.size() >= aligned(count * sizeof(Element)));
  const std::span<const Element> array(reinterpret_cast<const Element*>(packed.data()), count);
  packed.remove_prefix(aligned(count * sizeof(Element)));
  return array;
}

}  // namespace

std::string pack_tables(const GazetteerTables& tables) {
  std::string packed;
  pack_array(tables.text, packed);
  pack_array(tables.words, packed);
  pack_array(tables.slots, packed);
  pack_array(tables.nodes, packed);
  pack_array(tables.edges, packed);
  pack_array(tables.entries, packed);
  return packed;
}

GazetteerView view_packed(std::string_view packed) {
  assert(reinterpret_cast<std::uintptr_t>(packed.data()) % kPackedAlignment == 0);
  GazetteerView view;
  const std::span<const char> text = view_array<char>(packed);
  view.text = {text.data(), text.size()};
  view.words = view_array<LexiconWord>(packed);
  view.slots = view_array<std::uint32_t>(packed);
  view.nodes = view_array<GazetteerTables::Node>(packed);
  view.edges = view_array<GazetteerTables::Edge>(packed);
  view.entries = view_array<Entry>(packed);
  return view;
}

}  // namespace dateline::annotation
