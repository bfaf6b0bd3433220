// Offices in Chinese text: the country that stands right before one, without a word between, says
// whose it is ("伊朗外交部发言人": Iran's ministry, not China's).
#pragma once

#include "indexer/annotation/roles.h"

namespace dateline::annotation {

// Sets the country of an office where one stands right before it, by its name or by the character
// that newspapers use for it. Of text in another language nothing changes.
void take_owner_right_before(const Reading& reading, RolePhrase& role);

}  // namespace dateline::annotation
