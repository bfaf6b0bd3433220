// ASCII is folded by hand; the rest by ICU: NFKC case folding, then decomposition and the dropping
// of marks.
#include "common/text/folding.h"

#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "common/text/unicode.h"

namespace dateline::text {
namespace {

const icu::Normalizer2& nfkc_casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU: no NFKC case folding data");
  return *normalizer;
}

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU: no NFD data");
  return *normalizer;
}

bool is_ascii(std::string_view text) {
  unsigned char seen = 0;
  for (const char c : text) seen |= static_cast<unsigned char>(c);
  return seen < 0x80;
}

char fold_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_cyrillic(UChar32 c) {
  return c >= 0x0400 && c <= 0x052F;
}

// Letters that no decomposition takes apart, and marks that readers do not tell apart.
const char* replacement(UChar32 c) {
  switch (c) {
    case 0x00E6:
      return "ae";
    case 0x0153:
      return "oe";
    case 0x00F8:
      return "o";
    case 0x0111:
    case 0x00F0:
      return "d";
    case 0x0142:
      return "l";
    case 0x0131:
      return "i";
    case 0x00FE:
      return "th";
    case 0x0127:
      return "h";
    case 0x0259:
      return "a";  // Azerbaijani schwa, as its press romanises it
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x02BC:
    case 0x02BB:
    case 0x02B9:
    case 0x2032:
    case 0x0060:
    case 0x00B4:
    case 0x2039:
    case 0x203A:
      return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return "-";
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671:
      return "\xD8\xA7";  // alef with hamza or madda → alef
    case 0x0649:
    case 0x06CC:
      return "\xD9\x8A";  // alef maksura, Farsi yeh → yeh
    case 0x0629:
      return "\xD9\x87";  // teh marbuta → heh
    case 0x06A9:
      return "\xD9\x83";  // keheh → kaf
    case 0x0640:
      return "";  // tatweel
    default:
      return nullptr;
  }
}

void append_stripped(const icu::UnicodeString& decomposed, std::string& out) {
  UChar32 before = 0;
  for (std::int32_t i = 0; i < decomposed.length();) {
    const UChar32 c = decomposed.char32At(i);
    i += U16_LENGTH(c);
    if (c < 0x80) {
      out += fold_ascii(static_cast<char>(c));
    } else if (u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_ENCLOSING_MARK) {
      // и + breve is a letter of its own; Indic and other vowel signs are part of the spelling.
      const bool short_i = c == 0x0306 && is_cyrillic(before);
      const bool spelling = c >= 0x0900;
      if ((short_i || spelling) && !(c >= 0x1AB0 && c <= 0x20FF))
        append_code_point(static_cast<char32_t>(c), out);
    } else if (const char* other = replacement(c)) {
      out += other;
    } else {
      append_code_point(static_cast<char32_t>(c), out);
    }
    before = c;
  }
}

// Recomposed after stripping, so that й is one code point again and Hangul stays syllables.
std::string compose(const std::string& text) {
  return to_nfc(text);
}

// Created once a thread: a transliterator is costly to make and not meant to be shared.
icu::Transliterator& romaniser() {
  thread_local std::unique_ptr<icu::Transliterator> instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU: no transliteration data");
    return made;
  }();
  return *instance;
}

bool joins_in_name(char c) {
  return c == '\'';
}

// Letters and digits stay, an apostrophe inside a word goes without a trace (O'Brien → obrien), the
// rest separates.
void append_key_words(std::string_view text, std::string& out) {
  bool pending = false;
  for (const char raw : text) {
    const char c = fold_ascii(raw);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      if (pending && !out.empty()) out += ' ';
      pending = false;
      out += c;
    } else if (!joins_in_name(c)) {
      pending = true;
    }
  }
}

// The road that always works: by ICU, the whole word at once, since marks may combine across its
// characters.
void append_folded_by_icu(std::string_view word, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  const icu::UnicodeString folded = nfkc_casefold().normalize(source, status);
  const icu::UnicodeString decomposed = nfd().normalize(folded, status);
  if (U_FAILURE(status)) return;
  std::string stripped;
  append_stripped(decomposed, stripped);
  out += compose(stripped);
}

// The folded forms of the letters of Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic and of the
// general punctuation (curly quotation marks, dashes), each by itself: what the road above gives
// for a text without combining marks, at a tenth of the cost.
class FoldTable {
 public:
  FoldTable() {
    for (char32_t c = kLetters; c < kLettersEnd; ++c) read(c);
    for (char32_t c = kMarks; c < kMarksEnd; ++c) read(c);
  }

  // False where the character has to be seen with its neighbours.
  bool append(char32_t c, std::string& out) const {
    const std::size_t place = place_of(c);
    if (place == kNowhere) return false;
    const Entry& entry = entries_[place];
    if (entry.length == kByIcu) return false;
    out.append(entry.bytes, entry.length);
    return true;
  }

 private:
  static constexpr char32_t kLetters = 0x80, kLettersEnd = 0x700;
  static constexpr char32_t kMarks = 0x2000, kMarksEnd = 0x2070;
  static constexpr std::size_t kPlaces = kLettersEnd - kLetters + kMarksEnd - kMarks;
  static constexpr std::size_t kNowhere = kPlaces;

  static std::size_t place_of(char32_t c) {
    if (c >= kLetters && c < kLettersEnd) return c - kLetters;
    if (c >= kMarks && c < kMarksEnd) return kLettersEnd - kLetters + c - kMarks;
    return kNowhere;
  }

  void read(char32_t c) {
    std::string one, folded;
    append_code_point(c, one);
    append_folded_by_icu(one, folded);
    Entry& entry = entries_[place_of(c)];
    const bool combines = c >= 0x0300 && c <= 0x036F;
    if (combines || folded.size() > sizeof entry.bytes) return;
    entry.length = static_cast<std::uint8_t>(folded.size());
    folded.copy(entry.bytes, folded.size());
  }

  static constexpr std::uint8_t kByIcu = 255;
  struct Entry {
    char bytes[7] = {};
    std::uint8_t length = kByIcu;
  };
  std::array<Entry, kPlaces> entries_;
};

const FoldTable& fold_table() {
  static const FoldTable table;  // a constant, made when first needed
  return table;
}

bool is_han(char32_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}

// Appends the folded word character by character; false, with `out` as it was, where ICU has to see
// the whole.
bool append_folded_by_table(std::string_view word, std::string& out) {
  const std::size_t before = out.size();
  for (std::size_t at = 0; at < word.size();) {
    if (static_cast<unsigned char>(word[at]) < 0x80) {
      out += word[at] == '`' ? '\'' : fold_ascii(word[at]);
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(word, at);
    if (is_han(c)) {
      out += word.substr(begin, at - begin);
    } else if (!fold_table().append(c, out)) {
      out.resize(before);
      return false;
    }
  }
  return true;
}

}  // namespace

void append_folded_word(std::string_view word, std::string& out) {
  if (!append_folded_by_table(word, out)) append_folded_by_icu(word, out);
}

std::string fold_word(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  append_folded_word(word, out);
  return out;
}

std::string fold_key(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  if (is_ascii(name)) {
    append_key_words(name, out);
    return out;
  }
  std::string folded = fold_word(name);
  if (is_ascii(folded)) {
    append_key_words(folded, out);
    return out;
  }
  auto text = icu::UnicodeString::fromUTF8(folded);
  romaniser().transliterate(text);
  std::string latin;
  text.toUTF8String(latin);
  append_key_words(fold_word(latin), out);
  return out;
}

}  // namespace dateline::text
