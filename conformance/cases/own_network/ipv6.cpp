// Raw sockets of IPv6: checksums that the system makes, and types of ICMPv6 that it keeps away.

#include <string>

#include "cases/own_network/packet.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr int icmpv6_level = 58, icmp6_filter = 1;
constexpr int echo_request = 128, for_experiments = 200;  // RFC 4443, 2.1

handle raw_socket(context& c) {
  return c.given(socket("inet6", "raw", raw(experiment))).made();
}

request checksum_at_offset(handle h, int offset) {
  return setsockopt(h, "IPPROTO_IPV6", "IPV6_CHECKSUM", integer(offset));
}

/// Of what was received, the two bytes behind the first two are a checksum.
matcher has_checksum() {
  return {"a checksum", [](const seen& s) -> std::optional<std::string> {
            const auto bytes = bytes_of(s);
            if (bytes.size() < 4) return symptom_of(s);
            if (bytes[2] == '\0' && bytes[3] == '\0') return "no_checksum";
            return std::nullopt;
          }};
}

std::string message_of(int type) {
  std::string message("?\0\0\0\0\0\0\1hello", 13);
  message[0] = static_cast<char>(type);
  return message;
}

constexpr clause clauses[] = {
    {
        .id = "setsockopt.ipv6_checksum_is_filled_in",
        .says = "With IPV6_CHECKSUM, what is sent has its checksum at this offset.",
        .sources = {rfc("3542", "3.1")},
        .kinds = raw6,
        .modes = any_mode,
        .needs = {op::socket, op::setsockopt, op::sendto, op::recvfrom},
        .catches = {"setsockopt.ipv6_checksum_is_hollow"},
        .run =
            [](context& c) {
              const auto h = raw_socket(c), sender = raw_socket(c);
              c.given(checksum_at_offset(sender, 2));
              const std::string message("h\0\0\0ello", 8);
              c.given(sendto(sender, std::string_view(message), c.loopback(0)));
              c.arrived(h);
              c.expect(c.call(recvfrom(h, 64)), has_checksum());
            },
        .option = "IPV6_CHECKSUM",
        .arena = arena::own_network,
    },
    {
        .id = "setsockopt.ipv6_checksum_at_an_odd_offset",
        .says = "A checksum cannot be at an odd offset.",
        .sources = {rfc("3542", "3.1")},
        .kinds = raw6,
        .modes = any_mode,
        .needs = {op::socket, op::setsockopt},
        .catches = {"setsockopt.ipv6_checksum_anywhere"},
        .run = [](context& c) { c.expect(c.call(checksum_at_offset(raw_socket(c), 3)), fails()); },
        .option = "IPV6_CHECKSUM",
        .arena = arena::own_network,
    },
    {
        .id = "setsockopt.icmp6_filter_blocks",
        .says = "ICMP6_FILTER keeps types of messages away.",
        .sources = {rfc("3542", "3.2")},
        .kinds = raw6,
        .modes = any_mode,
        .needs = {op::socket, op::setsockopt, op::sendto, op::recvfrom},
        .catches = {"setsockopt.icmp6_filter_is_hollow"},
        .run =
            [](context& c) {
              // given a socket of ICMPv6 that wants no types from 128 to 159: on Linux, their bits
              // are set
              const auto h = c.given(socket("inet6", "raw", "icmpv6")).made();
              std::string filter(32, '\0');
              filter.replace(16, 4, 4, '\xFF');
              c.given(setsockopt(h, raw(icmpv6_level), raw(icmp6_filter), bytes_option(filter)));
              // when one of these comes, is answered, and then one of another type comes
              const auto sender = c.given(socket("inet6", "raw", "icmpv6")).made();
              for (const int type : {echo_request, for_experiments}) {
                const auto message = message_of(type);
                c.given(sendto(sender, std::string_view(message), c.loopback(0)));
              }
              c.arrived(h);
              // then
              c.expect(c.call(recvfrom(h, 64)), has_byte(0, for_experiments));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> setsockopt_raw_ipv6_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
