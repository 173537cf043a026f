#include "cases/bytes_in_memory.hpp"

#include <algorithm>

namespace sockspec::conformance {
namespace {

/// To a big-endian machine, the network's order is its own.
bool is_big_endian(context& c) {
  const auto one = operation(role::subject, op::htons, value::object{{"value", 1}});
  return c.given(one).integer() == 1;
}

}  // namespace

std::string in_network_order(std::int64_t number, int size) {
  std::string bytes;
  for (int at = size - 1; at >= 0; --at) bytes += static_cast<char>(number >> (8 * at) & 0xFF);
  return bytes;
}

std::string in_host_order(context& c, std::int64_t number, int size) {
  std::string bytes = in_network_order(number, size);
  if (!is_big_endian(c)) std::ranges::reverse(bytes);
  return bytes;
}

std::int64_t from_host_order(context& c, std::string bytes) {
  if (!is_big_endian(c)) std::ranges::reverse(bytes);
  std::int64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

request with_raw_address(request asked) {
  return asked.with("address", value::object{{"capacity", 128}, {"decoded", false}});
}

std::string bytes_of_address(const seen& s) {
  return from_hex(s.field("address")["raw"]["hex"].text());
}

}  // namespace sockspec::conformance
