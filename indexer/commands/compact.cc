// compact: one segment, nothing deleted left in it.
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_meanings.h"
#include "indexer/commands/index_option.h"
#include "indexer/segments/compaction.h"

namespace dateline::commands {

console::Command compact_command() {
  console::Command command;
  command.name = "compact";
  command.synopsis = "[--to DIR]";
  command.summary = "make the index one segment with nothing deleted in it";
  command.text =
      "Rewrites the index as a single segment, which is the smallest and fastest form. A reader or "
      "a kill finds the old index or the "
      "new one, never both or neither. With --to the old one stays as it is and the new one is "
      "made beside it. Every file is compared with its checksum first: what is damaged is refused, "
      "and stays as it is.";
  command.options = {index_option(),
                     {.name = "to",
                      .value = "DIR",
                      .help = "Writes the compact index to DIR, which must not hold one."}};
  command.exits =
      exits_of_writer("index missing or damaged, disk full; with --to: an index is there already");
  command.run = [](const console::Call& call) {
    refuse_words(call);
    const std::filesystem::path index = index_path(call);
    if (const auto target = call.given.value("to")) {
      segments::compact_to(index, *target);
    } else {
      segments::IndexWriter writer(index, segments::IndexWriter::Opening::existing);
      segments::compact_in_place(writer);
    }
    return console::ExitStatus::done;
  };
  return command;
}

}  // namespace dateline::commands
