// dateline.json: which segments make up the index, and how they were made. Replacing it by rename
// is the one commit point.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace dateline::indexing {

inline constexpr int kFormatVersion = 1;
inline constexpr const char* kManifestName = "dateline.json";
inline constexpr const char* kSegmentsFolder = "segments";

// A file of a segment, path relative to the segment's folder.
struct FileEntry {
  std::string path;
  std::uint64_t bytes = 0;
  std::string checksum;  // XXH3, 128 bits, 32 hexadecimal digits
};

// The documents of a segment that no longer count: a text file beside the databases, "a DOCID" or
// "s DOCID" a line.
struct DeletedEntry {
  FileEntry file;  // path empty: nothing is deleted
  std::uint32_t articles = 0;
  std::uint32_t statements = 0;
};

struct SegmentEntry {
  std::string name;
  std::uint32_t articles = 0;  // documents in its databases, deleted ones included
  std::uint32_t statements = 0;
  std::map<std::string, std::uint32_t> langs;  // articles a language; "" unknown
  std::vector<FileEntry> files;
  DeletedEntry deleted;

  std::uint64_t bytes() const;
};

struct Manifest {
  int format_version = kFormatVersion;
  std::uint64_t generation = 0;                 // counts commits
  std::map<std::string, std::string> analysis;  // settings that the articles were analysed with
  // Records rejected when an input was last read, by input.
  std::map<std::string, std::uint64_t> rejected;
  std::vector<SegmentEntry> segments;

  std::string to_json() const;
  // Throws IndexError: not JSON, a field missing, a newer version, a segment's name with a slash in
  // it.
  static Manifest parse(const std::string& json, const std::string& what);
};

// Throws IndexError where there is none or it cannot be read.
Manifest read_manifest(const std::filesystem::path& index);
bool has_manifest(const std::filesystem::path& index);

// XXH3-128 of a file's bytes. Throws IndexError.
FileEntry describe_file(const std::filesystem::path& folder, const std::string& relative);
// The bytes of a small file. Throws IndexError where they are not those described.
std::string read_described(const std::filesystem::path& folder, const FileEntry& file);

}  // namespace dateline::indexing
