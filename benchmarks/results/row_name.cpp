#include "benchmarks/results/row_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace sockspec::benchmarks {
namespace {

std::optional<std::size_t> parse_size(std::string_view text) {
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(text.begin(), text.end(), size);
  if (error != std::errc{} || end != text.end()) return std::nullopt;
  return size;
}

}  // namespace

std::string to_string(const row_name& name) {
  return fmt::format("{}/{}/{}/{}", name.question, name.family, name.size, name.contender);
}

std::optional<row_name> parse_row_name(std::string_view text) {
  std::array<std::string_view, 4> parts;
  if (std::ranges::count(text, '/') != static_cast<std::ptrdiff_t>(parts.size() - 1)) {
    return std::nullopt;
  }
  for (std::string_view& part : parts) {
    const std::size_t end = std::min(text.find('/'), text.size());
    part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (part.empty()) return std::nullopt;
  }
  const auto size = parse_size(parts[2]);
  if (!size) return std::nullopt;
  return row_name{std::string(parts[0]), std::string(parts[1]), *size, std::string(parts[3])};
}

std::string size_text(std::size_t bytes) {
  constexpr std::size_t kibibyte = 1 << 10;
  constexpr std::size_t mebibyte = 1 << 20;
  if (bytes >= mebibyte && bytes % mebibyte == 0) return fmt::format("{} MiB", bytes / mebibyte);
  if (bytes >= kibibyte && bytes % kibibyte == 0) return fmt::format("{} KiB", bytes / kibibyte);
  return fmt::format("{} B", bytes);
}

}  // namespace sockspec::benchmarks
