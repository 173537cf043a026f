// IP_HDRINCL: raw sockets that are given the header; and what else is set on raw sockets.

#include <string>

#include "cases/own_network/packet.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::string_view level = "IPPROTO_IP";
constexpr std::string_view option = "IP_HDRINCL";

/// What a raw socket receives of a datagram whose header its sender has written.
seen received_with_own_header(context& c) {
  // given
  const auto h = c.given(socket("inet", "raw", raw(experiment))).made();
  const auto sender = c.given(socket("inet", "raw", raw(experiment))).made();
  c.given(setsockopt(sender, level, option, integer(1)));
  const auto here = c.loopback(0);
  // when
  c.given(sendto(sender, std::string_view(ipv4_datagram(here, "hello")), here));
  c.arrived(h);
  return c.call(recvfrom(h, 64));
}

constexpr clause setsockopt_cases[] = {
    {
        .id = "setsockopt.ip_hdrincl_takes_the_header",
        .says = "With IP_HDRINCL, the datagram is sent with the header that it was given.",
        .sources = {linux_man("raw(7)", "DESCRIPTION"), linux_man("ip(7)", "IP_HDRINCL"),
                    portable("ip::hdrincl", "summary"),
                    winsock("IPPROTO_IP options", "IP_HDRINCL")},
        .kinds = raw4,
        .modes = any_mode,
        .needs = {op::socket, op::setsockopt, op::sendto, op::recvfrom},
        .catches = {"setsockopt.ip_hdrincl_is_hollow"},
        .run =
            [](context& c) {
              const auto seen = received_with_own_header(c);
              c.expect(seen, all_of({counts(ipv4_header + 5), has_byte(hop_limit_at, 7)}));
            },
        .option = "IP_HDRINCL",
        .arena = arena::own_network,
    },
    {
        .id = "setsockopt.ip_hdrincl_source_is_filled_in",
        .says = "With IP_HDRINCL, a source address of zero is filled in.",
        .sources = {linux_man("raw(7)", "DESCRIPTION")},
        .kinds = raw4,
        .modes = any_mode,
        .needs = {op::socket, op::setsockopt, op::sendto, op::recvfrom},
        .catches = {"recvfrom.raw_source_is_zero"},
        .run = [](context& c) { c.expect(received_with_own_header(c), has_byte(source_at, 127)); },
        .option = "IP_HDRINCL",
        .arena = arena::own_network,
    },
    {
        .id = "setsockopt.ip_hdrincl_length_is_filled_in",
        .says = "With IP_HDRINCL, the total length is filled in.",
        .sources = {linux_man("raw(7)", "DESCRIPTION")},
        .kinds = raw4,
        .modes = any_mode,
        .needs = {op::socket, op::setsockopt, op::sendto, op::recvfrom},
        .catches = {"recvfrom.raw_length_is_zero"},
        .run =
            [](context& c) {
              const auto seen = received_with_own_header(c);
              c.expect(seen, has_byte(length_at + 1, ipv4_header + 5));
            },
        .option = "IP_HDRINCL",
        .arena = arena::own_network,
    },
    {
        .id = "setsockopt.icmp_filter_blocks",
        .says = "ICMP_FILTER keeps the types away whose bits it has.",
        .sources = {linux_man("raw(7)", "Socket options"), linux_man("icmp(7)", "DESCRIPTION")},
        .kinds = raw4,
        .modes = any_mode,
        .needs = {op::socket, op::setsockopt, op::sendto, op::recvfrom},
        .catches = {"setsockopt.icmp_filter_is_hollow"},
        .run =
            [](context& c) {
              // given a socket of ICMP that does not want requests for an echo
              constexpr int raw_level = 255, icmp_filter = 1, request = 8, reply = 0;
              const auto h = c.given(socket("inet", "raw", "icmp")).made();
              c.given(setsockopt(h, raw(raw_level), raw(icmp_filter), integer(1 << request)));
              // when one comes, and is answered
              const auto asking = c.given(socket("inet", "datagram", "icmp")).made();
              constexpr std::string_view echo("\x08\0\0\0\0\0\0\1hello", 13);
              c.given(sendto(asking, echo, c.loopback(0)));
              c.arrived(h);
              // then the answer is what it receives
              c.expect(c.call(recvfrom(h, 64)), has_byte(ipv4_header, reply));
            },
        .arena = arena::own_network,
    },
};
static_assert(well_formed(setsockopt_cases));

constexpr clause getsockopt_cases[] = {
    {
        .id = "getsockopt.ip_hdrincl_of_protocol_raw",
        .says = "A socket of IPPROTO_RAW has IP_HDRINCL on from the start.",
        .sources = {linux_man("raw(7)", "DESCRIPTION")},
        .kinds = raw4,
        .modes = any_mode,
        .needs = {op::socket, op::getsockopt},
        .catches = {"getsockopt.ip_hdrincl_starts_off"},
        .run =
            [](context& c) {
              const auto h = c.blocking_socket();
              c.expect(c.call(getsockopt(h, level, option)), has_value(value::object{{"int", 1}}));
            },
        .option = "IP_HDRINCL",
        .arena = arena::own_network,
    },
};
static_assert(well_formed(getsockopt_cases));

}  // namespace

std::span<const clause> setsockopt_raw_clauses() {
  return setsockopt_cases;
}
std::span<const clause> getsockopt_raw_clauses() {
  return getsockopt_cases;
}

}  // namespace sockspec::conformance
