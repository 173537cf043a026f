// recvfrom(), recvmsg(), sendto(), sendmsg(): the flags that they share with recv and send.

#include "cases/registry.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

request receiving(op what, const handle& h, const names& flags) {
  return what == op::recvfrom ? recvfrom(h, 16, flags) : recvmsg(h, {16}, flags);
}

request sending(op what, const handle& h, const names& flags) {
  return what == op::sendto ? sendto(h, "hello", address::null(), flags)
                            : sendmsg(h, {"hello"}, flags);
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
  c.expect(c.call(recv(mine, 16, {"MSG_DONTWAIT"})), receives("hello"));
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
  c.expect(c.call(c.repeated_until_full(sending(What, mine, {"MSG_DONTWAIT"}))),
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

constexpr clause about_receiving(op what, std::string_view id, std::string_view says,
                                 std::string_view mutant, void (*run)(context&)) {
  return {.id = id,
          .says = says,
          .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION")},
          .kinds = plain_kinds,
          .modes = any_mode,
          .needs = {what, op::recv},
          .catches = {mutant},
          .run = run};
}

constexpr clause about_sending(op what, std::string_view id, std::string_view says,
                               std::string_view mutant, kind_set kinds, void (*run)(context&)) {
  return {.id = id,
          .says = says,
          .sources = {posix("send", "DESCRIPTION"), linux_man("send(2)", "DESCRIPTION")},
          .kinds = kinds,
          .modes = any_mode,
          .needs = {what, op::signal_action, op::signal_count},
          .catches = {mutant},
          .run = run};
}

constexpr std::string_view leaves_data = "Data that was peeked at is received again.";
constexpr std::string_view does_not_wait =
    "MSG_DONTWAIT makes one call not wait on a socket that blocks.";
constexpr std::string_view is_silent =
    "MSG_NOSIGNAL makes a send on a stream that cannot send raise no signal.";

constexpr clause recvfrom_cases[] = {
    about_receiving(op::recvfrom, "recvfrom.peek_leaves_data", leaves_data,
                    "recvfrom.flags_dropped", peeks<op::recvfrom>),
    about_receiving(op::recvfrom, "recvfrom.dontwait", does_not_wait, "recvfrom.flags_dropped",
                    receives_without_waiting<op::recvfrom>),
};
static_assert(well_formed(recvfrom_cases));

constexpr clause recvmsg_cases[] = {
    about_receiving(op::recvmsg, "recvmsg.peek_leaves_data", leaves_data, "recvmsg.flags_dropped",
                    peeks<op::recvmsg>),
    about_receiving(op::recvmsg, "recvmsg.dontwait", does_not_wait, "recvmsg.flags_dropped",
                    receives_without_waiting<op::recvmsg>),
};
static_assert(well_formed(recvmsg_cases));

constexpr clause sendto_cases[] = {
    about_sending(op::sendto, "sendto.dontwait", does_not_wait, "sendto.flags_dropped",
                  plain_connection_kinds, sends_without_waiting<op::sendto>),
    about_sending(op::sendto, "sendto.nosignal", is_silent, "sendto.flags_dropped",
                  plain_stream_kinds, raises_no_signal<op::sendto>),
};
static_assert(well_formed(sendto_cases));

constexpr clause sendmsg_cases[] = {
    about_sending(op::sendmsg, "sendmsg.dontwait", does_not_wait, "sendmsg.flags_dropped",
                  plain_connection_kinds, sends_without_waiting<op::sendmsg>),
    about_sending(op::sendmsg, "sendmsg.nosignal", is_silent, "sendmsg.flags_dropped",
                  plain_stream_kinds, raises_no_signal<op::sendmsg>),
};
static_assert(well_formed(sendmsg_cases));

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
