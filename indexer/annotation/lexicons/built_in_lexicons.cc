// The packed lexicons inside the program, taken by the assembler as they are: a literal of some
// megabytes would cost the compiler minutes. DATELINE_LEXICONS is the packer's file.
#include "indexer/annotation/lexicon_tables.h"

asm(R"(
  .section .rodata
  .balign 16
  .global dateline_lexicons_begin
dateline_lexicons_begin:
  .incbin ")" DATELINE_LEXICONS R"("
  .global dateline_lexicons_end
dateline_lexicons_end:
  .byte 0
  .previous
)");

extern "C" {
extern const char dateline_lexicons_begin[];
extern const char dateline_lexicons_end[];
}

namespace dateline::annotation {

std::string_view built_in_tables() {
  return {dateline_lexicons_begin,
          static_cast<std::size_t>(dateline_lexicons_end - dateline_lexicons_begin)};
}

}  // namespace dateline::annotation
