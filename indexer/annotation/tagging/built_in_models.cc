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
#ifdef DATELINE_NAME_MODEL
DATELINE_INCLUDE_MODEL(dateline_name_model, DATELINE_NAME_MODEL);
#endif

namespace dateline::tagging {

std::string_view built_in_statement_model() {
#ifdef DATELINE_STATEMENT_MODEL
  return {dateline_statement_model_begin,
          static_cast<std::size_t>(dateline_statement_model_end - dateline_statement_model_begin)};
#else
  return {};
#endif
}

std::string_view built_in_name_model() {
#ifdef DATELINE_NAME_MODEL
  return {dateline_name_model_begin,
          static_cast<std::size_t>(dateline_name_model_end - dateline_name_model_begin)};
#else
  return {};
#endif
}

}  // namespace dateline::tagging
