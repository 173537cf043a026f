// The bounds of a deviation's `when`: "kernel >= 6.1, target < 1.4".

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <compare>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "engine/deviation.hpp"

namespace sockspec::conformance {
namespace {

using version_number = std::vector<std::uint64_t>;  // {6, 18, 44}

struct bound {
  std::string versions::*of;
  bool (*relation)(std::strong_ordering);
  version_number limit;
};

struct subject {
  std::string_view name;
  std::string versions::*of;
};
constexpr std::array subjects{subject{"target", &versions::target},
                              subject{"kernel", &versions::kernel},
                              subject{"host", &versions::host}};

struct relation {
  std::string_view sign;
  bool (*holds)(std::strong_ordering);
};
// A sign that begins with another stands before it.
using ordering = std::strong_ordering;
constexpr std::array relations{relation{"<=", [](ordering o) { return std::is_lteq(o); }},
                               relation{">=", [](ordering o) { return std::is_gteq(o); }},
                               relation{"==", [](ordering o) { return std::is_eq(o); }},
                               relation{"<", [](ordering o) { return std::is_lt(o); }},
                               relation{">", [](ordering o) { return std::is_gt(o); }}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Dotted numbers at the start of a text, and what follows them.
version_number leading_number(std::string_view& text) {
  version_number number;
  while (!text.empty() && is_digit(text.front())) {
    auto& part = number.emplace_back();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), part);
    if (error != std::errc{}) part = std::numeric_limits<std::uint64_t>::max();
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const bool goes_on = text.size() > 1 && text[0] == '.' && is_digit(text[1]);
    if (!goes_on) break;
    text.remove_prefix(1);
  }
  return number;
}

/// The first dotted number that does not end a word: 6.18.44 of "Linux 6.18.44-generic".
version_number number_in(std::string_view version) {
  for (std::size_t i = 0; i < version.size(); ++i) {
    const auto before = static_cast<unsigned char>(i == 0 ? ' ' : version[i - 1]);
    const bool ends_a_word = std::isalnum(before) != 0 || before == '_';
    if (!is_digit(version[i]) || ends_a_word) continue;
    auto rest = version.substr(i);
    return leading_number(rest);
  }
  return {};
}

/// 6.1 equals 6.1.0.
std::strong_ordering compare(version_number a, version_number b) {
  const std::size_t parts = std::max(a.size(), b.size());
  a.resize(parts);
  b.resize(parts);
  return a <=> b;
}

[[noreturn]] void fail(std::string_view text, const std::string& why) {
  throw std::invalid_argument("cannot read the bound \"" + std::string(text) + "\": " + why +
                              "; write it as \"kernel >= 6.1\", several with commas between them");
}

bound parse_bound(std::string_view text) {
  std::string_view rest = text;
  const auto* const of = std::ranges::find_if(
      subjects, [&](const subject& one) { return rest.starts_with(one.name); });
  if (of == subjects.end()) fail(text, "it begins with none of target, kernel and host");
  rest = trimmed(rest.substr(of->name.size()));
  const auto* const sign = std::ranges::find_if(
      relations, [&](const relation& one) { return rest.starts_with(one.sign); });
  if (sign == relations.end()) fail(text, "there is none of <, <=, ==, >= and >");
  rest = trimmed(rest.substr(sign->sign.size()));
  auto limit = leading_number(rest);
  if (limit.empty() || !rest.empty()) fail(text, "a version is numbers with dots between them");
  return {of->of, sign->holds, std::move(limit)};
}

std::vector<bound> parse_bounds(std::string_view when) {
  std::vector<bound> bounds;
  while (true) {
    const auto comma = when.find(',');
    bounds.push_back(parse_bound(trimmed(when.substr(0, comma))));
    if (comma == std::string_view::npos) return bounds;
    when.remove_prefix(comma + 1);
  }
}

bool holds(const bound& one, const versions& measured) {
  const auto version = number_in(measured.*one.of);
  return !version.empty() && one.relation(compare(version, one.limit));
}

}  // namespace

bool holds(const std::string& when, const versions& measured) {
  if (when.empty()) return true;
  const auto bounds = parse_bounds(when);
  return std::ranges::all_of(bounds, [&](const bound& one) { return holds(one, measured); });
}

}  // namespace sockspec::conformance
