// OUTPUT: how an answer is printed, and the file that says where it comes from.
#pragma once

#include <string>
#include <vector>

#include "common/console/command.h"
#include "common/query/search_request.h"
#include "searcher/answer/renderer.h"
#include "searcher/commands/index_option.h"

namespace dateline::commands {

// What a command's output may be.
struct OutputTraits {
  bool has_runs = false;    // --format trec
  bool has_fields = false;  // --fields
  bool has_facets = false;  // --facets
  bool has_count = true;    // --count
};

std::vector<console::Option> output_options(const OutputTraits& traits);
// --index, filters where `filtered`, a page where `paged`, and the output.
std::vector<console::Option> with_output(std::vector<console::Option> options,
                                         const OutputTraits& traits);

// All but the fields.
answer::Rendering rendering_of(const console::Call& call);

// An answer as it is counted and cited.
struct AnswerSize {
  std::uint64_t total = 0;
  std::uint64_t shown = 0;
  bool complete = true;
};
// Writes the file that --manifest names, if any.
void write_citation(const console::Call& call, const query::SearchRequest& request,
                    const indexing::Snapshot& snapshot, const AnswerSize& size);

// Prints the number alone, for --count.
console::ExitStatus print_count(std::uint64_t total);
// “did you mean”, and that a list was cut where its format cannot say so itself; not when --quiet.
void print_notes(const console::Call& call, const answer::Heading& heading);

// nothing_found for 0.
console::ExitStatus found(std::uint64_t total);

}  // namespace dateline::commands
