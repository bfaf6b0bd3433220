// What an English verb of speech takes: a bare clause ("said it was late"), an object ("denied the
// charge", "urged them to stay"), or only a "that" clause or a quotation ("continued").
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::annotation {

enum class Complement : std::uint8_t { bare, object, that };

// By base form, as the lexicon has it.
Complement complement_of(std::string_view lemma);

// Whether a folded word shows that a clause has its verb: "was", "will", "…ed".
bool looks_finite(std::string_view word);

}  // namespace dateline::annotation
