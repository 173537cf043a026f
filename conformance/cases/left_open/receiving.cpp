// recv(): what the documents leave open: after ends and resets, and with flags.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::int64_t bit_of_no_flag = 0x10000000;

/// Data of two bytes is there, the mark asks for four, and nobody waits.
handle below_the_mark(context& c) {
  const auto [mine, theirs] = c.connected();
  c.given(send(theirs, "ab"));
  c.arrived(mine);
  c.given(setsockopt(mine, "SOL_SOCKET", "SO_RCVLOWAT", integer(4)));
  c.set_blocking(mine, false);
  return mine;
}

std::vector<behaviour> marked_or_not() {
  return {{"returns_what_is_there", receives("ab")},
          {"would_block", fails_with(errc::operation_would_block)}};
}

constexpr clause recv_cases[] = {
    {
        .id = "recv.unbound_datagram_socket",
        .level = unspecified,
        .says = "Whether a datagram socket without an address can receive is left open.",
        .sources = {posix("recv", "ERRORS")},
        .kinds = plain_datagram_kinds,
        .modes = nonblocking_mode,
        .needs = {op::recv},
        .catches = {"recv.unbound_is_invalid"},
        .run =
            [](context& c) {
              c.classify(c.call(recv(c.socket(), 16)),
                         {{"waits", fails_with(errc::operation_would_block)},
                          {"invalid", fails_with(errc::invalid_argument)},
                          {"not_connected", fails_with(errc::not_connected)}});
            },
    },
    {
        .id = "recv.nothing_when_nothing_is_there",
        .level = unspecified,
        .says = "Whether receiving no bytes waits until there are some is left open.",
        .sources = {posix("recv", "DESCRIPTION")},
        .kinds = plain_kinds,
        .modes = nonblocking_mode,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.empty_buffers_are_turned_round"},
        .run =
            [](context& c) {
              const auto mine = c.connected().mine;
              c.set_blocking(mine, false);
              c.classify(c.call(recv(mine, 0)),
                         {{"returns_at_once", counts(0)},
                          {"waits", fails_with(errc::operation_would_block)}});
            },
    },
    {
        .id = "recv.after_the_reset_was_told",
        .level = unspecified,
        .says = "What receiving says after it has told of the reset is left open.",
        .sources = {posix("recv", "ERRORS")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.resets_are_told_again"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.reset(theirs);
              c.arrived(mine);
              c.call(recv(mine, 16));
              c.classify(c.call(recv(mine, 16)),
                         {{"the_end", ends()},
                          {"the_reset", fails_with(errc::connection_reset)},
                          {"not_connected", fails_with(errc::not_connected)}});
            },
    },
    {
        .id = "recv.data_before_a_reset",
        .level = unspecified,
        .says = "Whether data that has arrived can be received after the reset is left open.",
        .sources = {posix("recv", "ERRORS"), rfc("9293", "3.10.7.4")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.resets_discard_data"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              c.reset(theirs);
              c.arrived(mine, "POLLERR");
              c.classify(c.call(recv(mine, 16)), {{"can", receives("hello")},
                                                  {"cannot", fails_with(errc::connection_reset)}});
            },
    },
    {
        .id = "recv.data_before_the_own_end",
        .level = unspecified,
        .says = "Whether data that has arrived can be received after the receiving side was shut "
                "down is left open.",
        .sources = {posix("shutdown", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recv, op::shutdown},
        .catches = {"recv.read_shutdown_discards"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              c.given(shutdown(mine, "read"));
              c.classify(c.call(recv(mine, 16)), {{"can", receives("hello")}, {"cannot", ends()}});
            },
    },
    {
        .id = "recv.data_after_the_own_end",
        .level = unspecified,
        .says = "Whether data can be received that comes after the receiving side was shut down "
                "is left open.",
        .sources = {posix("shutdown", "DESCRIPTION")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recv, op::shutdown},
        .catches = {"recv.read_shutdown_discards"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(shutdown(mine, "read"));
              const auto sent = c.call(send(theirs, "late", {"MSG_NOSIGNAL"}));
              const auto receiving = recv(mine, 16, {"MSG_DONTWAIT"});
              c.classify(sent.ok() ? c.until(receiving, receives("late")) : sent,
                         {{"can", receives("late")},
                          {"cannot", ends()},
                          {"is_not_taken", fails_with(errc::broken_pipe)},
                          {"resets", fails_with(errc::connection_reset)}});
            },
    },
    {
        .id = "recv.peek_for_all",
        .level = unspecified,
        .says = "Whether a peek that asks for the whole buffer waits for it is left open.",
        .sources = {posix("recv", "DESCRIPTION")},
        .kinds = plain_stream_kinds,
        .modes = blocking_mode,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.peeks_for_all_are_turned_round"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "one"));
              c.arrived(mine);
              // when: what comes when it waits ends the wait
              const auto peeking = c.start(recv(mine, 6, {"MSG_PEEK", "MSG_WAITALL"}));
              if (c.has_blocked(peeking)) c.given(send(theirs, "two"));
              // then
              c.classify(c.finish(peeking), {{"returns_what_is_there", receives("one")},
                                             {"waits_for_all", receives("onetwo")}});
            },
    },
    {
        .id = "recv.low_water_mark_without_waiting",
        .level = unspecified,
        .says = "Whether a receive that does not wait heeds SO_RCVLOWAT is left open.",
        .sources = {posix("recv", "DESCRIPTION"), posix("setsockopt", "DESCRIPTION")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recv, op::setsockopt},
        .catches = {"recv.always_heeds_the_mark"},
        .run = [](context& c) { c.classify(c.call(recv(below_the_mark(c), 16)), marked_or_not()); },
    },
    {
        .id = "recv.low_water_mark_of_a_peek",
        .level = unspecified,
        .says = "Whether a peek that does not wait heeds SO_RCVLOWAT is left open.",
        .sources = {posix("recv", "DESCRIPTION"), posix("setsockopt", "DESCRIPTION")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recv, op::setsockopt},
        .catches = {"recv.always_heeds_the_mark"},
        .run =
            [](context& c) {
              c.classify(c.call(recv(below_the_mark(c), 16, {"MSG_PEEK"})), marked_or_not());
            },
    },
    {
        .id = "recv.older_urgent_byte",
        .level = unspecified,
        .says = "What becomes of an urgent byte when another one comes before it was received is "
                "left open.",
        .sources = {posix("2.10.12", "Socket Out-of-Band Data State"), rfc("6093", "3.3")},
        .kinds = tcp,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.older_urgent_byte_is_turned_round"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "1", {"MSG_OOB"}));
              c.given(send(theirs, "2", {"MSG_OOB"}));
              c.given(send(theirs, "end"));
              c.arrived(mine);
              c.classify(c.call(recv(mine, 16)), {{"becomes_ordinary", receives("1")},
                                                  {"is_lost", receives("end")},
                                                  {"both_become_ordinary", receives("12end")}});
            },
    },
    {
        .id = "recv.unknown_flag",
        .level = unspecified,
        .says = "Whether a flag that there is not is refused when receiving is left open.",
        .sources = {posix("recv", "ERRORS")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::recv},
        .catches = {"recv.knows_its_flags"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.given(send(theirs, "hello"));
              c.arrived(mine);
              const auto seen =
                  c.call(recv(mine, 16).with("flags", value::list{raw(bit_of_no_flag)}));
              c.classify(seen, {{"ignores_it", receives("hello")},
                                {"refuses", any_of({fails_with(errc::operation_not_supported),
                                                    fails_with(errc::invalid_argument)})}});
            },
    },
    {
        .id = "recv.datagrams_beyond_the_buffer",
        .level = unspecified,
        .says = "Which datagrams are lost when more come than the socket has room for is left "
                "open.",
        .sources = {posix("2.10.6", "Socket Types")},
        .kinds = udp,
        .modes = any_mode,
        .needs = {op::recv, op::setsockopt},
        .catches = {"recv.full_queues_lose_the_oldest"},
        .run =
            [](context& c) {
              constexpr int sent = 64, bytes = 999;
              const auto [mine, theirs] = c.connected();
              c.given(setsockopt(mine, "SOL_SOCKET", "SO_RCVBUF", integer(8192)));
              std::vector<request> datagrams;
              for (int i = 0; i < sent; ++i) {
                datagrams.push_back(send(theirs, payload::ramp(bytes, i), {"MSG_DONTWAIT"}));
              }
              c.script(datagrams, context::on_failure::go_on);
              c.arrived(mine);
              c.classify(c.call(recv(mine, bytes)),
                         {{"the_newest", receives(payload::ramp(bytes, 0))},
                          {"the_oldest", counts(bytes)}});
            },
    },
};
static_assert(well_formed(recv_cases));

}  // namespace

std::span<const clause> recv_left_open_clauses() {
  return recv_cases;
}

}  // namespace sockspec::conformance
