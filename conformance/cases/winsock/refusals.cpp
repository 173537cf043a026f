// Calls that Microsoft alone says are refused: what the other documents allow or leave open.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::string_view everybody = "255.255.255.255";
constexpr std::int64_t no_flag = 0x10000000;

constexpr clause states[] = {
    {
        .id = "socket.of_nothing",
        .says = "Where family, type and protocol are left open, no socket is made: "
                "invalid_argument.",
        .sources = {winsock("socket", "WSAEINVAL")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::socket},
        .catches = {"socket.makes_one_of_nothing"},
        .run =
            [](context& c) {
              c.expect(c.call(socket("unspecified", raw(0))), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "bind.broadcast_needs_permission",
        .says = "Without SO_BROADCAST, a datagram socket cannot be bound to the broadcast address.",
        .sources = {winsock("bind", "WSAEACCES")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.broadcast_is_not_available"},
        .run =
            [](context& c) {
              c.expect(c.call(bind(c.socket(), address::inet(everybody, 0))),
                       fails_with(errc::permission_denied));
            },
    },
    {
        .id = "bind.exclusive_address",
        .says = "An address that a socket has with SO_EXCLUSIVEADDRUSE is refused also to one that "
                "has SO_REUSEADDR.",
        .sources = {winsock("Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE",
                            "Using SO_EXCLUSIVEADDRUSE"),
                    winsock("SOL_SOCKET options", "SO_EXCLUSIVEADDRUSE"),
                    winsock("SOL_SOCKET options", "SO_REUSEADDR")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::bind, op::setsockopt},
        .catches = {"bind.takes_exclusive_addresses"},
        .run =
            [](context& c) {
              // given
              const auto one = c.socket();
              c.given(setsockopt(one, "SOL_SOCKET", "SO_EXCLUSIVEADDRUSE", integer(1)));
              c.given(bind(one, c.free_address()));
              // when
              const auto other = c.socket();
              c.given(setsockopt(other, "SOL_SOCKET", "SO_REUSEADDR", integer(1)));
              // then
              c.expect(
                  c.call(bind(other, c.local(one))),
                  any_of({fails_with(errc::permission_denied), fails_with(errc::address_in_use)}));
            },
        .option = "SO_EXCLUSIVEADDRUSE",
    },
    {
        .id = "listen.without_an_address",
        .says = "A socket without an address cannot listen: invalid_argument.",
        .sources = {winsock("listen", "WSAEINVAL")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::listen},
        .catches = {"listen.needs_no_address"},
        .run =
            [](context& c) {
              c.expect(c.call(listen(c.socket())), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "connect.listener_is_refused",
        .says = "A socket that listens cannot be connected: invalid_argument.",
        .sources = {winsock("connect", "WSAEINVAL")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::connect, op::listen},
        .catches = {"connect.listeners_are_connected"},
        .run =
            [](context& c) {
              const auto there = c.local(c.listening(16, role::peer));
              c.expect(c.call(connect(c.listening(), there)), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "connect.wildcard_is_refused",
        .says = "The wildcard is no address to connect to: address_not_available.",
        .sources = {winsock("connect", "WSAEADDRNOTAVAIL")},
        .kinds = tcp,
        .modes = any_mode,
        .needs = {op::connect},
        .catches = {"connect.wildcard_is_unreachable"},
        .run =
            [](context& c) {
              // given a listener on all addresses
              const auto listener = c.peer_socket();
              c.given(bind(listener, c.wildcard(0)));
              c.given(listen(listener));
              // when, then
              c.expect(c.call(connect(c.socket(), c.wildcard(c.local(listener).port()))),
                       fails_with(errc::address_not_available));
            },
    },
    {
        .id = "getsockname.without_an_address",
        .says = "A socket without an address has no name: invalid_argument.",
        .sources = {winsock("getsockname", "WSAEINVAL")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::getsockname},
        .catches = {"getsockname.unbound_is_not_connected"},
        .run =
            [](context& c) {
              c.expect(c.call(getsockname(c.socket())), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "close.lingering_would_block",
        .says = "Closing a socket that does not block, and is to linger over what it has sent, "
                "would block.",
        .sources = {winsock("closesocket", "WSAEWOULDBLOCK")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::close, op::setsockopt},
        .catches = {"close.lingering_is_an_error"},
        .run =
            [](context& c) {
              // given data that the peer has no room for
              const auto [mine, theirs] = c.connected();
              c.fill(mine);
              c.given(setsockopt(mine, "SOL_SOCKET", "SO_LINGER", linger(true, 1)));
              // when, then
              c.expect(c.call(close(mine)), fails_with(errc::operation_would_block));
            },
        .takes_long = "it lingers for a second where this is not so",
    },
};

constexpr clause data[] = {
    {
        .id = "recv.without_an_address",
        .says = "A datagram socket without an address cannot receive: invalid_argument.",
        .sources = {winsock("recv", "WSAEINVAL")},
        .kinds = udp,
        .modes = nonblocking_mode,
        .needs = {op::recv},
        .catches = {"recv.unbound_is_not_connected"},
        .run =
            [](context& c) {
              c.expect(c.call(recv(c.socket(), 16)), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "recv.no_urgent_datagrams",
        .says = "Urgent data of a datagram socket is refused with operation_not_supported.",
        .sources = {winsock("recv", "WSAEOPNOTSUPP")},
        .kinds = udp,
        .modes = nonblocking_mode,
        .needs = {op::recv},
        .catches = {"recv.urgent_datagrams_are_refused"},
        .run =
            [](context& c) {
              c.expect(c.call(recv(c.bound(), 16, {"MSG_OOB"})),
                       fails_with(errc::operation_not_supported));
            },
    },
    {
        .id = "recvfrom.without_an_address",
        .says = "A datagram socket without an address cannot receive: invalid_argument.",
        .sources = {winsock("recvfrom", "WSAEINVAL")},
        .kinds = udp,
        .modes = nonblocking_mode,
        .needs = {op::recvfrom},
        .catches = {"recvfrom.unbound_is_not_connected"},
        .run =
            [](context& c) {
              c.expect(c.call(recvfrom(c.socket(), 16)), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "recvfrom.no_urgent_datagrams",
        .says = "Urgent data of a datagram socket is refused with operation_not_supported.",
        .sources = {winsock("recvfrom", "WSAEOPNOTSUPP")},
        .kinds = udp,
        .modes = nonblocking_mode,
        .needs = {op::recvfrom},
        .catches = {"recvfrom.urgent_datagrams_are_refused"},
        .run =
            [](context& c) {
              c.expect(c.call(recvfrom(c.bound(), 16, {"MSG_OOB"})),
                       fails_with(errc::operation_not_supported));
            },
    },
    {
        .id = "recvmsg.without_an_address",
        .says = "A datagram socket without an address cannot receive: invalid_argument.",
        .sources = {winsock("WSARecvMsg", "WSAEINVAL")},
        .kinds = udp,
        .modes = nonblocking_mode,
        .needs = {op::recvmsg},
        .catches = {"recvmsg.unbound_is_not_connected"},
        .run =
            [](context& c) {
              c.expect(c.call(recvmsg(c.socket(), {16})), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "recvmsg.no_peek_at_streams",
        .says = "A message that is peeked at is one of datagrams: operation_not_supported.",
        .sources = {winsock("WSARecvMsg", "WSAEOPNOTSUPP")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::recvmsg},
        .catches = {"recvmsg.peeks_at_streams"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.expect(c.call(recvmsg(mine, {16}, {"MSG_PEEK"})),
                       fails_with(errc::operation_not_supported));
            },
    },
    {
        .id = "send.unknown_flag_is_refused",
        .says = "A flag that there is not is refused with invalid_argument.",
        .sources = {winsock("send", "WSAEINVAL")},
        .kinds = tcp | udp,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.unknown_flags_are_not_supported"},
        .run =
            [](context& c) {
              auto sending = send(c.connected().mine, "hello");
              c.expect(c.call(sending.with("flags", value::list{raw(no_flag)})),
                       fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "sendto.unknown_flag_is_refused",
        .says = "A flag that there is not is refused with invalid_argument.",
        .sources = {winsock("sendto", "WSAEINVAL")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::sendto},
        .catches = {"sendto.unknown_flags_are_not_supported"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.bound_pair();
              auto sending = sendto(mine, "hello", c.local(theirs));
              c.expect(c.call(sending.with("flags", value::list{raw(no_flag)})),
                       fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "sendmsg.unknown_flag_is_refused",
        .says = "A flag that the call does not know is refused with operation_not_supported.",
        .sources = {winsock("WSASendMsg", "WSAEOPNOTSUPP")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::sendmsg},
        .catches = {"sendmsg.unknown_flags_are_bad_arguments"},
        .run =
            [](context& c) {
              c.expect(c.call(sendmsg(c.connected().mine, {"hello"}, {"MSG_PEEK"})),
                       fails_with(errc::operation_not_supported));
            },
    },
    {
        .id = "send.broadcast_needs_permission",
        .says = "A socket from which SO_BROADCAST was taken cannot send to the broadcast address "
                "that it is connected to.",
        .sources = {winsock("send", "WSAEACCES")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::send, op::connect, op::setsockopt},
        .catches = {"send.broadcast_is_not_connected"},
        .run =
            [](context& c) {
              // given
              const auto h = c.socket();
              c.given(setsockopt(h, "SOL_SOCKET", "SO_BROADCAST", integer(1)));
              c.given(connect(h, address::inet("127.255.255.255", 9)));
              c.given(setsockopt(h, "SOL_SOCKET", "SO_BROADCAST", integer(0)));
              // when, then
              c.expect(c.call(send(h, "hello")), fails_with(errc::permission_denied));
            },
    },
    {
        .id = "sendto.wildcard_is_refused",
        .says = "The wildcard is no address to send to: address_not_available.",
        .sources = {winsock("sendto", "WSAEADDRNOTAVAIL")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::sendto},
        .catches = {"sendto.wildcard_is_unreachable"},
        .run =
            [](context& c) {
              c.expect(c.call(sendto(c.socket(), "hello", c.wildcard(9))),
                       fails_with(errc::address_not_available));
            },
    },
    {
        .id = "gethostname.no_room",
        .says = "A name that does not fit into its buffer is cut; Linux refuses it with "
                "filename_too_long, Windows with bad_address.",
        .sources = {winsock("gethostname", "WSAEFAULT"), posix("gethostname", "DESCRIPTION"),
                    linux_man("gethostname(2)", "ERRORS")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::gethostname},
        .catches = {"gethostname.reports_a_cut_name_otherwise"},
        .run =
            [](context& c) {
              auto asked = operation(role::subject, op::gethostname);
              c.expect(c.call(asked.with("capacity", 1)),
                       by_document{.posix = succeeds(),
                                   .linux_man = fails_with(errc::filename_too_long),
                                   .winsock = fails_with(errc::bad_address)});
            },
    },
    {
        .id = "inet_pton.null_text",
        .says = "A text that is not there is refused with bad_address.",
        .sources = {winsock("inet_pton", "WSAEFAULT")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::inet_pton},
        .catches = {"inet_pton.null_is_an_invalid_argument"},
        .run =
            [](context& c) {
              c.expect(c.call(inet_pton("inet", nullptr)), fails_with(errc::bad_address));
            },
    },
    {
        .id = "getnameinfo.no_buffer_at_all",
        .says = "A name that is asked for with a buffer of no bytes is refused with "
                "bad_resolver_flags.",
        .sources = {winsock("getnameinfo", "WSAEINVAL")},
        .kinds = no_kind,
        .modes = any_mode,
        .needs = {op::getnameinfo},
        .catches = {"getnameinfo.no_buffer_is_enough"},
        .run =
            [](context& c) {
              auto asked = getnameinfo(address::inet("127.0.0.1", 80), {"NI_NUMERICHOST"});
              c.expect(c.call(asked.with("host_capacity", 0)),
                       fails_with(errc::bad_resolver_flags));
            },
    },
};

}  // namespace

std::span<const clause> winsock_state_clauses() {
  return states;
}
std::span<const clause> winsock_data_clauses() {
  return data;
}

}  // namespace sockspec::conformance
