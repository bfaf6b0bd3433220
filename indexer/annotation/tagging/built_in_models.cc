// The model files as read-only data of the program, put there by the assembler.
#include "indexer/annotation/tagging/built_in_models.h"

// Puts a file between two symbols.
#define DATELINE_INCLUDE_MODEL(symbol, path)                                \
  __asm__(                                                                  \
      ".pushsection .rodata\n.balign 16\n"                                  \
      ".global " #symbol "_begin\n" #symbol "_begin:\n.incbin \"" path      \
      "\"\n"                                                                \
      ".global " #symbol "_end\n" #symbol "_end:\n.byte 0\n.popsection\n"); \
  extern "C" const char symbol##_begin[];                                   \
  extern "C" const char symbol##_end[]

#ifdef DATELINE_STATEMENT_MODEL
DATELINE_INCLUDE_MODEL(dateline_statement_model, DATELINE_STATEMENT_MODEL);
#endif
// A list of DATELINE_NAMES(language, file), made at configuration.
#define DATELINE_NAMES(lang, path) DATELINE_INCLUDE_MODEL(dateline_names_##lang, path);
#include DATELINE_NAME_MODELS
#undef DATELINE_NAMES

namespace dateline::tagging {

std::string_view built_in_statement_model() {
#ifdef DATELINE_STATEMENT_MODEL
  return {dateline_statement_model_begin,
          static_cast<std::size_t>(dateline_statement_model_end - dateline_statement_model_begin)};
#else
  return {};
#endif
}

std::string_view built_in_name_model([[maybe_unused]] std::string_view lang) {
#define DATELINE_NAMES(code, path)     \
  if (lang == #code)                   \
    return {                           \
        dateline_names_##code##_begin, \
        static_cast<std::size_t>(dateline_names_##code##_end - dateline_names_##code##_begin)};
#include DATELINE_NAME_MODELS
#undef DATELINE_NAMES
  return {};
}

std::vector<std::string_view> built_in_name_model_langs() {
#define DATELINE_NAMES(code, path) #code,
  return {
#include DATELINE_NAME_MODELS
  };
#undef DATELINE_NAMES
}

}  // namespace dateline::tagging
