// Files that survive a crash: written, synced, and named in one step.
#pragma once

#include <filesystem>
#include <string_view>

namespace dateline::segments {

// Writes `bytes` to path + ".new", syncs it and renames it to `path`. The folder is not synced: see
// sync_folder. Throws std::system_error.
void replace_file(const std::filesystem::path& path, std::string_view bytes);

// Makes names in the folder last. Throws std::system_error.
void sync_folder(const std::filesystem::path& folder);

}  // namespace dateline::segments
