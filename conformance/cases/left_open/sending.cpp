// send(), sendto(), sendmsg(), write(), writev(): what the documents leave open: empty messages,
// peers that do not receive, destinations of unusual sorts.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::int64_t bit_of_no_flag = 0x10000000;

request with_unknown_flag(request r) {
  return r.with("flags", value::list{raw(bit_of_no_flag)});
}

std::vector<behaviour> flag_heeded_or_not(const matcher& ignored) {
  return {{"ignores_it", ignored},
          {"refuses", any_of({fails_with(errc::operation_not_supported),
                              fails_with(errc::invalid_argument)})}};
}

matcher is_not_connected() {
  return any_of({fails_with(errc::not_connected), fails_with(errc::broken_pipe)});
}

/// Where no data is no error: whether the peer receives a message of no bytes before the next one.
seen received_after(context& c, const seen& sent, const connection& ends) {
  if (!sent.ok()) return sent;
  c.given(send(ends.mine, "next"));
  return c.eventually(recv(ends.theirs, 16, {"MSG_DONTWAIT"}));
}

std::vector<behaviour> sent_or_not() {
  return {
      {"is_not_sent", receives("next")},
      {"is_an_empty_message", ends()},
      {"refused", any_of({fails_with(errc::invalid_argument), fails_with(errc::message_size)})}};
}

constexpr clause send_cases[] = {
    {
        .id = "send.to_a_peer_that_does_not_receive",
        .level = unspecified,
        .says = "What becomes of data for a peer whose receiving side was shut down is left open.",
        .sources = {posix("shutdown", "DESCRIPTION"), posix("send", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.unheard_data_resets"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(theirs, "read"));
              c.classify(c.call(c.quietly(send(mine, "unheard"))),
                         {{"is_taken", counts(7)},
                          {"broken_pipe", fails_with(errc::broken_pipe)},
                          {"reset", fails_with(errc::connection_reset)}});
            },
    },
    {
        .id = "send.nothing_without_a_connection",
        .level = unspecified,
        .says = "Whether sending no data needs a connection is left open.",
        .sources = {posix("send", "ERRORS")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.nothing_is_turned_round"},
        .run =
            [](context& c) {
              c.classify(c.call(c.quietly(send(c.socket(), ""))),
                         {{"needs_none", counts(0)}, {"needs_one", is_not_connected()}});
            },
    },
    {
        .id = "send.unknown_flag",
        .level = unspecified,
        .says = "Whether a flag that there is not is refused when sending is left open.",
        .sources = {posix("send", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.knows_its_flags"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.classify(c.call(with_unknown_flag(send(mine, "hello"))),
                         flag_heeded_or_not(counts(5)));
            },
    },
    {
        .id = "send.empty_message_of_a_connection",
        .level = unspecified,
        .says = "Whether a message of no bytes is sent over a connection that keeps boundaries is "
                "left open.",
        .sources = {posix("send", "DESCRIPTION")},
        .kinds = unix_seqpacket,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::send},
        .catches = {"send.empty_packets_are_not_sent"},
        .run =
            [](context& c) {
              const auto ends = c.connected();
              c.classify(received_after(c, c.call(send(ends.mine, "")), ends), sent_or_not());
            },
    },
    {
        .id = "send.full_datagram_queue",
        .level = unspecified,
        .says = "Whether a sender of datagrams is told that the receiver's queue is full is left "
                "open.",
        .sources = {posix("send", "ERRORS"), posix("2.10.6", "Socket Types")},
        .kinds = plain_datagram_kinds,
        .modes = nonblocking_mode,
        .needs = {op::send},
        .catches = {"send.full_queue_lacks_memory"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.set_blocking(mine, false);
              const repetition often{repetition::condition::ok, 1000, c.patience()};
              c.classify(c.call(send(mine, payload::ramp(512)).repeated(often)),
                         {{"is_not", counts(512)},
                          {"would_block", fails_with(errc::operation_would_block)},
                          {"lacks_room", fails_with(errc::no_buffer_space)}});
            },
    },
    {
        .id = "send.datagram_to_a_closed_peer",
        .level = unspecified,
        .says = "What the first datagram to a peer that has gone reports is left open.",
        .sources = {posix("send", "ERRORS")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.to_nobody_is_not_connected"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(close(theirs));
              c.classify(c.call(send(mine, "nobody")),
                         {{"is_taken", counts(6)},
                          {"refused", fails_with(errc::connection_refused)},
                          {"not_connected", is_not_connected()},
                          {"reset", fails_with(errc::connection_reset)}});
            },
    },
};
static_assert(well_formed(send_cases));

constexpr clause sendto_cases[] = {
    {
        .id = "sendto.wildcard",
        .level = unspecified,
        .says = "Whether a datagram to the wildcard address reaches the host itself is left open.",
        .sources = {posix("sendto", "ERRORS"), rfc("1122", "3.2.1.3")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::sendto},
        .catches = {"sendto.wildcard_is_a_stranger"},
        .run =
            [](context& c) {
              const auto theirs = c.peer_socket();
              c.given(bind(theirs, c.wildcard(0)));
              c.classify(c.call(sendto(c.socket(), "hello", c.local(theirs))),
                         {{"is_taken", counts(5)},
                          {"refused", any_of({fails_with(errc::address_not_available),
                                              fails_with(errc::invalid_argument),
                                              fails_with(errc::network_unreachable)})}});
            },
    },
    {
        .id = "sendto.connected_unix_datagram",
        .level = unspecified,
        .says = "Whether a connected UNIX datagram socket sends to another address is left open.",
        .sources = {posix("sendto", "ERRORS"), portable("socket::sendto", "Platforms")},
        .kinds = unix_dgram,
        .modes = any_mode,
        .needs = {op::sendto},
        .catches = {"sendto.takes_and_loses", "sendto.address_ignored"},
        .run =
            [](context& c) {
              // given somebody else than the peer
              const auto mine = c.connected().mine;
              const auto other = c.bound(role::peer);
              // when
              const auto sent = c.call(sendto(mine, "hello", c.local(other)));
              const auto seen = sent.ok() ? c.eventually(recv(other, 16, {"MSG_DONTWAIT"})) : sent;
              // then
              c.classify(seen, {{"sends_there", receives("hello")},
                                {"refuses", fails_with(errc::already_connected)}});
            },
    },
    {
        .id = "sendto.own_peer",
        .level = unspecified,
        .says = "Whether a connected datagram socket may be told its peer's address is left open.",
        .sources = {posix("sendto", "ERRORS")},
        .kinds = plain_datagram_kinds,
        .modes = any_mode,
        .needs = {op::sendto},
        .catches = {"sendto.connected_take_no_address"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.classify(c.call(sendto(mine, "hello", c.local(theirs))),
                         {{"may", counts(5)}, {"refuses", fails_with(errc::already_connected)}});
            },
    },
};
static_assert(well_formed(sendto_cases));

constexpr clause sendmsg_cases[] = {
    {
        .id = "sendmsg.descriptors_without_data",
        .level = unspecified,
        .says = "What becomes of descriptors that are sent over a stream without data is left "
                "open.",
        .sources = {posix("sendmsg", "DESCRIPTION"), linux_man("unix(7)", "Ancillary messages"),
                    portable("sendmsg", "Platforms")},
        .kinds = unix_stream,
        .modes = any_mode,
        .needs = {op::sendmsg, op::recvmsg, op::socketpair},
        .catches = {"sendmsg.control_needs_data"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.own_pair();
              const auto passed = c.given(socketpair("unix", "stream")).made(0);
              const auto sent = c.call(passing(sendmsg(mine, {""}), {passed}));
              if (sent.ok()) c.given(send(mine, "x"));
              const auto seen =
                  sent.ok()
                      ? c.call(receiving_rights(recvmsg(theirs, {8}, {"MSG_DONTWAIT"}), 64, 1))
                      : sent;
              c.classify(seen, {{"are_lost", has("control", value::list{})},
                                {"arrive", succeeds()},
                                {"refused", fails_with(errc::invalid_argument)}});
            },
    },
};
static_assert(well_formed(sendmsg_cases));

constexpr clause write_cases[] = {
    {
        .id = "write.nothing",
        .level = unspecified,
        .says = "What writing no data to a socket does is left open.",
        .sources = {posix("write", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::write},
        .catches = {"write.nothing_is_turned_round"},
        .run =
            [](context& c) {
              const auto ends = c.connected();
              c.classify(received_after(c, c.call(write(ends.mine, "")), ends), sent_or_not());
            },
    },
    {
        .id = "write.nothing_without_a_connection",
        .level = unspecified,
        .says = "Whether writing no data needs a connection is left open.",
        .sources = {posix("write", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::write, op::signal_action},
        .catches = {"write.nothing_is_turned_round"},
        .run =
            [](context& c) {
              c.given(signal_action(role::subject, "SIGPIPE", "ignore"));
              c.classify(c.call(write(c.socket(), "")),
                         {{"needs_none", counts(0)}, {"needs_one", is_not_connected()}});
            },
    },
};
static_assert(well_formed(write_cases));

constexpr clause writev_cases[] = {
    {
        .id = "writev.no_buffers",
        .level = unspecified,
        .says = "What writing from no buffers does is left open.",
        .sources = {posix("writev", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::writev},
        .catches = {"writev.needs_buffers"},
        .run =
            [](context& c) {
              const auto ends = c.connected();
              c.classify(received_after(c, c.call(writev(ends.mine, {})), ends), sent_or_not());
            },
    },
};
static_assert(well_formed(writev_cases));

}  // namespace

std::span<const clause> send_left_open_clauses() {
  return send_cases;
}
std::span<const clause> sendto_left_open_clauses() {
  return sendto_cases;
}
std::span<const clause> sendmsg_left_open_clauses() {
  return sendmsg_cases;
}
std::span<const clause> write_left_open_clauses() {
  return write_cases;
}
std::span<const clause> writev_left_open_clauses() {
  return writev_cases;
}

}  // namespace sockspec::conformance
