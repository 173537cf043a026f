#include "results/verdict.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sockspec::results {
namespace {

template <typename Value>
using name = std::pair<Value, std::string_view>;

constexpr std::array levels{
    name<level>{level::must, "must"},
    name<level>{level::should, "should"},
    name<level>{level::unspecified, "unspecified"},
};

constexpr std::array verdict_kinds{
    name<verdict_kind>{verdict_kind::pass, "pass"},
    name<verdict_kind>{verdict_kind::fail, "fail"},
    name<verdict_kind>{verdict_kind::observed, "observed"},
    name<verdict_kind>{verdict_kind::unsupported, "unsupported"},
    name<verdict_kind>{verdict_kind::unresolved, "unresolved"},
    name<verdict_kind>{verdict_kind::timeout, "timeout"},
    name<verdict_kind>{verdict_kind::crash, "crash"},
    name<verdict_kind>{verdict_kind::not_run, "not_run"},
};

constexpr std::array outcomes{
    name<outcome>{outcome::expected, "expected"},
    name<outcome>{outcome::unexpected, "unexpected"},
    name<outcome>{outcome::stale, "stale"},
    name<outcome>{outcome::inherited, "inherited"},
    name<outcome>{outcome::unmeasured, "unmeasured"},
};

template <typename Names, typename Value>
std::string_view name_of(const Names& names, Value sought) {
  const auto found = std::ranges::find(names, sought, &name<Value>::first);
  return found == names.end() ? std::string_view{"?"} : found->second;
}

template <typename Value, std::size_t Size>
std::optional<Value> named(const std::array<name<Value>, Size>& names, std::string_view text) {
  const auto found = std::ranges::find(names, text, &name<Value>::second);
  if (found == names.end()) return std::nullopt;
  return found->first;
}

}  // namespace

std::string_view to_string(level value) {
  return name_of(levels, value);
}
std::string_view to_string(verdict_kind value) {
  return name_of(verdict_kinds, value);
}
std::string_view to_string(outcome value) {
  return name_of(outcomes, value);
}

std::string to_string(const verdict& seen) {
  std::string text{to_string(seen.kind)};
  if (!seen.detail.empty()) text += "(" + seen.detail + ")";
  return text;
}

std::optional<level> level_from(std::string_view text) {
  return named(levels, text);
}
std::optional<outcome> outcome_from(std::string_view text) {
  return named(outcomes, text);
}

std::optional<verdict> verdict_from(std::string_view text) {
  const auto open = text.find('(');
  const auto kind = named(verdict_kinds, text.substr(0, open));
  if (!kind) return std::nullopt;
  if (open == std::string_view::npos) return verdict{*kind, {}};
  const auto detail = text.substr(open + 1);
  if (detail.size() < 2 || !detail.ends_with(')')) return std::nullopt;
  return verdict{*kind, std::string(detail.substr(0, detail.size() - 1))};
}

std::string symptom_of(const verdict& seen) {
  if (seen.kind == verdict_kind::fail && !seen.detail.empty()) return seen.detail;
  std::string symptom{to_string(seen.kind)};
  if (!seen.detail.empty()) symptom += ":" + seen.detail;
  std::ranges::replace(symptom, ' ', '_');
  return symptom;
}

bool was_executed(verdict_kind kind) {
  return kind != verdict_kind::unsupported && kind != verdict_kind::not_run;
}

bool fails_the_run(outcome value) {
  return value == outcome::unexpected || value == outcome::stale;
}

}  // namespace sockspec::results
