// An option, declared once: parsed by Boost.ProgramOptions, shown by --help, printed in the manual
// page and offered by the shell's completion, all from the same row of a table. GNU style: options
// stand before or after words, "--" ends them, "-" is a word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::console {

struct Option {
  std::string name{};   // long name, without dashes
  char letter = 0;      // short name; 0: none
  std::string value{};  // the value's name in help ("N", "FILE"); empty: a flag without value
  std::string help{};   // a sentence
  std::string group = "Options";       // heading it stands under
  bool repeatable = false;             // every value counts; otherwise the last one does
  std::vector<std::string> choices{};  // the only values allowed; empty: any
  bool hidden = false;                 // works, but is not shown
};

// What was given on a command line, in its order. Asking for an option that is not declared is a
// bug and asserts.
class Given {
 public:
  Given(const std::vector<Option>& declared,
        std::vector<std::pair<std::string, std::string>> in_order, std::vector<std::string> words);

  bool has(std::string_view name) const;
  // The last value given.
  std::optional<std::string> value(std::string_view name) const;
  std::string value_or(std::string_view name, std::string_view otherwise) const;
  // All values, in order.
  std::vector<std::string> values(std::string_view name) const;
  // The last value as a number. Throws UsageError where it is not a whole number in [least, most].
  std::optional<std::uint64_t> number(std::string_view name, std::uint64_t least = 0,
                                      std::uint64_t most = UINT64_MAX) const;
  // Every option with its value (empty for flags), in the order typed: for options whose order
  // among each other matters.
  const std::vector<std::pair<std::string, std::string>>& in_order() const { return in_order_; }
  const std::vector<std::string>& words() const { return words_; }

 private:
  void assert_declared(std::string_view name) const;

  std::vector<std::string> declared_;
  std::vector<std::pair<std::string, std::string>> in_order_;
  std::vector<std::string> words_;
};

// Throws UsageError, which names the option and, where it is unknown, the nearest one.
Given parse_options(const std::vector<Option>& declared, const std::vector<std::string>& arguments);

// "value" as a whole number in [least, most]; `what` names it in the UsageError.
std::uint64_t parse_number(std::string_view value, std::string_view what, std::uint64_t least,
                           std::uint64_t most);

}  // namespace dateline::console
