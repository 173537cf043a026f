// sendmsg(), recvmsg(): several buffers, descriptors, flags.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

/// One control item: this descriptor.
matcher brings(const handle& passed) {
  return has("control", value::list{value::object{{"level", "SOL_SOCKET"},
                                                  {"type", "SCM_RIGHTS"},
                                                  {"rights", value::list{passed.number}}}});
}

constexpr clause sendmsg_cases[] = {
    {
        .id = "sendmsg.gathers",
        .says = "The buffers are sent one after the other, empty ones too.",
        .sources = {posix("sendmsg", "DESCRIPTION"), linux_man("send(2)", "DESCRIPTION"),
                    portable("sendmsg", "summary"), winsock("WSASendMsg", "Remarks")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::sendmsg},
        .catches = {"sendmsg.first_buffer_only"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(sendmsg(mine, {"one", "", "two"}));
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("onetwo"));
            },
    },
    {
        .id = "sendmsg.counts_all_buffers",
        .says = "The count is that of the bytes of all buffers.",
        .sources = {posix("sendmsg", "RETURN VALUE"), linux_man("send(2)", "RETURN VALUE"),
                    portable("sendmsg", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::sendmsg},
        .catches = {"sendmsg.first_buffer_only"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.expect(c.call(sendmsg(mine, {"one", "three"})), counts(8));
            },
    },
    {
        .id = "sendmsg.reaches_the_address",
        .says = "A datagram goes to the address that is given.",
        .sources = {posix("sendmsg", "DESCRIPTION"), linux_man("send(2)", "DESCRIPTION"),
                    portable("sendmsg", "summary"), winsock("WSASendMsg", "Parameters")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::sendmsg},
        .catches = {"sendmsg.takes_and_loses"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.bound_pair();
              auto addressed = sendmsg(mine, {"hello"});
              c.expect(c.call(addressed.with("address", c.local(theirs).fields())), counts(5));
              c.given(sendto(mine, "barrier", c.local(theirs)));
              c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("hello"));
            },
    },
    {
        .id = "sendmsg.broadcast_needs_permission",
        .says = "Without SO_BROADCAST, a datagram to a broadcast address is refused with "
                "permission_denied.",
        .sources = {linux_man("send(2)", "ERRORS"), winsock("WSASendMsg", "WSAEACCES")},
        .kinds = udp4,
        .modes = any_mode,
        .needs = {op::sendmsg},
        .catches = {"sendmsg.broadcast_for_everybody"},
        .run =
            [](context& c) {
              auto addressed = sendmsg(c.socket(), {"hello"});
              addressed.with("address", address::inet("255.255.255.255", 9).fields());
              c.expect(c.call(addressed), fails_with(errc::permission_denied));
            },
    },
    {
        .id = "sendmsg.too_many_buffers",
        .says = "More buffers than IOV_MAX are refused with message_size.",
        .sources = {posix("sendmsg", "ERRORS"), linux_man("send(2)", "ERRORS"),
                    portable("sendmsg", "Errors")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::sendmsg},
        .catches = {"sendmsg.surplus_buffers_are_ignored"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const std::vector<payload> buffers(1025, payload("x"));
              c.expect(c.call(sendmsg(mine, buffers)), fails_with(errc::message_size));
            },
    },
};
static_assert(well_formed(sendmsg_cases));

constexpr int room_for_one = 24;  // CMSG_SPACE of one descriptor, on 64-bit systems of two

constexpr clause recvmsg_cases[] = {
    {
        .id = "recvmsg.scatters",
        .says = "The buffers are filled one after the other.",
        .sources = {posix("recvmsg", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("recvmsg", "summary")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recvmsg},
        .catches = {"recvmsg.first_buffer_only"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              c.expect(c.call(recvmsg(mine, {2, 8})), receives("hello"));
            },
    },
    {
        .id = "recvmsg.names_the_sender",
        .says = "The address of a datagram's sender is given with it, and its length.",
        .sources = {posix("recvmsg", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("recvmsg", "summary"), portable("received_message", "from"),
                    winsock("WSARecvMsg", "Parameters")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::recvmsg},
        .catches = {"recvmsg.sender_not_told"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.bound_pair();
              c.given(sendto(theirs, "hello", c.local(mine)));
              c.arrived(mine);
              const auto name = c.given(getsockname(theirs));
              const auto seen = c.call(recvmsg(mine, {16}));
              c.expect(seen, has_address(name.address()));
              c.expect(seen, has("address_length", name.field("address_length")));
            },
    },
    {
        .id = "recvmsg.short_address_buffer",
        .says = "An address that does not fit is cut, and its whole length is given.",
        .sources = {posix("recvmsg", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    winsock("WSARecvMsg", "WSAEFAULT")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::recvmsg},
        .catches = {"recvmsg.length_cut_to_the_buffer", "recvmsg.length_left_alone",
                    "recvmsg.sender_not_told"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.bound_pair();
              c.given(sendto(theirs, "hello", c.local(mine)));
              c.arrived(mine);
              const int whole = c.traits().family == "inet" ? 16 : 28;
              c.expect(c.call(with_address_buffer(recvmsg(mine, {16}), 4, 4)),
                       refuses_short_buffers_or(has("address_length", whole)));
            },
    },
    {
        .id = "recvmsg.truncation_is_flagged",
        .says = "A message that did not fit is flagged with MSG_TRUNC.",
        .sources = {posix("recvmsg", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("recvmsg", "summary"), portable("received_message", "flags")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::recvmsg},
        .catches = {"recvmsg.truncation_is_silent", "recvmsg.tells_nothing_cut"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello, world"));
              c.arrived(mine);
              c.expect(c.call(recvmsg(mine, {5})), contains("flags", "MSG_TRUNC"));
            },
    },
    {
        .id = "recvmsg.cut_message_counts_what_fits",
        .says = "Of a message that did not fit, as many bytes are counted as the buffers hold.",
        .sources = {posix("recvmsg", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("received_message", "count"), winsock("WSARecvMsg", "WSAEMSGSIZE")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::recvmsg},
        .catches = {"recvmsg.counts_what_is_lost"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello, world"));
              c.arrived(mine);
              c.expect(c.call(recvmsg(mine, {2, 3})), fills_the_buffer_with("hello"));
            },
    },
    {
        .id = "recvmsg.empty_buffers",
        .says = "Receiving a datagram without buffers discards it; our layer receives nothing.",
        .sources = {posix("recvmsg", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("recvmsg", "summary")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::recvmsg},
        .catches = {"recvmsg.empty_buffers_take_nothing"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "one"));
              c.given(send(theirs, "two"));
              c.arrived(mine);
              c.given(recvmsg(mine, {0, 0}));
              // when, then
              c.expect(c.eventually(recvmsg(mine, {16})),
                       by_document{.posix = receives("two"), .portable = receives("one")});
            },
    },
    {
        .id = "recvmsg.too_many_buffers",
        .says = "More buffers than IOV_MAX are refused with message_size.",
        .sources = {posix("recvmsg", "ERRORS"), linux_man("readv(2)", "ERRORS"),
                    portable("recvmsg", "Errors")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::recvmsg},
        .catches = {"recvmsg.surplus_buffers_are_ignored"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "x"));
              c.arrived(mine);
              const std::vector<int> capacities(1025, 1);
              c.expect(c.call(recvmsg(mine, capacities)), fails_with(errc::message_size));
            },
    },
    {
        .id = "recvmsg.whole_messages_are_not_flagged",
        .says = "A message that fits is flagged neither as cut nor as urgent, and nothing that was "
                "not asked for comes with it.",
        .sources = {posix("recvmsg", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("recvmsg", "summary")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::recvmsg},
        .catches = {"recvmsg.always_truncated"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              const auto seen = c.call(recvmsg(mine, {5}).with("control_capacity", 64));
              c.expect(seen, all_of({lacks("flags", "MSG_TRUNC"), lacks("flags", "MSG_CTRUNC"),
                                     lacks("flags", "MSG_OOB"), has("control_length", 0)}));
            },
    },
    {
        .id = "recvmsg.passes_descriptors",
        .says = "A descriptor that is passed over a UNIX socket is open at the receiver.",
        .sources = {posix("sys/socket.h", "DESCRIPTION"),
                    linux_man("unix(7)", "Ancillary messages"), portable("recvmsg", "summary")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recvmsg, op::socketpair},
        .catches = {"recvmsg.descriptors_are_lost", "sendmsg.control_dropped"},
        .run =
            [](context& c) {
              // given one end of a pair on its way to ourselves
              const auto [mine, theirs] = c.own_pair();
              const auto pair = c.given(socketpair("unix", "stream"));
              c.given(passing(sendmsg(theirs, {"x"}), {pair.made(0)}));
              // when
              const auto seen = c.call(receiving_rights(recvmsg(mine, {8}), room_for_one, 1));
              // then what is sent on it arrives at the other end
              c.expect(seen, brings(seen.made(0)));
              c.given(send(seen.made(0), "passed"));
              c.expect(c.call(recv(pair.made(1), 16, {"MSG_DONTWAIT"})), receives("passed"));
            },
    },
    {
        .id = "recvmsg.descriptors_close_on_exec",
        .says = "With MSG_CMSG_CLOEXEC, received descriptors are not inherited by executed "
                "programs.",
        .sources = {posix("recvmsg", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::recvmsg, op::fcntl},
        .catches = {"recvmsg.close_on_exec_ignored", "recvmsg.flags_dropped"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.own_pair();
              c.given(passing(sendmsg(theirs, {"x"}), {theirs}));
              const auto receive = recvmsg(mine, {8}, {"MSG_CMSG_CLOEXEC"});
              const auto seen = c.given(receiving_rights(receive, room_for_one, 1));
              c.expect(c.call(fcntl_get(seen.made(0), "F_GETFD")), contains("flags", "FD_CLOEXEC"));
            },
    },
    {
        .id = "recvmsg.no_room_for_descriptors",
        .says = "When there is no room for the descriptors that were passed, MSG_CTRUNC says so.",
        .sources = {posix("recvmsg", "DESCRIPTION"), linux_man("unix(7)", "Ancillary messages"),
                    portable("recvmsg", "summary")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::recvmsg},
        .catches = {"recvmsg.lost_descriptors_are_silent", "recvmsg.tells_nothing_cut",
                    "sendmsg.control_dropped"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.own_pair();
              c.given(passing(sendmsg(theirs, {"x"}), {theirs}));
              c.expect(c.call(recvmsg(mine, {8})), contains("flags", "MSG_CTRUNC"));
            },
    },
    {
        .id = "recvmsg.descriptors_at_the_limit",
        .says = "A receiver without free descriptors gets the data; MSG_CTRUNC says that the "
                "descriptors are lost.",
        .sources = {linux_man("unix(7)", "Ancillary messages"), portable("recvmsg", "summary"),
                    portable("recvmsg", "Platforms")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::recvmsg, op::limit},
        .catches = {"recvmsg.lost_descriptors_are_silent", "recvmsg.tells_nothing_cut",
                    "sendmsg.control_dropped"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.own_pair();
              c.given(passing(sendmsg(theirs, {"x"}), {theirs}));
              c.given(limit_descriptors(role::subject, 0));
              // when
              const auto seen = c.call(receiving_rights(recvmsg(mine, {8}), room_for_one, 1));
              // then
              c.expect(seen, all_of({receives("x"), contains("flags", "MSG_CTRUNC")}));
            },
    },
};
static_assert(well_formed(recvmsg_cases));

}  // namespace

std::span<const clause> sendmsg_clauses() {
  return sendmsg_cases;
}
std::span<const clause> recvmsg_clauses() {
  return recvmsg_cases;
}

}  // namespace sockspec::conformance
