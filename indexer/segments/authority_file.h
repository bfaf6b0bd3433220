// The authority file (CSV: key,type,name,alias,country,role,from,to): how it is read, and the copy
// of it that an index keeps.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "common/index/manifest.h"
#include "indexer/annotation/authority.h"

namespace dateline::segments {

// What is wrong with an authority file: the line it begins on (from 1), the column (empty: the
// whole row), and why.
struct AuthorityError {
  std::size_t line = 0;
  std::string field;
  std::string why;
};

// "line 3, type: why".
std::string to_string(const AuthorityError& error);

// ISO code of the one country that is called so; empty: none is.
using CountryByName = std::function<std::string(std::string_view)>;

// The first row may name the columns, in any order; without names they are the eight in their
// order. Blank lines and lines that begin with # count for nothing. Rows of one key and type belong
// together: the first name is printed, others are further spellings, and each row with a role or a
// country is an office. Aliases in one cell are separated by |.
std::variant<annotation::Authority, AuthorityError> parse_authority(std::string_view csv,
                                                                    const CountryByName& country);

// The manifest's setting with the file's name: authority-MARK.csv.
inline constexpr const char* kAuthoritySetting = "authority";

// 16 hexadecimal digits over the bytes: part of the fingerprint of every article it was applied to.
std::string authority_mark(std::string_view bytes);
std::string authority_file_name(std::string_view mark);

// The bytes that an index keeps; empty: none. Throws IndexError where they are not what the
// manifest names.
std::string read_kept_authority(const std::filesystem::path& index,
                                const indexing::Manifest& manifest);

}  // namespace dateline::segments
