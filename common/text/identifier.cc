// Normal form last: what is dropped may have stood between a letter and its accent.
#include "common/text/identifier.h"

#include "common/text/unicode.h"

namespace dateline::text {

std::string identifier(std::string_view typed) {
  return to_nfc(printable_line(typed));
}

}  // namespace dateline::text
