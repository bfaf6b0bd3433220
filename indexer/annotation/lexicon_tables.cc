// Tables to bytes and back: each array as its count and its plain bytes.
#include "indexer/annotation/lexicon_tables.h"

#include <cassert>
#include <cstring>
#include <type_traits>

namespace dateline::annotation {
namespace {

template <typename Array>
void pack_array(const Array& array, std::string& out) {
  using Element = typename Array::value_type;
  static_assert(std::is_trivially_copyable_v<Element>);
  const std::uint64_t count = array.size();
  out.append(reinterpret_cast<const char*>(&count), sizeof count);
  out.append(reinterpret_cast<const char*>(array.data()), count * sizeof(Element));
}

template <typename Array>
void unpack_array(std::string_view& packed, Array& array) {
  using Element = typename Array::value_type;
  std::uint64_t count = 0;
  assert(packed.size() >= sizeof count);
  std::memcpy(&count, packed.data(), sizeof count);
  packed.remove_prefix(sizeof count);
  assert(packed.size() >= count * sizeof(Element));
  array.resize(count);
  std::memcpy(array.data(), packed.data(), count * sizeof(Element));
  packed.remove_prefix(count * sizeof(Element));
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

GazetteerTables unpack_tables(std::string_view packed) {
  GazetteerTables tables;
  unpack_array(packed, tables.text);
  unpack_array(packed, tables.words);
  unpack_array(packed, tables.slots);
  unpack_array(packed, tables.nodes);
  unpack_array(packed, tables.edges);
  unpack_array(packed, tables.entries);
  for (const GazetteerTables::Edge& edge : tables.edges) tables.edge_count += edge.to != 0;
  return tables;
}

}  // namespace dateline::annotation
