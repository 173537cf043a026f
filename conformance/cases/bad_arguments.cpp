// What calls make of memory that is not there, and of sockets in another state than theirs.

#include "cases/siblings/requests.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

request into_nothing(request receiving) {
  return claiming(receiving.with("capacity", nullptr), 5);
}

template <op What>
void has_nowhere_to_put_it(context& c) {
  const auto [mine, theirs] = c.connected();
  c.given(send(theirs, "hello"));
  c.arrived(mine);
  const auto call = What == op::recv ? recv(mine, 5) : receiving(What, mine, 5);
  c.expect(c.call(into_nothing(call)), fails_with(errc::bad_address));
}

template <op What>
void has_nothing_to_send(context& c) {
  const auto mine = c.connected().mine;
  const auto call = What == op::send ? send(mine, "x") : sending(What, mine, "x");
  c.expect(c.call(claiming(request(call).with("data", nullptr), 5)), fails_with(errc::bad_address));
}

template <op What>
void has_nowhere_to_put_the_name(context& c) {
  const auto mine = c.connected().mine;
  const auto call = What == op::getsockname ? getsockname(mine) : getpeername(mine);
  c.expect(c.call(with_null_address(call)), fails_with(errc::bad_address));
}

template <op What>
void raises_nothing(context& c) {
  // given
  const auto mine = c.connected().mine;
  c.given(signal_action(role::subject, "SIGPIPE", "count"));
  c.given(shutdown(mine, "write"));
  // when
  const auto call = What == op::send ? send(mine, "hello") : sending(What, mine, "hello");
  c.expect(c.call(call), fails_with(errc::broken_pipe));
  // then
  c.expect(c.call(signal_count(role::subject, "SIGPIPE")), counts(0));
}

constexpr clause about(std::string_view id, std::string_view says, source_list sources, op what,
                       std::string_view mutant, void (*run)(context&)) {
  return {.id = id,
          .says = says,
          .sources = sources,
          .kinds = tcp4 | unix_stream | unix_dgram,  // data is copied alike for the rest
          .modes = any_mode,
          .needs = {what},
          .catches = {mutant},
          .run = run};
}

constexpr std::string_view nowhere = "A buffer that is not there is refused with bad_address.";

constexpr clause memory[] = {
    about("recv.null_buffer", nowhere,
          {linux_man("recv(2)", "ERRORS"), winsock("recv", "WSAEFAULT")}, op::recv,
          "recv.null_buffers_take_all", has_nowhere_to_put_it<op::recv>),
    about("recvfrom.null_buffer", nowhere,
          {linux_man("recv(2)", "ERRORS"), winsock("recvfrom", "WSAEFAULT")}, op::recvfrom,
          "recvfrom.null_buffers_take_all", has_nowhere_to_put_it<op::recvfrom>),
    about("read.null_buffer", nowhere, {linux_man("read(2)", "ERRORS")}, op::read,
          "read.null_buffers_take_all", has_nowhere_to_put_it<op::read>),
    about("send.null_data", nowhere, {linux_man("send(2)", "ERRORS"), winsock("send", "WSAEFAULT")},
          op::send, "send.null_data_is_taken", has_nothing_to_send<op::send>),
    about("sendto.null_data", nowhere,
          {linux_man("send(2)", "ERRORS"), winsock("sendto", "WSAEFAULT")}, op::sendto,
          "sendto.null_data_is_taken", has_nothing_to_send<op::sendto>),
    about("write.null_data", nowhere, {linux_man("write(2)", "ERRORS")}, op::write,
          "write.null_data_is_taken", has_nothing_to_send<op::write>),
    about("getsockname.null_address", nowhere,
          {linux_man("getsockname(2)", "ERRORS"), winsock("getsockname", "WSAEFAULT")},
          op::getsockname, "getsockname.null_addresses_are_left_out",
          has_nowhere_to_put_the_name<op::getsockname>),
    about("getpeername.null_address", nowhere,
          {linux_man("getpeername(2)", "ERRORS"), winsock("getpeername", "WSAEFAULT")},
          op::getpeername, "getpeername.null_addresses_are_left_out",
          has_nowhere_to_put_the_name<op::getpeername>),
};

constexpr std::string_view silent =
    "Where a message cannot be sent any more, broken_pipe is reported and no SIGPIPE raised.";

constexpr clause quiet(std::string_view id, op what, source_list sources, std::string_view mutant,
                       void (*run)(context&)) {
  clause one = about(id, silent, sources, what, mutant, run);
  one.kinds = plain_message_kinds;
  one.needs = {what, op::shutdown, op::signal_action, op::signal_count};
  return one;
}

constexpr clause silence[] = {
    quiet("send.messages_raise_no_signal", op::send, {posix("send", "ERRORS")},
          "send.messages_raise_a_signal", raises_nothing<op::send>),
    quiet("sendto.messages_raise_no_signal", op::sendto, {posix("sendto", "ERRORS")},
          "sendto.messages_raise_a_signal", raises_nothing<op::sendto>),
    quiet("sendmsg.messages_raise_no_signal", op::sendmsg, {posix("sendmsg", "ERRORS")},
          "sendmsg.messages_raise_a_signal", raises_nothing<op::sendmsg>),
    quiet("write.messages_raise_no_signal", op::write, {posix("write", "ERRORS")},
          "write.messages_raise_a_signal", raises_nothing<op::write>),
    quiet("writev.messages_raise_no_signal", op::writev, {posix("write", "ERRORS")},
          "writev.messages_raise_a_signal", raises_nothing<op::writev>),
};

constexpr clause states[] = {
    {
        .id = "accept.connected",
        .says = "Accepting from a connected socket fails with invalid_argument.",
        .sources = {posix("accept", "ERRORS"), linux_man("accept(2)", "ERRORS"),
                    portable("socket::accept", "Errors")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::accept},
        .catches = {"accept.connected_is_not_supported"},
        .run =
            [](context& c) {
              c.expect(c.call(accept(c.connected().mine)), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "bind.connected",
        .says = "Binding a socket that got its address by connecting fails with invalid_argument.",
        .sources = {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS")},
        .kinds = inet_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::connect},
        .catches = {"bind.connected_succeeds"},
        .run =
            [](context& c) {
              // given
              const auto there = is_connection_oriented(c.which()) ? c.listening(16, role::peer)
                                                                   : c.bound(role::peer);
              const auto h = c.socket();
              c.given(connect(h, c.local(there)));
              // when, then
              c.expect(c.call(bind(h, c.free_address())), fails_with(errc::invalid_argument));
            },
    },
    {
        .id = "recv.listening",
        .says = "Receiving from a socket that listens fails with not_connected.",
        .sources = {posix("recv", "ERRORS"), linux_man("recv(2)", "ERRORS")},
        .kinds = tcp | unix_seqpacket,
        .modes = any_mode,
        .needs = {op::recv, op::listen},
        .catches = {"recv.not_connected_is_the_end"},
        .run =
            [](context& c) {
              c.expect(c.call(recv(c.listening(), 16)), fails_with(errc::not_connected));
            },
    },
    {
        .id = "recvfrom.after_own_shutdown",
        .says = "After shutting down the receiving side, receiving returns 0 at once.",
        .sources = {posix("shutdown", "DESCRIPTION"), linux_man("shutdown(2)", "DESCRIPTION"),
                    winsock("recvfrom", "WSAESHUTDOWN")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::recvfrom, op::shutdown},
        .catches = {"recvfrom.end_is_an_error", "shutdown.read_ignored",
                    "shutdown.read_wakes_nobody"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.given(shutdown(mine, "read"));
              c.expect(c.call(recvfrom(mine, 16)),
                       by_document{.posix = ends(), .winsock = fails_with(errc::socket_shut_down)});
            },
    },
    {
        .id = "sendmsg.after_shutdown_of_datagrams",
        .says = "After the sending side of a datagram socket was shut down, sending fails with "
                "broken_pipe.",
        .sources = {posix("shutdown", "DESCRIPTION"), posix("sendmsg", "ERRORS"),
                    winsock("WSASendMsg", "WSAESHUTDOWN")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::sendmsg, op::shutdown},
        .catches = {"sendmsg.broken_pipes_take_data"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.given(shutdown(mine, "write"));
              c.expect(c.call(sendmsg(mine, {"hello"})), fails_after_shutdown());
            },
    },
    {
        .id = "send.after_shutdown_of_datagrams",
        .says = "After the sending side of a datagram socket was shut down, sending fails with "
                "broken_pipe.",
        .sources = {posix("shutdown", "DESCRIPTION"), posix("send", "ERRORS"),
                    portable("socket::send", "Errors")},
        .kinds = plain_datagram_kinds,
        .modes = all_modes,
        .needs = {op::send, op::shutdown},
        .catches = {"send.shut_down_datagrams_are_lost"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.given(shutdown(mine, "write"));
              c.expect(c.call(send(mine, "hello")), fails_with(errc::broken_pipe));
            },
    },
    {
        .id = "recv.refusal_is_told_once",
        .says = "A refusal that was reported is not reported again.",
        .sources = {posix("2.10.10", "Pending Error"), portable("socket::recv", "Errors")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::recv, op::send},
        .catches = {"recv.refusals_stay"},
        .run =
            [](context& c) {
              // given
              const auto nobody = c.unused_address();
              const auto h = c.socket();
              c.given(connect(h, nobody));
              c.given(send(h, "first"));
              c.arrived(h, "POLLERR");
              c.call(recv(h, 16, {"MSG_DONTWAIT"}));
              // when, then
              c.expect(c.call(recv(h, 16, {"MSG_DONTWAIT"})),
                       fails_with(errc::operation_would_block));
            },
    },
};

}  // namespace

std::span<const clause> bad_memory_clauses() {
  return memory;
}
std::span<const clause> silent_message_clauses() {
  return silence;
}
std::span<const clause> other_state_clauses() {
  return states;
}

}  // namespace sockspec::conformance
