// An article's language: the code of what the record says, else what its text is in.
#pragma once

#include <string>
#include <string_view>

namespace dateline::cleaning {

// ISO 639-1 (639-3 where there is none), lower case, for a code with or without a region ("en-US",
// "zh_CN", "eng") or a language's name in English or in itself ("English", "Türkçe"). Empty if it
// cannot be read.
std::string language_code(std::string_view given);
// Whether language_code() makes a code of ISO 639 of it that is known here or to ICU.
bool is_language(std::string_view given);

// The language of `text` by CLD2; empty where it is not sure. Looks at the first 1.5 KB.
std::string detect_language(std::string_view text);

}  // namespace dateline::cleaning
