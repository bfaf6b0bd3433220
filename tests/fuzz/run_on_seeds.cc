// The ordinary test of a fuzz target: every file of a folder, its beginnings, and the file with one
// byte changed, all by rule and so the same in every run. What fails, crashes.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

constexpr std::size_t kVariants = 100;  // of each kind, for each seed

void run(const std::string& bytes) {
  // A copy of exactly this size: what reads past its end is seen by the address sanitizer.
  const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

void run_variants(const std::string& bytes) {
  run(bytes);
  const std::size_t step = std::max<std::size_t>(1, bytes.size() / kVariants);
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    run(bytes.substr(0, at));
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ (1 << at % 8));
    run(changed);
    changed.erase(at, 1 + at % 7);
    run(changed);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::vector<std::filesystem::path> seeds;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1]))
    seeds.push_back(entry.path());
  std::sort(seeds.begin(), seeds.end());
  if (seeds.empty()) return 1;
  run("");
  for (const std::filesystem::path& seed : seeds) {
    std::ostringstream bytes;
    bytes << std::ifstream(seed, std::ios::binary).rdbuf();
    run_variants(bytes.str());
  }
  std::printf("%zu seeds\n", seeds.size());
  return 0;
}
