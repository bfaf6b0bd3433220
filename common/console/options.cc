// Boost.ProgramOptions does the parsing; its errors are said again in our words.
#include "common/console/options.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include <boost/program_options.hpp>
#include <boost/smart_ptr/make_shared.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/console/errors.h"
#include "common/console/nearest.h"

namespace dateline::console {
namespace {

namespace po = boost::program_options;

po::options_description described(const std::vector<Option>& declared) {
  po::options_description table;
  for (const Option& option : declared) {
    std::string names = option.name;
    if (option.letter != 0) names += fmt::format(",{}", option.letter);
    const po::value_semantic* semantic = nullptr;
    if (option.value.empty()) {
      semantic = new po::untyped_value(true);
    } else {
      semantic = new po::typed_value<std::string>(nullptr);
    }
    table.add(boost::make_shared<po::option_description>(names.c_str(), semantic));
  }
  return table;
}

[[noreturn]] void throw_unknown(const std::vector<Option>& declared, std::string given) {
  given.resize(std::min(given.find('='), given.size()));
  std::vector<std::string> names;
  for (const Option& option : declared) {
    if (!option.hidden) names.push_back("--" + option.name);
  }
  const std::string what = fmt::format("unknown option '{}'", given);
  if (const std::string near = nearest(given, names); given.starts_with("--") && !near.empty()) {
    throw UsageError(what, fmt::format("did you mean '{}'?", near));
  }
  throw UsageError(what, "--help lists the options; after -- a word may begin with -");
}

[[noreturn]] void throw_syntax(const po::invalid_command_line_syntax& error) {
  using Kind = po::invalid_syntax::kind_t;
  const std::string what = fmt::format("option '{}'", error.get_option_name());
  switch (error.kind()) {
    case Kind::missing_parameter:
    case Kind::empty_adjacent_parameter:
      throw UsageError(what, "needs a value");
    case Kind::extra_parameter:
      throw UsageError(what, "takes no value");
    default:
      throw UsageError(what, "cannot be read");
  }
}

void check_choice(const Option& option, const std::string& value) {
  if (option.choices.empty() || std::ranges::find(option.choices, value) != option.choices.end()) {
    return;
  }
  std::string why = fmt::format("'{}' is none of {}", value, fmt::join(option.choices, ", "));
  if (const std::string near = nearest(value, option.choices); !near.empty()) {
    why += fmt::format(": did you mean '{}'?", near);
  }
  throw UsageError(fmt::format("option '--{}'", option.name), why);
}

const Option& declaration(const std::vector<Option>& declared, const std::string& key) {
  const auto found = std::ranges::find_if(declared, [&](const Option& option) {
    return option.name == key || (option.letter != 0 && key == std::string{'-', option.letter});
  });
  assert(found != declared.end());
  return *found;
}

}  // namespace

Given::Given(const std::vector<Option>& declared,
             std::vector<std::pair<std::string, std::string>> in_order,
             std::vector<std::string> words)
    : in_order_(std::move(in_order)), words_(std::move(words)) {
  for (const Option& option : declared) declared_.push_back(option.name);
}

void Given::assert_declared([[maybe_unused]] std::string_view name) const {
  assert(std::ranges::find(declared_, name) != declared_.end());
}

bool Given::has(std::string_view name) const {
  assert_declared(name);
  return std::ranges::any_of(in_order_, [&](const auto& given) { return given.first == name; });
}

std::optional<std::string> Given::value(std::string_view name) const {
  assert_declared(name);
  for (auto given = in_order_.rbegin(); given != in_order_.rend(); ++given) {
    if (given->first == name) return given->second;
  }
  return std::nullopt;
}

std::string Given::value_or(std::string_view name, std::string_view otherwise) const {
  return value(name).value_or(std::string(otherwise));
}

std::vector<std::string> Given::values(std::string_view name) const {
  assert_declared(name);
  std::vector<std::string> all;
  for (const auto& [key, value] : in_order_) {
    if (key == name) all.push_back(value);
  }
  return all;
}

std::optional<std::uint64_t> Given::number(std::string_view name, std::uint64_t least,
                                           std::uint64_t most) const {
  const std::optional<std::string> given = value(name);
  if (!given) return std::nullopt;
  return parse_number(*given, fmt::format("option '--{}'", name), least, most);
}

Given parse_options(const std::vector<Option>& declared,
                    const std::vector<std::string>& arguments) {
  using Style = po::command_line_style::style_t;
  constexpr int kStyle = Style::allow_long | Style::long_allow_next | Style::long_allow_adjacent |
                         Style::allow_short | Style::allow_dash_for_short |
                         Style::short_allow_next | Style::short_allow_adjacent |
                         Style::allow_sticky;
  std::vector<std::pair<std::string, std::string>> in_order;
  std::vector<std::string> words;
  try {
    const po::options_description table = described(declared);
    const auto parsed = po::command_line_parser(arguments).options(table).style(kStyle).run();
    for (const auto& option : parsed.options) {
      if (option.string_key.empty()) {
        words.insert(words.end(), option.value.begin(), option.value.end());
        continue;
      }
      const Option& row = declaration(declared, option.string_key);
      const std::string value = option.value.empty() ? "" : option.value.front();
      if (!row.value.empty()) check_choice(row, value);
      in_order.emplace_back(row.name, value);
    }
  } catch (const po::unknown_option& error) {
    throw_unknown(declared, error.get_option_name());
  } catch (const po::invalid_command_line_syntax& error) {
    throw_syntax(error);
  }
  return {declared, std::move(in_order), std::move(words)};
}

std::uint64_t parse_number(std::string_view value, std::string_view what, std::uint64_t least,
                           std::uint64_t most) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool is_huge = error == std::errc::result_out_of_range;
  const bool whole = error != std::errc::invalid_argument && end == value.data() + value.size();
  if (!whole) throw UsageError(std::string(what), fmt::format("'{}' is not a whole number", value));
  if (is_huge && most == UINT64_MAX)
    throw UsageError(std::string(what), fmt::format("{} is too large", value));
  if (is_huge || number < least || number > most) {
    throw UsageError(std::string(what),
                     most == UINT64_MAX ? fmt::format("{} is less than {}", value, least)
                                        : fmt::format("{} is not in {} to {}", value, least, most));
  }
  return number;
}

}  // namespace dateline::console
