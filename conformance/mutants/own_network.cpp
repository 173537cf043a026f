// Lies that are told in a network of the pair's own: about raw sockets, echoes, scopes, privileges.

#include <string>

#include "engine/address.hpp"
#include "engine/mutant.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::size_t header = 20;

bool is_raw(const value& call) {
  return argument(call, "type") == value("raw");
}
bool is_number(const value& of, std::int64_t number) {
  return of["raw"] == value(number);
}

std::string bytes_of(const value& result) {
  const value& hex = member(result, "data")["hex"];
  return hex.is_text() ? from_hex(hex.text()) : std::string();
}
/// It begins as an IPv4 header of the experiment's protocol does.
bool has_header(const std::string& bytes) {
  return bytes.size() > header && bytes[0] == 0x45 && bytes[9] == static_cast<char>(253);
}

template <std::size_t At, std::size_t Count>
void clear_bytes(lie_state&, const value&, value& result) {
  std::string bytes = bytes_of(result);
  if (!has_header(bytes)) return;
  bytes.replace(At, Count, Count, '\0');
  report_data(result, to_hex(bytes));
}

void do_nothing_on_raw_sockets(lie_state& state, value& call) {
  const value type = state.make_call(
      own_call("getsockopt", call["on"],
               value::object{{"level", "SOL_SOCKET"}, {"name", "SO_TYPE"}, {"as_value", "int"}}));
  constexpr std::int64_t sock_raw = 3;
  if (member(type, "value")["int"] == value(sock_raw)) do_nothing(call);
}

bool is_link_local(const value& name) {
  return name["host"].is_text() && name["host"].text().starts_with("fe80");
}
void lose_the_scope(lie_state&, const value&, value& result) {
  value name = member(result, "address");
  if (!is_link_local(name)) return;
  name.set("scope", 0);
  change(result, "address", name);
}

bool is_low_port(const value& call) {
  const value& port = argument(call, "address")["port"];
  return port.is_integer() && port.integer() > 0 && port.integer() < 1024;
}

template <std::int64_t Above>
bool sets_above(const value& call, std::string_view name) {
  const value& wanted = argument(call, "value")["int"];
  return is_option(call, name) && wanted.is_integer() && wanted.integer() > Above;
}

constexpr mutant mutants[] = {
    lie("socket.raw_for_nobody", op::socket, altered::error,
        "Raw sockets are refused to everybody.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_raw(call) && is_ok(result)) report_error(result, errc::operation_not_permitted);
        }),
    lie(
        "socket.raw_protocol_is_the_same_for_all", op::socket, altered::effect,
        "A raw socket of one protocol gets another's datagrams, too.",
        [](lie_state&, value& call) {
          const value same = value::object{{"raw", 253}};
          if (is_number(argument(call, "protocol"), 254)) change_argument(call, "protocol", same);
        },
        nullptr),
    lie("recvfrom.raw_header_is_cut_off", op::recvfrom, altered::count,
        "A raw IPv4 socket receives the data alone.", nullptr,
        [](lie_state&, const value&, value& result) {
          const std::string bytes = bytes_of(result);
          if (has_header(bytes)) report_data(result, to_hex(bytes.substr(header)));
        },
        {"recvfrom.raw_header_is_made", "setsockopt.ip_hdrincl_*"}),
    lie("recvfrom.raw_ipv6_has_a_header", op::recvfrom, altered::count,
        "A raw IPv6 socket receives forty bytes in front of the data.", nullptr,
        [](lie_state&, const value&, value& result) {
          const bool v6 = member(result, "address")["family"] == value("inet6");
          const bool from_raw = member(result, "address")["port"] == value(0);
          if (v6 && from_raw)
            report_data(result, to_hex(std::string(40, '\x60')) + to_hex("hello"));
        },
        {"setsockopt.icmp6_filter_blocks", "setsockopt.ipv6_checksum_is_filled_in"}),
    lie("recvfrom.raw_header_names_no_protocol", op::recvfrom, altered::effect,
        "The header of what a raw socket has sent has protocol 0.", nullptr, clear_bytes<9, 1>),
    lie("recvfrom.raw_source_is_zero", op::recvfrom, altered::effect,
        "The header of what a raw socket has sent has no source.", nullptr, clear_bytes<12, 4>),
    lie("recvfrom.raw_length_is_zero", op::recvfrom, altered::effect,
        "The header of what a raw socket has sent has length 0.", nullptr, clear_bytes<2, 2>),
    lie("recvfrom.raw_port_is_the_protocol", op::recvfrom, altered::effect,
        "The sender of a raw datagram has its protocol's number for a port.", nullptr,
        [](lie_state&, const value&, value& result) {
          if (!has_header(bytes_of(result))) return;
          value from = member(result, "address");
          change(result, "address", from.set("port", 253));
        }),
    lie("recvfrom.raw_copy_is_empty", op::recvfrom, altered::effect,
        "The second raw socket that receives a datagram gets nothing of it.", nullptr,
        [](lie_state& state, const value&, value& result) {
          if (!is_ok(result) || member(result, "address")["port"] != value(0)) return;
          if (state.memory.contains("received")) report_end(result);
          state.memory["received"] = true;
        }),
    lie("recvfrom.echo_is_the_request", op::recvfrom, altered::effect,
        "What comes back is the request for an echo, not the reply.", nullptr,
        [](lie_state&, const value&, value& result) {
          std::string bytes = bytes_of(result);
          if (bytes.size() != 13) return;
          bytes[0] = static_cast<char>(bytes[0] == 0 ? 8 : 128);
          report_data(result, to_hex(bytes));
        },
        {"setsockopt.icmp6_filter_blocks"}),
    lie("recvfrom.scope_is_lost", op::recvfrom, altered::effect,
        "The sender's address has no scope.", nullptr, lose_the_scope),
    lie("getsockname.scope_is_lost", op::getsockname, altered::effect,
        "The socket's address has no scope.", nullptr, lose_the_scope,
        {"connect.link_local_with_scope", "recvfrom.tells_the_scope"}),
    lie("getpeername.scope_is_lost", op::getpeername, altered::effect,
        "The peer's address has no scope.", nullptr, lose_the_scope),
    lie("bind.raw_address_is_ignored", op::bind, altered::effect,
        "A raw socket's address has no effect.", do_nothing_on_raw_sockets, nullptr,
        {"connect.raw_takes_only_its_peers", "setsockopt.ip_recverr_queues_errors_of_raw",
         "bind.netlink_*", "bind.packet_*", "getsockname.netlink_*", "recvfrom.netlink_*"}),
    lie("connect.raw_peer_is_ignored", op::connect, altered::effect,
        "A raw socket's peer has no effect.", do_nothing_on_raw_sockets, nullptr),
    lie("bind.low_port_for_nobody", op::bind, altered::error,
        "Ports below 1024 are refused to everybody.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_low_port(call) && is_ok(result)) report_error(result, errc::permission_denied);
        }),
    lie("sendto.unreachable_network_is_a_host", op::sendto, altered::error,
        "Where no route leads, the host is said to be unreachable.", nullptr,
        misreport<errc::network_unreachable, errc::host_unreachable>),
    lie("connect.unreachable_network_is_a_host", op::connect, altered::error,
        "Where no route leads, the host is said to be unreachable.", nullptr,
        misreport<errc::network_unreachable, errc::host_unreachable>),
    lie("setsockopt.ip_hdrincl_is_hollow", op::setsockopt, altered::option,
        "IP_HDRINCL does nothing: another header is put in front.",
        [](lie_state&, value& call) {
          if (is_option(call, "IP_HDRINCL")) do_nothing(call);
        },
        nullptr, {"setsockopt.ip_hdrincl_*"}),
    lie("getsockopt.ip_hdrincl_starts_off", op::getsockopt, altered::option,
        "IP_HDRINCL is off at first on every socket.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_option(call, "IP_HDRINCL")) change(result, "value", value::object{{"int", 0}});
        }),
    lie(
        "setsockopt.icmp_filter_is_hollow", op::setsockopt, altered::option,
        "ICMP_FILTER is taken and filters nothing.",
        [](lie_state&, value& call) {
          if (is_number(argument(call, "level"), 255)) do_nothing(call);
        },
        nullptr),
    lie(
        "setsockopt.icmp6_filter_is_hollow", op::setsockopt, altered::option,
        "ICMP6_FILTER is taken and filters nothing.",
        [](lie_state&, value& call) {
          if (is_number(argument(call, "level"), 58)) do_nothing(call);
        },
        nullptr),
    lie("setsockopt.ipv6_checksum_is_hollow", op::setsockopt, altered::option,
        "IPV6_CHECKSUM is taken, and no checksum is made.",
        [](lie_state&, value& call) {
          if (is_option(call, "IPV6_CHECKSUM")) do_nothing(call);
        },
        nullptr, {"setsockopt.ipv6_checksum_at_an_odd_offset"}),
    lie("setsockopt.ipv6_checksum_anywhere", op::setsockopt, altered::effect,
        "IPV6_CHECKSUM takes every offset.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_option(call, "IPV6_CHECKSUM") && !is_ok(result)) report_success(result);
        }),
    lie(
        "setsockopt.ip_transparent_is_hollow", op::setsockopt, altered::option,
        "IP_TRANSPARENT is taken and does nothing.",
        [](lie_state&, value& call) {
          if (is_option(call, "IP_TRANSPARENT")) do_nothing(call);
        },
        nullptr),
    lie("setsockopt.so_bindtodevice_takes_any_name", op::setsockopt, altered::effect,
        "SO_BINDTODEVICE takes the name of no interface.", nullptr,
        [](lie_state&, const value& call, value& result) {
          if (is_option(call, "SO_BINDTODEVICE") && is_error(result, errc::no_such_device)) {
            report_success(result);
          }
        }),
    lie("setsockopt.so_mark_is_hollow", op::setsockopt, altered::option,
        "SO_MARK is taken and forgotten.",
        [](lie_state&, value& call) {
          if (is_option(call, "SO_MARK")) do_nothing(call);
        },
        nullptr, {"setsockopt.so_mark_needs_privilege"}),
    lie(
        "setsockopt.so_priority_stops_at_six", op::setsockopt, altered::option,
        "A priority above six is set to six, whoever asks.",
        [](lie_state&, value& call) {
          if (sets_above<6>(call, "SO_PRIORITY")) {
            change_argument(call, "value", value::object{{"int", 6}});
          }
        },
        nullptr),
};

}  // namespace

std::span<const mutant> own_network_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
