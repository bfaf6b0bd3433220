// The model files as read-only data of the program, put there by the assembler.
#include "indexer/annotation/tagging/built_in_models.h"

#ifdef DATELINE_STATEMENT_MODEL
__asm__(
    ".pushsection .rodata\n"
    ".balign 16\n"
    ".global dateline_statement_model_begin\n"
    "dateline_statement_model_begin:\n"
    ".incbin \"" DATELINE_STATEMENT_MODEL
    "\"\n"
    ".global dateline_statement_model_end\n"
    "dateline_statement_model_end:\n"
    ".byte 0\n"
    ".popsection\n");

extern "C" const char dateline_statement_model_begin[];
extern "C" const char dateline_statement_model_end[];
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

}  // namespace dateline::tagging
