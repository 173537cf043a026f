#include "ip_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <span>

namespace sockspec {
namespace {

constexpr std::size_t groups_of_ip6 = 8;

/// A whole number of at most so many digits, in that base; no sign, no prefix.
std::optional<unsigned> number_from(std::string_view digits, std::size_t most, int base) noexcept {
  unsigned number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number, base);
  if (digits.size() > most || error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

/// Cuts off what stands before the first separator, or all of it, and the separator.
std::string_view take_part(std::string_view& text, char separator) noexcept {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

/// The 16-bit groups of one side of "::".
struct group_list {
  std::array<std::uint16_t, groups_of_ip6> group{};
  std::size_t count = 0;

  bool append(unsigned value) noexcept {
    if (count == groups_of_ip6) return false;
    group[count++] = static_cast<std::uint16_t>(value);
    return true;
  }
  bool append(const ip4_bytes& last) noexcept {
    return append((unsigned{last[0]} << 8U) | last[1]) &&
           append((unsigned{last[2]} << 8U) | last[3]);
  }
};

enum class ending { of_the_address, before_a_gap };

bool append_part(group_list& to, std::string_view part, bool may_be_ip4) noexcept {
  if (may_be_ip4 && part.find('.') != part.npos) {
    const auto last = parse_ip4(part);
    return last && to.append(*last);
  }
  const auto group = number_from(part, 4, 16);
  return group && to.append(*group);
}

/// Groups between colons; an IPv4 address may be the last of an address.
std::optional<group_list> groups_from(std::string_view text, ending end) noexcept {
  group_list groups;
  if (text.empty()) return groups;
  if (text.back() == ':') return std::nullopt;
  while (!text.empty()) {
    const std::string_view part = take_part(text, ':');
    const bool is_last = text.empty() && end == ending::of_the_address;
    if (!append_part(groups, part, is_last)) return std::nullopt;
  }
  return groups;
}

ip6_bytes bytes_of(const group_list& groups) noexcept {
  ip6_bytes bytes{};
  for (std::size_t i = 0; i != groups_of_ip6; ++i) {
    bytes[2 * i] = static_cast<std::uint8_t>(groups.group[i] >> 8U);
    bytes[2 * i + 1] = static_cast<std::uint8_t>(groups.group[i] & 0xffU);
  }
  return bytes;
}

group_list groups_of(const ip6_bytes& bytes) noexcept {
  group_list groups;
  for (std::size_t i = 0; i != bytes.size(); i += 2) {
    groups.append((unsigned{bytes[i]} << 8U) | bytes[i + 1]);
  }
  return groups;
}

struct zeros {
  std::size_t begin = 0;
  std::size_t length = 0;
};

/// The longest run of groups that are zero, the first of several; one alone is no run.
zeros longest_run(const group_list& groups) noexcept {
  zeros longest{0, 1};
  zeros run;
  for (std::size_t i = 0; i != groups.count; ++i) {
    if (groups.group[i] != 0) {
      run = {i + 1, 0};
    } else if (++run.length > longest.length) {
      longest = run;
    }
  }
  return longest.length > 1 ? longest : zeros{groups_of_ip6, 0};
}

std::string hexadecimal(std::uint16_t group) {
  std::array<char, 4> digits{};
  const auto [end, error] = std::to_chars(digits.begin(), digits.end(), group, 16);
  return {digits.begin(), end};
}

bool is_mapped(const ip6_bytes& bytes) noexcept {
  constexpr std::array<std::uint8_t, 12> prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  return std::ranges::equal(prefix, std::span(bytes).first(prefix.size()));
}

}  // namespace

std::optional<ip4_bytes> parse_ip4(std::string_view text) noexcept {
  ip4_bytes bytes{};
  for (std::size_t i = 0; i != bytes.size(); ++i) {
    if (i + 1 != bytes.size() && text.find('.') == text.npos) return std::nullopt;
    const std::string_view part = i + 1 == bytes.size() ? text : take_part(text, '.');
    const auto number = number_from(part, 3, 10);
    if (!number || *number > 255 || (part.size() > 1 && part[0] == '0')) return std::nullopt;
    bytes[i] = static_cast<std::uint8_t>(*number);
  }
  return bytes;
}

std::optional<ip6_bytes> parse_ip6(std::string_view text) noexcept {
  const std::size_t gap = text.find("::");
  if (gap == text.npos) {
    const auto all = groups_from(text, ending::of_the_address);
    if (!all || all->count != groups_of_ip6) return std::nullopt;
    return bytes_of(*all);
  }
  auto all = groups_from(text.substr(0, gap), ending::before_a_gap);
  const auto rest = groups_from(text.substr(gap + 2), ending::of_the_address);
  // The gap stands for one group at least.
  if (!all || !rest || all->count + rest->count >= groups_of_ip6) return std::nullopt;
  std::copy_n(rest->group.begin(), rest->count, all->group.end() - rest->count);
  return bytes_of(*all);
}

std::string format(const ip4_bytes& bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    if (!text.empty()) text += '.';
    text += std::to_string(byte);
  }
  return text;
}

std::string format(const ip6_bytes& bytes) {
  if (is_mapped(bytes))
    return "::ffff:" + format(ip4_bytes{bytes[12], bytes[13], bytes[14], bytes[15]});
  const group_list groups = groups_of(bytes);
  const zeros gap = longest_run(groups);
  std::string text;
  for (std::size_t i = 0; i != groups_of_ip6; ++i) {
    if (i == gap.begin) {
      text += "::";
      i += gap.length - 1;
      continue;
    }
    if (!text.empty() && text.back() != ':') text += ':';
    text += hexadecimal(groups.group[i]);
  }
  return text;
}

}  // namespace sockspec
