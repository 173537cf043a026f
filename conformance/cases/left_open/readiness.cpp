// poll(), select(): what is reported of a socket in states of which the documents do not say
// enough. The class is the set of what was reported, whatever it is.

#include <array>
#include <utility>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr auto at_once = 0ns;

// --- states ---

handle fresh(context& c) {
  return c.blocking_socket();
}

handle refused(context& c) {
  const auto nobody = c.unused_address();
  const auto h = c.socket();
  c.call(connect(h, nobody));
  c.arrived(h, "POLLOUT");
  return h;
}

handle reset_by_the_peer(context& c) {
  const auto [mine, theirs] = c.connected();
  c.reset(theirs);
  c.arrived(mine);
  return mine;
}

handle closed_by_the_peer(context& c) {
  const auto [mine, theirs] = c.connected();
  c.given(close(theirs));
  c.arrived(mine);
  return mine;
}

handle ended_by_the_peer(context& c) {
  const auto [mine, theirs] = c.connected();
  c.given(shutdown(theirs, "write"));
  c.arrived(mine);
  return mine;
}

handle shut_down_both(context& c) {
  const auto mine = c.connected().mine;
  c.given(shutdown(mine, "both"));
  return mine;
}

handle shut_down_to_read(context& c) {
  const auto mine = c.connected().mine;
  c.given(shutdown(mine, "read"));
  return mine;
}

handle shut_listener(context& c) {
  const auto listener = c.listening();
  c.call(shutdown(listener, "both"));
  return listener;
}

/// Connected to a datagram socket that takes no more, or that drops what it cannot keep.
handle before_a_full_queue(context& c) {
  const auto mine = c.connected().mine;
  c.set_blocking(mine, false);
  c.call(send(mine, payload::ramp(512)).repeated({repetition::condition::ok, 1000, c.patience()}));
  return mine;
}

handle refused_datagram(context& c) {
  const auto nobody = c.unused_address();
  const auto h = c.socket();
  c.given(connect(h, nobody));
  c.given(send(h, "x"));
  c.arrived(h, "POLLERR");
  return h;
}

/// An urgent byte has come, and nothing else.
handle urged(context& c) {
  const auto [mine, theirs] = c.connected();
  c.given(send(theirs, "!", {"MSG_OOB"}));
  c.arrived(mine, "POLLPRI");
  return mine;
}

// --- what is reported ---

// Bit by bit: readable, writable, hung up, in error.
constexpr std::array poll_events{"POLLIN", "POLLOUT", "POLLHUP", "POLLERR"};
constexpr std::array<std::string_view, 16> poll_classes{"nothing",
                                                        "readable",
                                                        "writable",
                                                        "readable_and_writable",
                                                        "hung_up",
                                                        "readable_and_hung_up",
                                                        "writable_and_hung_up",
                                                        "readable_writable_and_hung_up",
                                                        "in_error",
                                                        "readable_and_in_error",
                                                        "writable_and_in_error",
                                                        "readable_writable_and_in_error",
                                                        "hung_up_and_in_error",
                                                        "readable_hung_up_and_in_error",
                                                        "writable_hung_up_and_in_error",
                                                        "everything"};

// Bit by bit: in the set for reading, for writing, for exceptions.
constexpr std::array select_sets{"read", "write", "except"};
constexpr std::array<std::string_view, 8> select_classes{"nothing",
                                                         "readable",
                                                         "writable",
                                                         "readable_and_writable",
                                                         "exceptional",
                                                         "readable_and_exceptional",
                                                         "writable_and_exceptional",
                                                         "everything"};

template <std::size_t Count>
std::vector<behaviour> numbered(const std::array<std::string_view, Count>& names) {
  std::vector<behaviour> all;
  for (std::size_t i = 0; i < Count; ++i) {
    all.push_back({names[i], has_value(static_cast<std::int64_t>(i))});
  }
  return all;
}

template <handle (*State)(context&)>
void polled(context& c) {
  const auto h = State(c);
  const auto reported = c.call(poll({{h, {"POLLIN", "POLLOUT"}}}, at_once));
  c.expect(reported, does_not_report(h, "POLLNVAL"));
  int which = 0;
  for (std::size_t i = 0; i < poll_events.size(); ++i) {
    if (reports(h, poll_events[i]).accepts(reported)) which |= 1 << i;
  }
  c.classify(seen::fact(which), numbered(poll_classes));
}

template <handle (*State)(context&)>
void selected(context& c) {
  const auto h = State(c);
  const auto reported = c.call(select({h}, {h}, {h}, at_once));
  c.expect(reported, succeeds());
  int which = 0;
  for (std::size_t i = 0; i < select_sets.size(); ++i) {
    if (has(select_sets[i], value::list{value(h.number)}).accepts(reported)) which |= 1 << i;
  }
  c.classify(seen::fact(which), numbered(select_classes));
}

struct state {
  std::string_view id, says;
  kind_set kinds;
  void (*run)(context&);
  mode_set modes = any_mode;
};

constexpr std::array polled_states{
    state{"poll.fresh_connection_socket",
          "What is reported of a socket that was never connected is left open.",
          plain_connection_kinds, polled<fresh>},
    state{"poll.events_of_a_refusal",
          "What is reported besides room of a socket whose connection was refused is left open.",
          tcp, polled<refused>, nonblocking_mode},
    state{"poll.events_of_a_reset",
          "What is reported besides the error of a connection that was reset is left open.", tcp,
          polled<reset_by_the_peer>},
    state{"poll.events_of_a_close",
          "Whether a connection that the peer has closed has hung up is left open.",
          plain_connection_kinds, polled<closed_by_the_peer>},
    state{"poll.events_of_an_end",
          "Whether a connection whose peer has ended its stream has hung up is left open.",
          plain_connection_kinds, polled<ended_by_the_peer>},
    state{"poll.events_of_an_own_shutdown",
          "Whether a socket that was shut down by its owner has hung up is left open.",
          plain_connection_kinds, polled<shut_down_both>},
    state{"poll.events_of_an_own_read_shutdown",
          "What is reported of a socket whose receiving side was shut down is left open.",
          plain_connection_kinds, polled<shut_down_to_read>},
    state{"poll.shut_listener", "What is reported of a listener that was shut down is left open.",
          plain_connection_kinds, polled<shut_listener>},
    state{"poll.shut_datagram_socket",
          "What is reported of a datagram socket that was shut down is left open.",
          plain_datagram_kinds, polled<shut_down_both>},
    state{"poll.full_datagram_queue",
          "Whether there is room to send while the peer's queue of datagrams is full is left open.",
          plain_datagram_kinds, polled<before_a_full_queue>},
    state{"poll.events_of_a_refused_datagram",
          "What is reported besides the error when a datagram was refused is left open.", udp,
          polled<refused_datagram>},
    state{"poll.urgent_byte_alone",
          "Whether a socket is readable when an urgent byte alone has come is left open.", tcp,
          polled<urged>},
};

constexpr std::array selected_states{
    state{"select.fresh_connection_socket",
          "Which sets a socket that was never connected is in is left open.",
          plain_connection_kinds, selected<fresh>},
    state{"select.sets_of_a_refusal",
          "Which sets besides that for writing a refused connection is in is left open.", tcp,
          selected<refused>, nonblocking_mode},
    state{"select.sets_of_a_reset",
          "Which sets besides that for reading a connection that was reset is in is left open.",
          tcp, selected<reset_by_the_peer>},
    state{"select.sets_of_an_own_shutdown",
          "Which sets a socket is in that was shut down by its owner is left open.",
          plain_connection_kinds, selected<shut_down_both>},
    state{"select.shut_listener", "Which sets a listener is in that was shut down is left open.",
          plain_connection_kinds, selected<shut_listener>},
    state{"select.urgent_byte_alone",
          "Whether a socket is in the set for reading when an urgent byte alone has come is left "
          "open.",
          tcp, selected<urged>},
};

constexpr clause about(const state& row, op call, std::string_view page, std::string_view lie) {
  return {.id = row.id,
          .level = unspecified,
          .says = row.says,
          .sources = {posix(page, "DESCRIPTION")},
          .kinds = row.kinds,
          .modes = row.modes,
          .needs = {call},
          .catches = {lie},
          .run = row.run};
}

template <std::size_t... Rows>
constexpr auto poll_cases(std::index_sequence<Rows...>) {
  return std::array{
      about(polled_states[Rows], op::poll, "poll", "poll.hangups_are_turned_round")...};
}
template <std::size_t... Rows>
constexpr auto select_cases(std::index_sequence<Rows...>) {
  return std::array{
      about(selected_states[Rows], op::select, "select", "select.exceptions_are_turned_round")...};
}

// No static_assert(well_formed(...)): see the table of options.
constexpr auto poll_table = poll_cases(std::make_index_sequence<polled_states.size()>{});
constexpr auto select_table = select_cases(std::make_index_sequence<selected_states.size()>{});

}  // namespace

std::span<const clause> poll_left_open_clauses() {
  return poll_table;
}
std::span<const clause> select_left_open_clauses() {
  return select_table;
}

}  // namespace sockspec::conformance
