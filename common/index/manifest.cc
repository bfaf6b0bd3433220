// The manifest as JSON, one segment a line so that a person can read and compare it.
#include "common/index/manifest.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <numeric>
#include <sstream>

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <xxhash.h>

#include "common/index/index_error.h"

namespace dateline::indexing {
namespace {

using Json = rapidjson::Value;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write_file_entry(Writer& out, const FileEntry& file) {
  out.Key("path");
  out.String(file.path.c_str());
  out.Key("bytes");
  out.Uint64(file.bytes);
  out.Key("xxh3");
  out.String(file.checksum.c_str());
}

std::string segment_json(const SegmentEntry& segment) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.StartObject();
  out.Key("name");
  out.String(segment.name.c_str());
  out.Key("articles");
  out.Uint(segment.articles);
  out.Key("statements");
  out.Uint(segment.statements);
  out.Key("langs");
  out.StartObject();
  for (const auto& [lang, count] : segment.langs) {
    out.Key(lang.c_str());
    out.Uint(count);
  }
  out.EndObject();
  out.Key("files");
  out.StartArray();
  for (const FileEntry& file : segment.files) {
    out.StartObject();
    write_file_entry(out, file);
    out.EndObject();
  }
  out.EndArray();
  if (!segment.deleted.file.path.empty()) {
    out.Key("deleted");
    out.StartObject();
    write_file_entry(out, segment.deleted.file);
    out.Key("articles");
    out.Uint(segment.deleted.articles);
    out.Key("statements");
    out.Uint(segment.deleted.statements);
    out.EndObject();
  }
  out.EndObject();
  return buffer.GetString();
}

std::string checksum_text(const XXH128_hash_t& hash) {
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

// Reads members and says which one is missing or wrong.
class ManifestReader {
 public:
  explicit ManifestReader(std::string what) : what_(std::move(what)) {}

  const Json& member(const Json& object, const char* name) const {
    if (!object.IsObject() || !object.HasMember(name))
      fail(fmt::format("damaged: \"{}\" is missing", name));
    return object[name];
  }
  std::string text(const Json& object, const char* name) const {
    const Json& value = member(object, name);
    if (!value.IsString()) fail(fmt::format("damaged: \"{}\" is not a string", name));
    return {value.GetString(), value.GetStringLength()};
  }
  std::uint64_t number(const Json& object, const char* name) const {
    const Json& value = member(object, name);
    if (!value.IsUint64()) fail(fmt::format("damaged: \"{}\" is not a count", name));
    return value.GetUint64();
  }
  const Json& object(const Json& parent, const char* name) const {
    const Json& value = member(parent, name);
    if (!value.IsObject()) fail(fmt::format("damaged: \"{}\" is not an object", name));
    return value;
  }
  const Json& array(const Json& parent, const char* name) const {
    const Json& value = member(parent, name);
    if (!value.IsArray()) fail(fmt::format("damaged: \"{}\" is not a list", name));
    return value;
  }

  FileEntry file(const Json& object) const {
    FileEntry entry{text(object, "path"), number(object, "bytes"), text(object, "xxh3")};
    if (entry.path.empty() || entry.path.front() == '/' ||
        entry.path.find("..") != std::string::npos) {
      fail("damaged: a file outside its segment");
    }
    return entry;
  }

  SegmentEntry segment(const Json& object) const {
    SegmentEntry entry;
    entry.name = text(object, "name");
    if (entry.name.empty() || entry.name.front() == '.' ||
        entry.name.find('/') != std::string::npos) {
      fail("damaged: a segment outside its folder");
    }
    entry.articles = static_cast<std::uint32_t>(number(object, "articles"));
    entry.statements = static_cast<std::uint32_t>(number(object, "statements"));
    for (const auto& lang : this->object(object, "langs").GetObject()) {
      if (lang.value.IsUint()) entry.langs[lang.name.GetString()] = lang.value.GetUint();
    }
    for (const Json& item : array(object, "files").GetArray()) entry.files.push_back(file(item));
    if (object.HasMember("deleted")) {
      const Json& deleted = object["deleted"];
      entry.deleted.file = file(deleted);
      entry.deleted.articles = static_cast<std::uint32_t>(number(deleted, "articles"));
      entry.deleted.statements = static_cast<std::uint32_t>(number(deleted, "statements"));
    }
    return entry;
  }

  [[noreturn]] void fail(const std::string& why) const { throw IndexError(what_, why); }

 private:
  std::string what_;
};

}  // namespace

std::uint64_t SegmentEntry::bytes() const {
  return std::accumulate(files.begin(), files.end(), deleted.file.bytes,
                         [](std::uint64_t sum, const FileEntry& file) { return sum + file.bytes; });
}

std::string Manifest::to_json() const {
  rapidjson::StringBuffer settings;
  Writer out(settings);
  out.StartObject();
  for (const auto& [name, value] : analysis) {
    out.Key(name.c_str());
    out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  out.EndObject();
  rapidjson::StringBuffer rejections;
  out.Reset(rejections);
  out.StartObject();
  for (const auto& [input, count] : rejected) {
    out.Key(input.data(), static_cast<rapidjson::SizeType>(input.size()));
    out.Uint64(count);
  }
  out.EndObject();
  std::string json = fmt::format(
      "{{\"format_version\":{},\n\"generation\":{},\n\"rejected\":{},\n\"analysis\":{},"
      "\n\"segments\":[",
      format_version, generation, rejections.GetString(), settings.GetString());
  for (std::size_t i = 0; i < segments.size(); ++i) {
    json += i == 0 ? "\n" : ",\n";
    json += segment_json(segments[i]);
  }
  return json + "\n]}\n";
}

Manifest Manifest::parse(const std::string& json, const std::string& what) {
  const ManifestReader read(what);
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(json.c_str(), json.size());
  if (document.HasParseError() || !document.IsObject()) read.fail("damaged: not a JSON object");
  Manifest manifest;
  manifest.format_version = static_cast<int>(read.number(document, "format_version"));
  if (manifest.format_version > kFormatVersion) {
    read.fail(
        fmt::format("of format version {}, newer than this program's {}: it needs a newer dateline",
                    manifest.format_version, kFormatVersion));
  }
  manifest.generation = read.number(document, "generation");
  for (const auto& input : read.object(document, "rejected").GetObject()) {
    if (input.value.IsUint64())
      manifest.rejected[std::string(input.name.GetString(), input.name.GetStringLength())] =
          input.value.GetUint64();
  }
  for (const auto& setting : read.object(document, "analysis").GetObject()) {
    if (setting.value.IsString())
      manifest.analysis[setting.name.GetString()] = setting.value.GetString();
  }
  for (const Json& item : read.array(document, "segments").GetArray())
    manifest.segments.push_back(read.segment(item));
  return manifest;
}

bool has_manifest(const std::filesystem::path& index) {
  std::error_code ignored;
  return std::filesystem::exists(index / kManifestName, ignored);
}

Manifest read_manifest(const std::filesystem::path& index) {
  const std::filesystem::path path = index / kManifestName;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    throw IndexError(index.string(), errno == ENOENT ? "no index there (dateline.json is missing)"
                                                     : fmt::format("cannot read dateline.json: {}",
                                                                   std::strerror(errno)));
  }
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return Manifest::parse(bytes.str(), path.string());
}

FileEntry describe_file(const std::filesystem::path& folder, const std::string& relative) {
  const std::filesystem::path path = folder / relative;
  std::ifstream in(path, std::ios::binary);
  if (!in) throw IndexError(path.string(), std::strerror(errno));
  XXH3_state_t* state = XXH3_createState();
  XXH3_128bits_reset(state);
  std::vector<char> block(1 << 20);
  FileEntry entry{relative, 0, {}};
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
    XXH3_128bits_update(state, block.data(), static_cast<std::size_t>(in.gcount()));
    entry.bytes += static_cast<std::uint64_t>(in.gcount());
  }
  const XXH128_hash_t hash = XXH3_128bits_digest(state);
  XXH3_freeState(state);
  if (in.bad()) throw IndexError(path.string(), "cannot be read");
  entry.checksum = checksum_text(hash);
  return entry;
}

std::string read_described(const std::filesystem::path& folder, const FileEntry& file) {
  const std::filesystem::path path = folder / file.path;
  std::ifstream in(path, std::ios::binary);
  if (!in) throw IndexError(path.string(), std::strerror(errno));
  std::ostringstream bytes;
  bytes << in.rdbuf();
  std::string content = std::move(bytes).str();
  if (content.size() != file.bytes ||
      checksum_text(XXH3_128bits(content.data(), content.size())) != file.checksum)
    throw IndexError(path.string(), "damaged: its bytes are not those the manifest describes");
  return content;
}

}  // namespace dateline::indexing
