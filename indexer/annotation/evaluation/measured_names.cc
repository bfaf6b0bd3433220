// Names by their letters and words, roles by their words in one form (spokeswoman, Gen.).
#include "indexer/annotation/evaluation/measured_names.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "common/text/folding.h"
#include "common/text/unicode.h"
#include "common/text/words.h"

namespace dateline::evaluation {
namespace {

constexpr std::array<std::string_view, 14> kNoName = {"a",  "an",  "and", "at", "dr", "for", "in",
                                                      "mr", "mrs", "ms",  "of", "s",  "sir", "the"};
// A single word of these names stands for something else ("Islamic" of "Islamic State").
constexpr std::array<std::string_view, 21> kBodies = {
    "administration", "agency",  "army",   "committee",  "corps",      "council",  "court",
    "department",     "embassy", "force",  "forces",     "government", "hospital", "military",
    "ministry",       "mission", "office", "parliament", "party",      "police",   "university"};

struct RoleForm {
  std::string_view word, form;
};
constexpr std::array<RoleForm, 14> kRoleForms = {{{"advisor", "adviser"},
                                                  {"chairperson", "chairman"},
                                                  {"chairwoman", "chairman"},
                                                  {"col", "colonel"},
                                                  {"defence", "defense"},
                                                  {"gen", "general"},
                                                  {"gov", "governor"},
                                                  {"lt", "lieutenant"},
                                                  {"maj", "major"},
                                                  {"rep", "representative"},
                                                  {"sen", "senator"},
                                                  {"spokesman", "spokesperson"},
                                                  {"spokesmen", "spokesperson"},
                                                  {"spokeswoman", "spokesperson"}}};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The words of a name in their order; "al-Mansour" is two.
std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  text::for_each_word(name, [&](const text::Word& word) {
    std::string letters = letters_of(word.folded);
    if (!letters.empty() && !is_one_of(kNoName, letters)) words.push_back(std::move(letters));
  });
  return words;
}

bool are_all_in(const std::vector<std::string>& some, const std::vector<std::string>& all) {
  return std::all_of(some.begin(), some.end(), [&](const std::string& word) {
    return std::find(all.begin(), all.end(), word) != all.end();
  });
}

std::set<std::string> role_words(std::string_view role) {
  std::set<std::string> words;
  text::for_each_word(role, [&](const text::Word& word) {
    std::string form(word.folded);
    if (is_one_of(kNoName, form)) return;
    const auto* other = std::find_if(kRoleForms.begin(), kRoleForms.end(),
                                     [&](const RoleForm& one) { return one.word == form; });
    if (other != kRoleForms.end()) form = other->form;
    if (form.size() > 4 && form.ends_with('s') && !form.ends_with("ss")) form.pop_back();
    words.insert(form);
  });
  return words;
}

}  // namespace

std::string letters_of(std::string_view name) {
  const std::string folded = text::fold_word(name);
  std::string letters;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    if (text::is_letter(text::next_code_point(folded, at)))
      letters += folded.substr(begin, at - begin);
  }
  return letters;
}

bool is_lenient_match(std::string_view a, std::string_view b) {
  std::vector<std::string> small = name_words(a), big = name_words(b);
  if (small.size() > big.size()) small.swap(big);
  if (small.empty() || !are_all_in(small, big)) return false;
  if (small.size() > 1 || big.size() == 1) return true;
  const std::string& word = small.front();
  const bool names_a_body = std::any_of(
      big.begin(), big.end(), [](const std::string& one) { return is_one_of(kBodies, one); });
  return word.size() > 2 && !names_a_body && (word == big.front() || word == big.back());
}

bool is_speaker_right(const GoldStatement& gold, std::string_view name) {
  const std::string letters = letters_of(name);
  const auto is_alternative = [&](const std::string& alt) { return letters_of(alt) == letters; };
  const bool is_other =
      std::any_of(gold.speaker_alt.begin(), gold.speaker_alt.end(), is_alternative);
  if (!gold.speaker_name.empty())
    return !letters.empty() && (letters_of(gold.speaker_name) == letters || is_other);
  if (letters.empty() || is_other) return true;
  std::vector<std::string> own = name_words(gold.mention);
  for (std::string& word : name_words(gold.speaker_role)) own.push_back(std::move(word));
  return are_all_in(name_words(name), own);
}

bool is_role_right(std::string_view gold, std::string_view role) {
  const std::set<std::string> have = role_words(role);
  for (;;) {
    const std::size_t bar = std::min(gold.find(" / "), gold.size());
    const std::set<std::string> wanted = role_words(gold.substr(0, bar));
    if (std::includes(have.begin(), have.end(), wanted.begin(), wanted.end())) return true;
    if (bar == gold.size()) return false;
    gold.remove_prefix(bar + 3);
  }
}

}  // namespace dateline::evaluation
