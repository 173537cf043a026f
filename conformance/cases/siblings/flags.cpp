// recvfrom(), recvmsg(), sendto(), sendmsg(): the flags that they share with recv and send, and
// what concerns sockets alone.

#include "cases/siblings/rows.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

request receiving(op what, const handle& h, const names& flags) {
  return what == op::recvfrom ? recvfrom(h, 16, flags) : recvmsg(h, {16}, flags);
}

request sending(op what, const handle& h, const names& flags, const payload& data = "hello") {
  return what == op::sendto ? sendto(h, data, address::null(), flags) : sendmsg(h, {data}, flags);
}

template <op What>
void peeks(context& c) {
  // given
  const auto [mine, theirs] = c.connected();
  c.given(send(theirs, "hello"));
  c.arrived(mine);
  // when
  c.expect(c.call(receiving(What, mine, {"MSG_PEEK"})), receives("hello"));
  // then
  c.expect(c.at_once(recv(mine, 16)), receives("hello"));
}

template <op What>
void receives_without_waiting(context& c) {
  const auto [mine, theirs] = c.connected();
  c.expect(c.call(receiving(What, mine, {"MSG_DONTWAIT"})),
           fails_with(errc::operation_would_block));
}

template <op What>
void sends_without_waiting(context& c) {
  const auto [mine, theirs] = c.connected();
  c.fill(mine);
  c.expect(
      c.call(c.repeated_until_full(sending(What, mine, {"MSG_DONTWAIT"}, payload::ramp(1024)))),
      fails_with(errc::operation_would_block));
}

template <op What>
void raises_no_signal(context& c) {
  // given
  const auto [mine, theirs] = c.connected();
  c.given(signal_action(role::subject, "SIGPIPE", "count"));
  c.given(shutdown(mine, "write"));
  // when
  c.expect(c.call(sending(What, mine, {"MSG_NOSIGNAL"})), fails_with(errc::broken_pipe));
  // then
  c.expect(c.call(signal_count(role::subject, "SIGPIPE")), counts(0));
}

template <op What>
void fills_the_buffer(context& c) {
  // given a part of what is asked for
  const auto [mine, theirs] = c.connected();
  c.given(send(theirs, "hello"));
  c.arrived(mine);
  const auto blocked = c.start(receiving(What, mine, {"MSG_WAITALL"}));
  c.expect_blocked(blocked);
  // when
  c.given(send(theirs, ", everybody"));
  // then
  c.expect(c.finish(blocked), receives("hello, everybody"));
}

template <op What>
void tells_the_whole_length(context& c) {
  const auto [mine, theirs] = c.connected();
  c.given(send(theirs, "longer than the buffer"));
  c.arrived(mine);
  c.expect(c.call(receiving(What, mine, {"MSG_TRUNC"})), counts(22));
}

template <op What>
void receives_urgent_data(context& c) {
  const auto [mine, theirs] = c.connected();
  c.given(send(theirs, "!", {"MSG_OOB"}));
  c.urgent_data_arrived(mine);
  c.expect(c.call(receiving(What, mine, {"MSG_OOB"})), receives("!"));
}

template <op What>
void sends_urgent_data(context& c) {
  const auto [mine, theirs] = c.connected();
  c.given(sending(What, mine, {"MSG_OOB"}));
  // when, then: some of it comes without urgency, too
  c.expect(c.call(select({}, {}, {theirs}, c.patience(), role::peer)), counts(1));
  c.expect(c.call(recv(theirs, 16, {"MSG_OOB"})), receives("o"));
}

template <op What>
void sends_an_empty_datagram(context& c) {
  const auto [mine, theirs] = c.connected();
  // when
  const auto empty = What == op::sendto ? sendto(mine, "", address::null()) : sendmsg(mine, {""});
  c.expect(c.call(empty), counts(0));
  c.given(send(mine, "next"));
  // then
  c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), counts(0));
}

template <op What>
void has_no_urgent_datagrams(context& c) {
  const auto mine = c.connected().mine;
  c.expect(c.call(sending(What, mine, {"MSG_OOB"})), fails_with(errc::operation_not_supported));
}

template <op What>
void receives_from_no_file(context& c) {
  c.expect(c.call(receiving(What, c.file(), {})), fails_with(errc::not_a_socket));
}

template <op What>
void sends_to_no_file(context& c) {
  c.expect(c.call(sending(What, c.file(), {})), fails_with(errc::not_a_socket));
}

constexpr source_list sources_of(op what) {
  switch (what) {
    case op::recvfrom:
      return {posix("recv", "DESCRIPTION"), posix("recv", "ERRORS"),
              linux_man("recv(2)", "DESCRIPTION"), portable("socket::recvfrom", "summary")};
    case op::recvmsg:
      return {posix("recv", "DESCRIPTION"), posix("recv", "ERRORS"),
              linux_man("recv(2)", "DESCRIPTION"), portable("recvmsg", "Errors")};
    case op::sendmsg:
      return {posix("send", "DESCRIPTION"), posix("send", "ERRORS"),
              linux_man("send(2)", "DESCRIPTION"), portable("sendmsg", "Errors")};
    default:  // the layer has no sendto without an address
      return {posix("send", "DESCRIPTION"), posix("send", "ERRORS"),
              linux_man("send(2)", "DESCRIPTION")};
  }
}

constexpr clause about(op what, std::string_view id, std::string_view says, std::string_view mutant,
                       kind_set kinds, void (*run)(context&)) {
  return {.id = id,
          .says = says,
          .sources = sources_of(what),
          .kinds = kinds,
          .modes = any_mode,
          .needs = {what},
          .catches = {mutant},
          .run = run};
}

constexpr clause counting_signals(clause one) {
  one.needs = {one.needs.begin()[0], op::signal_action, op::signal_count};
  return of_systems(one);
}

// POSIX knows no such use of it.
constexpr clause of_linux(clause one) {
  one.sources = {linux_man("recv(2)", "DESCRIPTION")};
  return one;
}

constexpr std::string_view leaves_data = "Data that was peeked at is received again.";
constexpr std::string_view does_not_wait =
    "MSG_DONTWAIT makes one call not wait on a socket that blocks.";
constexpr std::string_view fills = "MSG_WAITALL waits until the buffer is full.";
constexpr std::string_view whole_length = "MSG_TRUNC returns the length of the whole datagram.";
constexpr std::string_view urgent = "MSG_OOB receives urgent data.";
constexpr std::string_view makes_urgent = "The last byte that is sent with MSG_OOB is urgent data.";
constexpr std::string_view is_silent =
    "MSG_NOSIGNAL makes a send on a stream that cannot send raise no signal.";
constexpr std::string_view sends_nothing = "A datagram without data is sent as one.";
constexpr std::string_view never_urgent =
    "Urgent data on a datagram socket is refused with operation_not_supported.";
constexpr std::string_view no_socket = "On a file it fails with not_a_socket.";

constexpr clause recvfrom_cases[] = {
    citing_winsock(about(op::recvfrom, "recvfrom.peek_leaves_data", leaves_data,
                         "recvfrom.flags_dropped", plain_kinds, peeks<op::recvfrom>),
                   winsock("recvfrom", "MSG_PEEK")),
    about(op::recvfrom, "recvfrom.dontwait", does_not_wait, "recvfrom.flags_dropped", plain_kinds,
          receives_without_waiting<op::recvfrom>),
    about(op::recvfrom, "recvfrom.waitall_fills_the_buffer", fills, "recvfrom.flags_dropped",
          plain_stream_kinds, fills_the_buffer<op::recvfrom>),
    of_linux(about(op::recvfrom, "recvfrom.truncated_length", whole_length,
                   "recvfrom.flags_dropped", plain_message_kinds,
                   tells_the_whole_length<op::recvfrom>)),
    citing_winsock(about(op::recvfrom, "recvfrom.urgent_data", urgent, "recvfrom.flags_dropped",
                         tcp, receives_urgent_data<op::recvfrom>),
                   winsock("recvfrom", "MSG_OOB")),
    of_systems(about(op::recvfrom, "recvfrom.not_a_socket", no_socket, "recvfrom.files_are_closed",
                     no_kind, receives_from_no_file<op::recvfrom>)),
};

constexpr clause recvmsg_cases[] = {
    about(op::recvmsg, "recvmsg.peek_leaves_data", leaves_data, "recvmsg.flags_dropped",
          plain_kinds, peeks<op::recvmsg>),
    about(op::recvmsg, "recvmsg.dontwait", does_not_wait, "recvmsg.flags_dropped", plain_kinds,
          receives_without_waiting<op::recvmsg>),
    about(op::recvmsg, "recvmsg.waitall_fills_the_buffer", fills, "recvmsg.flags_dropped",
          plain_stream_kinds, fills_the_buffer<op::recvmsg>),
    of_linux(about(op::recvmsg, "recvmsg.truncated_length", whole_length, "recvmsg.flags_dropped",
                   plain_message_kinds, tells_the_whole_length<op::recvmsg>)),
    about(op::recvmsg, "recvmsg.urgent_data", urgent, "recvmsg.flags_dropped", tcp,
          receives_urgent_data<op::recvmsg>),
    of_systems(about(op::recvmsg, "recvmsg.not_a_socket", no_socket, "recvmsg.files_are_closed",
                     no_kind, receives_from_no_file<op::recvmsg>)),
};

constexpr clause sendto_cases[] = {
    about(op::sendto, "sendto.dontwait", does_not_wait, "sendto.flags_dropped",
          plain_connection_kinds, sends_without_waiting<op::sendto>),
    counting_signals(about(op::sendto, "sendto.nosignal", is_silent, "sendto.flags_dropped",
                           plain_stream_kinds, raises_no_signal<op::sendto>)),
    citing_winsock(about(op::sendto, "sendto.urgent_data", makes_urgent, "sendto.flags_dropped",
                         tcp, sends_urgent_data<op::sendto>),
                   winsock("sendto", "MSG_OOB")),
    citing_winsock(
        about(op::sendto, "sendto.no_urgent_datagrams", never_urgent, "sendto.flags_dropped",
              plain_datagram_kinds, has_no_urgent_datagrams<op::sendto>),
        winsock("sendto", "WSAEOPNOTSUPP")),
    about(op::sendto, "sendto.empty_datagram", sends_nothing, "sendto.refuses_empty_datagrams",
          plain_datagram_kinds, sends_an_empty_datagram<op::sendto>),
    of_systems(about(op::sendto, "sendto.not_a_socket", no_socket, "sendto.files_are_closed",
                     no_kind, sends_to_no_file<op::sendto>)),
};

constexpr clause sendmsg_cases[] = {
    about(op::sendmsg, "sendmsg.dontwait", does_not_wait, "sendmsg.flags_dropped",
          plain_connection_kinds, sends_without_waiting<op::sendmsg>),
    counting_signals(about(op::sendmsg, "sendmsg.nosignal", is_silent, "sendmsg.flags_dropped",
                           plain_stream_kinds, raises_no_signal<op::sendmsg>)),
    about(op::sendmsg, "sendmsg.urgent_data", makes_urgent, "sendmsg.flags_dropped", tcp,
          sends_urgent_data<op::sendmsg>),
    of_systems(about(op::sendmsg, "sendmsg.no_urgent_datagrams", never_urgent,
                     "sendmsg.flags_dropped", plain_datagram_kinds,
                     has_no_urgent_datagrams<op::sendmsg>)),
    about(op::sendmsg, "sendmsg.empty_datagram", sends_nothing, "sendmsg.refuses_empty_datagrams",
          plain_datagram_kinds, sends_an_empty_datagram<op::sendmsg>),
    of_systems(about(op::sendmsg, "sendmsg.not_a_socket", no_socket, "sendmsg.files_are_closed",
                     no_kind, sends_to_no_file<op::sendmsg>)),
};

}  // namespace

std::span<const clause> recvfrom_flag_clauses() {
  return recvfrom_cases;
}
std::span<const clause> recvmsg_flag_clauses() {
  return recvmsg_cases;
}
std::span<const clause> sendto_flag_clauses() {
  return sendto_cases;
}
std::span<const clause> sendmsg_flag_clauses() {
  return sendmsg_cases;
}

}  // namespace sockspec::conformance
