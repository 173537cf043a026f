// setsockopt(), getsockopt(): options that Microsoft alone documents.

#include <optional>
#include <string>
#include <utility>

#include "cases/winsock/rows.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::string_view_literals;

/// What is read where it is not what was set happened to be in memory: any of it is one symptom.
matcher reads(int wanted) {
  const matcher exact = wanted == 1 ? at_least(1) : has_value(wanted);
  return {exact.allowed(), [exact](const seen& s) -> std::optional<std::string> {
            const auto symptom = exact.symptom(s);
            return symptom && symptom->starts_with("value:") ? "other_value" : symptom;
          }};
}

/// A structure of 64-bit Windows has SOCK_STREAM or SOCK_DGRAM at this place.
matcher has_type_at(std::size_t place, std::string_view type) {
  const char wanted = type == "stream" ? '\1' : '\2';
  return {"type " + std::string(type), [=](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return succeeds().symptom(s);
            const std::string bytes = from_hex(s.field("value")["raw"]["hex"].text());
            const bool told = bytes.size() > place && bytes[place] == wanted;
            return told ? std::nullopt : std::optional<std::string>("other_value");
          }};
}

template <std::size_t Row>
void reads_back(context& c) {
  constexpr const windows_option& row = windows_options[Row];
  const auto h = c.blocking_socket();
  c.expect(c.call(setsockopt(h, row.level, row.name, integer(row.changed))), succeeds());
  c.expect(c.call(getsockopt(h, row.level, row.name)), reads(row.changed));
}

template <std::size_t... Rows>
constexpr auto make_clauses(std::index_sequence<Rows...>) {
  return std::array{clause{.id = windows_options[Rows].clause,
                           .says = windows_options[Rows].says,
                           .sources = {windows_options[Rows].where},
                           .kinds = windows_options[Rows].kinds,
                           .modes = any_mode,
                           .needs = {op::getsockopt, op::setsockopt},
                           .catches = {windows_options[Rows].mutant},
                           .run = reads_back<Rows>,
                           .option = windows_options[Rows].name}...};
}

// No static_assert(well_formed(...)): see options/table.cpp.
constexpr auto table = make_clauses(std::make_index_sequence<windows_options.size()>{});

constexpr clause told[] = {
    {
        .id = "getsockopt.so_max_msg_size_can_be_sent",
        .says = "A datagram as large as SO_MAX_MSG_SIZE says is taken, and one of a byte more is "
                "not.",
        .sources = {winsock("SOL_SOCKET options", "SO_MAX_MSG_SIZE"),
                    winsock("send", "WSAEMSGSIZE")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::getsockopt, op::send},
        .catches = {"getsockopt.so_max_msg_size_is_one_more"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              const auto read = c.given(getsockopt(mine, "SOL_SOCKET", "SO_MAX_MSG_SIZE"));
              const auto largest = static_cast<std::size_t>(read.integer());
              c.expect(c.call(send(mine, payload::ramp(largest))), succeeds());
              c.expect(c.call(send(mine, payload::ramp(largest + 1))),
                       fails_with(errc::message_size));
            },
        .option = "SO_MAX_MSG_SIZE",
    },
    {
        .id = "getsockopt.so_connect_time_of_a_connection",
        .says = "SO_CONNECT_TIME tells for how many seconds a socket has been connected.",
        .sources = {winsock("SOL_SOCKET options", "SO_CONNECT_TIME")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::getsockopt, op::connect},
        .catches = {"getsockopt.so_connect_time_is_never"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.expect(c.call(getsockopt(mine, "SOL_SOCKET", "SO_CONNECT_TIME")), at_least(0));
            },
        .option = "SO_CONNECT_TIME",
    },
    {
        .id = "getsockopt.so_protocol_info_tells_the_type",
        .says = "SO_PROTOCOL_INFO tells of which type a socket is.",
        .sources = {winsock("SOL_SOCKET options", "SO_PROTOCOL_INFO")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.structures_are_refused"},
        .run =
            [](context& c) {
              auto read = getsockopt(c.socket(), "SOL_SOCKET", "SO_PROTOCOL_INFOW", shape::raw);
              c.expect(c.call(read.with("capacity", 628)), has_type_at(88, c.traits().type));
            },
        .option = "SO_PROTOCOL_INFOW",
    },
    {
        .id = "getsockopt.so_bsp_state_tells_the_type",
        .says = "SO_BSP_STATE tells of which type a socket is.",
        .sources = {winsock("SOL_SOCKET options", "SO_BSP_STATE")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.structures_are_refused"},
        .run =
            [](context& c) {
              auto read = getsockopt(c.bound(), "SOL_SOCKET", "SO_BSP_STATE", shape::raw);
              c.expect(c.call(read.with("capacity", 256)), has_type_at(32, c.traits().type));
            },
        .option = "SO_BSP_STATE",
    },
    {
        .id = "getsockopt.ip_unicast_if_is_an_index",
        .says = "IP_UNICAST_IF is set in the network's byte order, and read in the host's.",
        .sources = {winsock("IPPROTO_IP options", "IP_UNICAST_IF")},
        .kinds = tcp4 | udp4,
        .modes = any_mode,
        .needs = {op::getsockopt, op::setsockopt},
        .catches = {"getsockopt.ip_unicast_if_is_none"},
        .run =
            [](context& c) {
              const auto h = c.socket();
              c.given(setsockopt(h, "IPPROTO_IP", "IP_UNICAST_IF", bytes_option("\0\0\0\1"sv)));
              c.expect(c.call(getsockopt(h, "IPPROTO_IP", "IP_UNICAST_IF")), has_value(1));
            },
        .option = "IP_UNICAST_IF",
    },
    {
        .id = "getsockopt.unknown_level",
        .says = "A level that there is not is refused with invalid_argument.",
        .sources = {winsock("getsockopt", "WSAEINVAL")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::getsockopt},
        .catches = {"getsockopt.unknown_levels_have_no_options"},
        .run =
            [](context& c) {
              const auto seen = c.call(getsockopt(c.socket(), raw(9999), "SO_TYPE"));
              c.expect(seen, fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "setsockopt.unknown_level",
        .says = "A level that there is not is refused with invalid_argument.",
        .sources = {winsock("setsockopt", "WSAEINVAL")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::setsockopt},
        .catches = {"setsockopt.unknown_levels_have_no_options"},
        .run =
            [](context& c) {
              const auto seen = c.call(setsockopt(c.socket(), raw(9999), "SO_TYPE", integer(1)));
              c.expect(seen, fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "ioctl.nonblocking",
        .says = "FIONBIO makes a socket not block, and block again.",
        .sources = {winsock("ioctlsocket", "FIONBIO"), winsock("ioctlsocket", "Remarks")},
        .kinds = tcp | udp,
        .modes = blocking_mode,
        .needs = {op::ioctl, op::recv},
        .catches = {"ioctl.never_blocks_again"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(ioctl(mine, "FIONBIO", 1)), succeeds());
              c.expect(c.call(recv(mine, 16)), fails_with(errc::operation_would_block));
              c.expect(c.call(ioctl(mine, "FIONBIO", 0)), succeeds());
              const auto waiting = c.start(recv(mine, 16));
              c.expect_blocked(waiting);
              c.given(send(theirs, "hello"));
              c.expect(c.finish(waiting), receives("hello"));
            },
    },
    {
        .id = "ioctl.no_urgent_data_is_left",
        .says = "With SO_OOBINLINE, SIOCATMARK says that no urgent data waits to be read.",
        .sources = {winsock("ioctlsocket", "SIOCATMARK")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::ioctl, op::setsockopt},
        .catches = {"ioctl.urgent_data_is_left"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.given(setsockopt(mine, "SOL_SOCKET", "SO_OOBINLINE", integer(1)));
              c.expect(c.call(ioctl(mine, "SIOCATMARK")), has("value", 1));
            },
    },
};

}  // namespace

std::span<const clause> winsock_option_clauses() {
  return table;
}
std::span<const clause> winsock_told_clauses() {
  return told;
}

}  // namespace sockspec::conformance
