// listen(): what the documents leave open: how long a queue is, and which sockets may listen.

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr int most_clients = 24;

/// Whether a client of the peer's gets a place in the listener's queue.
bool is_let_in(context& c, const address& there) {
  const auto client = c.nonblocking_socket(role::peer);
  const auto asked = c.call(connect(client, there));
  if (asked.ok()) return true;
  if (asked.error() != errc::operation_in_progress) return false;
  if (c.given(poll({{client, {"POLLOUT"}}}, c.silence())).count() == 0) return false;
  return c.given(getsockopt(client, "SOL_SOCKET", "SO_ERROR", shape::error))
      .field("value")["error"]
      .is_null();
}

/// How many clients get in before one has to wait, or is refused.
std::int64_t room_in_queue(context& c, handle listener) {
  const auto there = c.local(listener);
  int clients = 0;
  while (clients < most_clients && is_let_in(c, there)) ++clients;
  return clients;
}

/// How many connections can be accepted now.
std::int64_t accepted_from(context& c, handle listener, int most) {
  c.set_blocking(listener, false);
  int accepted = 0;
  while (accepted < most && c.call(accept(listener)).ok()) ++accepted;
  return accepted;
}

constexpr clause clauses[] = {
    {
        .id = "listen.backlog_of_zero",
        .level = unspecified,
        .says = "How many connections wait for a listener whose backlog is 0 is left open.",
        .sources = {posix("listen", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::listen},
        .catches = {"listen.backlog_is_generous"},
        .run =
            [](context& c) {
              const auto room = seen::fact(room_in_queue(c, c.listening(0)));
              c.classify(room, {{"none", has_value(0)},
                                {"one", has_value(1)},
                                {"a_few", all_of({at_least(2), at_most(9)})},
                                {"many", at_least(10)}});
            },
    },
    {
        .id = "listen.backlog_of_four",
        .level = unspecified,
        .says = "How the length of the queue follows from the backlog is left open.",
        .sources = {posix("listen", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::listen},
        .catches = {"listen.backlog_is_generous"},
        .run =
            [](context& c) {
              const auto room = seen::fact(room_in_queue(c, c.listening(4)));
              c.classify(room, {{"fewer", at_most(3)},
                                {"as_many", has_value(4)},
                                {"one_more", has_value(5)},
                                {"half_as_many_more", all_of({at_least(6), at_most(7)})},
                                {"many_more", at_least(8)}});
            },
    },
    {
        .id = "listen.shorter_queue",
        .level = unspecified,
        .says = "Whether connections that wait are dropped when the backlog is made smaller is "
                "left open.",
        .sources = {posix("listen", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::listen, op::accept},
        .catches = {"listen.shorter_queue_drops"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening(8);
              for (int i = 0; i < 3; ++i) c.given(connect(c.peer_socket(), c.local(listener)));
              // when
              c.given(listen(listener, 0));
              // then
              c.classify(seen::fact(accepted_from(c, listener, 3)),
                         {{"keeps_all", has_value(3)}, {"drops_some", at_most(2)}});
            },
    },
    {
        .id = "listen.after_shutdown",
        .level = unspecified,
        .says = "Whether a listener that was shut down can listen again is left open.",
        .sources = {posix("listen", "ERRORS"), posix("shutdown", "DESCRIPTION")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::listen, op::shutdown},
        .catches = {"listen.shut_for_ever"},
        .run =
            [](context& c) {
              // given
              const auto listener = c.listening();
              const auto there = c.local(listener);
              c.call(shutdown(listener, "both"));
              // when
              const auto again = c.call(listen(listener));
              const auto seen = again.ok() ? c.call(connect(c.peer_socket(), there)) : again;
              // then
              c.classify(seen, {{"listens_again", succeeds()},
                                {"refuses", fails_with(errc::invalid_argument)},
                                {"succeeds_without_effect", fails_with(errc::connection_refused)}});
            },
    },
    {
        .id = "listen.after_a_refusal",
        .level = unspecified,
        .says = "Whether a socket whose connection was refused can listen is left open.",
        .sources = {posix("connect", "APPLICATION USAGE")},
        .kinds = plain_connection_kinds,
        .modes = any_mode,
        .needs = {op::listen, op::connect},
        .catches = {"listen.refused_sockets_are_spent"},
        .run =
            [](context& c) {
              const auto nobody = c.unused_address();
              const auto h = c.bound();
              c.call(connect(h, nobody));
              c.classify(c.call(listen(h)),
                         {{"can", succeeds()},
                          {"cannot", any_of({fails_with(errc::invalid_argument),
                                             fails_with(errc::already_connected)})}});
            },
    },
    {
        .id = "listen.while_connecting",
        .level = unspecified,
        .says = "What listening does to a socket whose connection is being made is left open.",
        .sources = {posix("listen", "ERRORS")},
        .kinds = tcp,
        .modes = nonblocking_mode,
        .needs = {op::listen, op::connect},
        .catches = {"listen.turns_round_while_connecting"},
        .run =
            [](context& c) {
              const auto there = c.local(c.full_listener());
              const auto h = c.bound();
              c.call(connect(h, there));
              c.classify(c.call(listen(h)), {{"refuses", fails_with(errc::invalid_argument)},
                                             {"is_connected", fails_with(errc::already_connected)},
                                             {"listens", succeeds()}});
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> listen_left_open_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
