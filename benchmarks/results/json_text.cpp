#include "benchmarks/results/json_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "benchmarks/results/printable.hpp"

namespace sockspec::benchmarks {
namespace {

std::string escaped(char each) {
  if (each == '"' || each == '\\') return {'\\', each};
  if (static_cast<unsigned char>(each) >= 0x20) return {each};
  return fmt::format("\\u{:04x}", static_cast<unsigned>(each));
}

}  // namespace

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char each : valid_utf8(text)) out += escaped(each);
  return out + '"';
}

std::string json_number(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  return fmt::format("{}", number);
}

}  // namespace sockspec::benchmarks
