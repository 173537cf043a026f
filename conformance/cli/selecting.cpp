#include "cli/selecting.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "cases/registry.hpp"
#include "cli/usage_error.hpp"
#include "engine/nearest_name.hpp"

namespace sockspec::conformance::cli {
namespace {

using name_list = std::vector<std::string_view>;

constexpr int most_shards = 10'000;

[[noreturn]] void unknown(std::string_view what, const std::string& typed, const name_list& known) {
  throw usage_error("unknown " + std::string(what) + " \"" + typed + "\"; " +
                    name_advice(typed, known));
}

void check_known(std::string_view what, const std::string& typed, const name_list& known) {
  if (std::ranges::find(known, typed) == known.end()) unknown(what, typed, known);
}

// Each of the typed names as the value that `from` knows it by.
template <typename Value, typename From>
std::vector<Value> values_of(std::string_view what, const std::vector<std::string>& typed,
                             const name_list& known, From from) {
  std::vector<Value> values;
  for (const auto& name : typed) {
    check_known(what, name, known);
    values.push_back(*from(name));
  }
  return values;
}

name_list kind_names() {
  name_list names;
  for (const auto& row : all_kind_traits) names.push_back(row.name);
  return names;
}

name_list mode_names() {
  name_list names;
  for (const mode one : all_mode_values) names.push_back(to_string(one));
  return names;
}

name_list side_names() {
  name_list names;
  for (const side one : all_side_values) names.push_back(to_string(one));
  return names;
}

const name_list& level_names() {
  static const name_list names{"must", "should", "unspecified"};
  return names;
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

shard shard_from(const std::string& typed) {
  const auto slash = typed.find('/');
  const auto number = whole_number(typed.substr(0, slash));
  const auto of = slash == std::string::npos ? std::nullopt : whole_number(typed.substr(slash + 1));
  if (!number || !of || *number < 1 || *number > *of || *of > most_shards) {
    throw usage_error("--shard " + typed + " is no shard; write I/N with I from 1 to N, as in 1/4");
  }
  return {*number, *of};
}

/// The glob with the clause that was meant, or with the call, where that is a misspelling. Empty:
/// no idea.
std::string nearest_glob(const std::string& glob) {
  name_list ids;
  for (const clause* one : all_clauses()) ids.push_back(one->id);
  const auto clause_part = glob.substr(0, glob.find('/'));
  if (const auto nearest = nearest_name(clause_part, ids); !nearest.empty()) {
    return std::string(nearest);
  }
  const auto call = clause_part.substr(0, clause_part.find('.'));
  const auto nearest = nearest_name(call, known_calls());
  return nearest.empty() || nearest == call ? "" : std::string(nearest) + glob.substr(call.size());
}

}  // namespace

name_list known_calls() {
  name_list calls;
  for (const clause* one : all_clauses()) {
    const auto call = call_of(one->id);
    if (std::ranges::find(calls, call) == calls.end()) calls.push_back(call);
  }
  return calls;
}

selection selection_from(const selecting& typed) {
  for (const auto& call : typed.calls) check_known("call", call, known_calls());
  check_known("depth", typed.depth, {"smoke", "full"});
  selection chosen;
  chosen.globs = typed.globs;
  chosen.calls = typed.calls;
  chosen.kinds = values_of<kind>("kind", typed.kinds, kind_names(), kind_from);
  chosen.modes = values_of<mode>("mode", typed.modes, mode_names(), mode_from);
  chosen.sides = values_of<side>("side", typed.sides, side_names(), side_from);
  chosen.levels = values_of<level>("level", typed.levels, level_names(), results::level_from);
  chosen.smoke = typed.depth == "smoke";
  if (!typed.shard.empty()) chosen.part = shard_from(typed.shard);
  return chosen;
}

std::string nothing_matches(const selecting& typed) {
  std::string advice;
  for (const auto& glob : typed.globs) {
    const auto nearest = nearest_glob(glob);
    if (!nearest.empty()) advice = "did you mean \"" + nearest + "\"? ";
  }
  return "no cell matches the selection; " + advice + "`sockspec list cells` names them all";
}

}  // namespace sockspec::conformance::cli
