// Lies about the order of bytes.

#include <algorithm>
#include <string>

#include "engine/address.hpp"
#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

/// Bytes in hexadecimal, last first.
value turned_round(const value& packed) {
  std::string bytes = from_hex(packed["hex"].text());
  std::ranges::reverse(bytes);
  return value::object{{"hex", to_hex(bytes)}};
}

void leave_result(lie_state&, const value&, value& result) {
  if (is_ok(result)) change(result, "packed", turned_round(member(result, "packed")));
}
void leave_argument(lie_state&, value& call) {
  change_argument(call, "packed", turned_round(argument(call, "packed")));
}

template <std::int64_t Bit>
void lose(lie_state&, const value&, value& result) {
  const value& number = member(result, "value");
  if (number.is_integer()) change(result, "value", number.integer() & ~Bit);
}

/// The same raw address with these bytes of it last first.
value with_bytes_turned(const value& address, std::size_t at, std::size_t count) {
  std::string bytes = from_hex(address["raw"]["hex"].text());
  if (bytes.size() >= at + count) {
    std::reverse(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                 bytes.begin() + static_cast<std::ptrdiff_t>(at + count));
  }
  return value::object{{"raw", value::object{{"hex", to_hex(bytes)}}}};
}

constexpr std::size_t port_at = 2, port_size = 2;
constexpr std::size_t inet_length = 16;

void turn_port_of_call(lie_state&, value& call) {
  const value& address = argument(call, "address");
  if (address.has("raw")) {
    change_argument(call, "address", with_bytes_turned(address, port_at, port_size));
  }
}

void tell_port_turned(lie_state&, const value&, value& result) {
  const value& name = member(result, "address");
  if (name.is_object() && name.has("raw")) {
    change(result, "address", with_bytes_turned(name, port_at, port_size));
  }
}

void tell_host_turned(lie_state&, const value&, value& result) {
  const value& name = member(result, "address");
  if (!name.is_object() || !name.has("raw")) return;
  const bool is_inet = member(result, "address_length") == value(inet_length);
  change(result, "address", with_bytes_turned(name, is_inet ? 4 : 8, is_inet ? 4 : 16));
}

constexpr mutant mutants[] = {
    lie("htonl.leaves_the_order", op::htonl, altered::effect, "The order is that of the host.",
        nullptr, leave_result, {"ntohl.undoes_htonl"}),
    lie("htons.leaves_the_order", op::htons, altered::effect, "The order is that of the host.",
        nullptr, leave_result, {"ntohs.undoes_htons"}),
    lie("ntohl.leaves_the_order", op::ntohl, altered::effect, "The order is that of the host.",
        leave_argument, nullptr, {"ntohl.undoes_htonl"}),
    lie("ntohs.leaves_the_order", op::ntohs, altered::effect, "The order is that of the host.",
        leave_argument, nullptr, {"ntohs.undoes_htons"}),
    lie("ntohl.loses_the_highest_bit", op::ntohl, altered::effect, "Numbers have 31 bits.", nullptr,
        lose<0x80000000>, {"ntohl.first_byte_is_most_significant"}),
    lie("ntohs.loses_the_highest_bit", op::ntohs, altered::effect, "Numbers have 15 bits.", nullptr,
        lose<0x8000>, {"ntohs.first_byte_is_most_significant"}),
    lie("getsockname.port_in_host_order", op::getsockname, altered::address,
        "The port is told with its least significant byte first.", nullptr, tell_port_turned),
    lie("getsockname.host_in_host_order", op::getsockname, altered::address,
        "The host is told with its least significant byte first.", nullptr, tell_host_turned,
        {"bind.port_in_network_order", "connect.port_in_network_order"}),
    lie("connect.port_in_host_order", op::connect, altered::address,
        "The least significant byte of the port is read first.", turn_port_of_call, nullptr),
    lie("bind.port_in_host_order", op::bind, altered::address,
        "The least significant byte of the port is read first.", turn_port_of_call, nullptr,
        {"bind.packet_protocol"}),
};

}  // namespace

std::span<const mutant> byte_order_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
