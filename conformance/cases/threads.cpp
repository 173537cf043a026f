// Several threads on one socket.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr int much = 20'000;  // bytes: less than a connection holds

request at_once(handle h, int capacity = 16) {
  return recv(h, capacity, {"MSG_DONTWAIT"});
}

pending blocked(context& c, const request& call) {
  const auto started = c.start(call);
  c.until_blocked(started);
  return started;
}

std::int64_t total_of(const seen& repeated) {
  return repeated.result()["total"].integer();
}

constexpr clause clauses[] = {
    {
        .id = "recv.each_message_once",
        .says = "Of two threads that wait for messages on one socket, each gets one of its own.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("socket", "summary")},
        .kinds = plain_message_kinds,
        .modes = blocking_mode,
        .both_sides = true,
        .needs = {op::recv},
        .catches = {"recv.one_message_twice"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto one = blocked(c, recv(mine, 16));
              const auto other = blocked(c, recv(mine, 16));
              // when
              c.given(send(theirs, "first of two"));
              c.given(send(theirs, "second of two"));
              // then
              const auto both = c.finish(one).count() + c.finish(other).count();
              c.expect(seen::fact(both), has_value(25));
            },
    },
    {
        .id = "recv.threads_lose_nothing",
        .says = "What two threads receive from one stream at once is together what was sent.",
        .sources = {posix("recv", "DESCRIPTION"), linux_man("recv(2)", "DESCRIPTION"),
                    portable("socket", "summary")},
        .kinds = plain_stream_kinds,
        .modes = any_mode,
        .needs = {op::recv},
        .catches = {"recv.threads_lose_a_byte"},
        .run =
            [](context& c) {
              // given a stream that has ended, and two threads before it
              const auto [mine, theirs] = c.connected();
              const auto sent = c.given(send(theirs, payload::ramp(much))).count();
              c.given(shutdown(theirs, "write"));
              const repetition all{repetition::condition::ok, much / 50, c.patience()};
              const auto one = c.start(recv(mine, 100).repeated(all).behind("both"));
              const auto other = c.start(recv(mine, 100).repeated(all).behind("both"));
              // when
              c.open_gate("both");
              // then
              const auto received = total_of(c.finish(one)) + total_of(c.finish(other));
              c.expect(seen::fact(received), has_value(sent));
            },
    },
    {
        .id = "send.messages_of_threads_stay_whole",
        .says = "Messages that two threads send at once arrive whole, one after the other.",
        .sources = {posix("send", "DESCRIPTION"), linux_man("send(2)", "DESCRIPTION"),
                    portable("socket", "summary")},
        .kinds = plain_message_kinds,
        .modes = any_mode,
        .needs = {op::send},
        .catches = {"send.threads_mix_messages"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto one = c.start(send(mine, payload::ramp(1000, 91)).behind("both"));
              const auto other = c.start(send(mine, payload::ramp(1000, 17)).behind("both"));
              // when
              c.open_gate("both");
              c.finish(one);
              c.finish(other);
              // then
              const auto whole =
                  any_of({receives(payload::ramp(1000, 91)), receives(payload::ramp(1000, 17))});
              c.expect(c.eventually(at_once(theirs, 1000)), whole);
              c.expect(c.eventually(at_once(theirs, 1000)), whole);
            },
    },
    {
        .id = "send.beside_a_blocked_receive",
        .says = "A thread can send on a socket while another waits to receive from it.",
        .sources = {posix("send", "DESCRIPTION"), linux_man("send(2)", "DESCRIPTION"),
                    portable("socket", "summary")},
        .kinds = plain_kinds,
        .modes = waiting_modes,
        .both_sides = true,
        .needs = {op::send, op::recv},
        .catches = {"send.waits_for_the_receiver"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto receiving = blocked(c, recv(mine, 16));
              // when
              c.given(send(mine, "beside"));
              // then
              c.expect(c.eventually(at_once(theirs)), receives("beside"));
              c.given(send(theirs, "answer"));
              c.expect(c.finish(receiving), receives("answer"));
            },
    },
    {
        .id = "poll.wakes_every_thread",
        .says = "What makes a socket readable wakes every thread that polls it.",
        .sources = {posix("poll", "DESCRIPTION"), linux_man("poll(2)", "DESCRIPTION"),
                    portable("poll", "time")},
        .kinds = plain_kinds,
        .modes = any_mode,
        .needs = {op::poll},
        .catches = {"poll.wakes_one_thread"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto one = blocked(c, poll({{mine, {"POLLIN"}}}, forever));
              const auto other = blocked(c, poll({{mine, {"POLLIN"}}}, forever));
              // when
              c.given(send(theirs, "hello"));
              // then
              const auto both = c.finish(one).count() + c.finish(other).count();
              c.expect(seen::fact(both), has_value(2));
            },
    },
    {
        .id = "shutdown.wakes_a_blocked_poll",
        .says = "Shutting both sides down wakes a poll that is blocked: it reports the hang-up.",
        .sources = {linux_man("poll(2)", "DESCRIPTION"), portable("socket::shutdown", "summary")},
        .kinds = tcp | unix_stream | unix_seqpacket,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown, op::poll},
        .catches = {"shutdown.sleepers_sleep_on"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto polling = blocked(c, poll({{mine, {"POLLIN"}}}, forever));
              c.given(shutdown(mine, "both"));
              c.expect(c.finish(polling), reports(mine, "POLLIN"));
            },
    },
    {
        .id = "shutdown.wakes_a_blocked_select",
        .says =
            "Shutting both sides down wakes a select that is blocked: there is the end to read.",
        .sources = {posix("select", "DESCRIPTION"), linux_man("select(2)", "DESCRIPTION"),
                    portable("socket::shutdown", "summary")},
        .kinds = tcp | unix_stream | unix_seqpacket,
        .modes = any_mode,
        .both_sides = true,
        .needs = {op::shutdown, op::select},
        .catches = {"shutdown.sleepers_sleep_on"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto selecting = blocked(c, select({mine}, {}, {}, forever));
              c.given(shutdown(mine, "both"));
              c.expect(c.finish(selecting), counts(1));
            },
    },
    {
        .id = "shutdown.wakes_every_receiver",
        .says = "Shutting both sides down wakes every thread that waits for data.",
        .sources = {posix("shutdown", "DESCRIPTION"), portable("socket::shutdown", "summary")},
        .kinds = plain_connection_kinds,
        .modes = waiting_modes,
        .needs = {op::shutdown, op::recv},
        .catches = {"shutdown.sleepers_sleep_on"},
        .run =
            [](context& c) {
              // given
              const auto [mine, theirs] = c.connected();
              const auto one = blocked(c, recv(mine, 16));
              const auto other = blocked(c, recv(mine, 16));
              // when
              c.given(shutdown(mine, "both"));
              // then
              c.expect(c.finish(one), ends());
              c.expect(c.finish(other), ends());
            },
    },
    {
        .id = "shutdown.read_wakes_a_blocked_receive",
        .says = "Shutting the receiving side down wakes a receive that is blocked: it returns 0.",
        .sources = {posix("shutdown", "DESCRIPTION"), linux_man("shutdown(2)", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = waiting_modes,
        .both_sides = true,
        .needs = {op::shutdown, op::recv},
        .catches = {"shutdown.read_wakes_nobody"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              const auto receiving = blocked(c, recv(mine, 16));
              c.given(shutdown(mine, "read"));
              c.expect(c.finish(receiving), ends());
            },
    },
    {
        .id = "shutdown.wakes_a_blocked_send",
        .says = "Shutting both sides down wakes a send that waits for room: it fails with "
                "broken_pipe.",
        .sources = {posix("shutdown", "DESCRIPTION"), posix("send", "ERRORS"),
                    portable("socket::shutdown", "summary")},
        .kinds = unix_stream,
        .modes = waiting_modes,
        .both_sides = true,
        .needs = {op::shutdown, op::send},
        .catches = {"shutdown.sleepers_sleep_on"},
        .run =
            [](context& c) {
              const auto [mine, theirs] = c.connected();
              c.fill(mine);
              const auto sending = blocked(c, c.quietly(send(mine, "hello")));
              c.given(shutdown(mine, "both"));
              c.expect(c.finish(sending), fails_with(errc::broken_pipe));
            },
    },
};

}  // namespace

std::span<const clause> thread_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
