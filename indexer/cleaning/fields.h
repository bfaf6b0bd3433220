// The small fields of a record: names of authors, tags, an outlet's host, an article's id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/raw_article.h"

namespace dateline::cleaning {

// A field as one clean line: characters, entities and tags as in a body.
std::string clean_line(std::string_view raw);

// The people that bylines name: "By A Smith and B. Jones" gives two. Without "By", titles of
// respect kept, each once, in order.
std::vector<std::string> split_authors(const std::vector<std::string>& given);

// The people of a line that is nothing but a byline ("By A Smith and B. Jones"); empty otherwise.
std::vector<std::string> authors_of_byline(std::string_view line);

// Tags one by one: what was given as a list in one string (commas, semicolons, bars) is taken
// apart.
std::vector<std::string> split_tags(const std::vector<std::string>& given);

// "www.example.org" of an address, lower case; empty if it has none.
std::string host_of(std::string_view url);

// 32 hexadecimal digits over source, title, date and body.
std::string content_id(const formats::RawArticle& raw, std::string_view source);

// 32 hexadecimal digits over all fields but the place, and over the version of the cleaning, so
// that articles are cleaned anew when its rules change.
std::string fingerprint(const formats::RawArticle& raw);

}  // namespace dateline::cleaning
