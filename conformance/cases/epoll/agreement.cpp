// epoll_wait() is, level-triggered, a faster poll(): of a socket in each state they tell the same.

#include <algorithm>
#include <string>

#include "cases/epoll/requests.hpp"
#include "engine/clause.hpp"

namespace sockspec::conformance {
namespace {

using namespace std::chrono_literals;

constexpr auto at_once = 0ns;

/// The only entry's events, in one order, by poll's names.
std::string events_of(const value& ready) {
  std::vector<std::string> all;
  for (const auto& entry : ready.elements()) {
    for (const auto& event : entry["events"].elements()) {
      const std::string& name = event.text();
      all.push_back(name.starts_with("E") ? name.substr(1) : name);
    }
  }
  std::ranges::sort(all);
  std::string joined;
  for (const auto& name : all) joined += name + " ";
  return joined;
}

/// epoll_wait tells exactly what poll does, which is asked first: the state does not change.
void agrees(context& c, const handle& h) {
  const auto by = instance_that_watches(c, h, {"EPOLLIN", "EPOLLPRI", "EPOLLOUT", "EPOLLRDHUP"});
  const names all{"POLLIN", "POLLPRI", "POLLOUT", "POLLRDHUP"};
  const auto polled = c.given(poll({{h, all}}, at_once));
  const auto seen = c.call(epoll_wait(by, at_once));
  c.expect(seen, counts(polled.count()));
  c.expect(seen::fact(events_of(seen.field("ready"))), has_value(events_of(polled.field("ready"))));
}

handle idle(context& c) {
  return c.connected().mine;
}
handle with_data(context& c) {
  const auto [mine, theirs] = c.connected();
  c.given(send(theirs, "hello"));
  c.arrived(mine);
  return mine;
}
handle full(context& c) {
  const auto mine = c.connected().mine;
  c.fill(mine);
  return mine;
}
handle with_urgent_data(context& c) {
  const auto [mine, theirs] = c.connected();
  c.given(send(theirs, "!", {"MSG_OOB"}));
  c.arrived(mine, "POLLPRI");
  return mine;
}
handle after_the_end(context& c) {
  const auto [mine, theirs] = c.connected();
  c.given(shutdown(theirs, "write"));
  c.arrived(mine, "POLLRDHUP");
  return mine;
}
handle after_both_ends(context& c) {
  const auto mine = after_the_end(c);
  c.given(shutdown(mine, "write"));
  c.arrived(mine, "POLLHUP");
  return mine;
}
handle after_a_reset(context& c) {
  const auto [mine, theirs] = c.connected();
  c.reset(theirs);
  c.arrived(mine, "POLLHUP");
  return mine;
}
handle after_a_refusal(context& c) {
  const auto nobody = c.unused_address();
  const auto h = c.nonblocking_socket();
  c.call(connect(h, nobody));
  c.arrived(h, "POLLHUP");
  return h;
}
handle refused_datagram(context& c) {
  const auto nobody = c.unused_address();
  const auto h = c.socket();
  c.given(connect(h, nobody));
  c.given(send(h, "x"));
  c.arrived(h, "POLLERR");
  return h;
}
handle idle_listener(context& c) {
  return c.listening();
}
handle busy_listener(context& c) {
  const auto listener = c.listening();
  c.given(connect(c.peer_socket(), c.local(listener)));
  c.arrived(listener);
  return listener;
}
handle fresh(context& c) {
  return c.socket();
}

template <handle (*State)(context&)>
constexpr clause of(std::string_view id, std::string_view says, kind_set kinds,
                    fixed_list<std::string_view, 12> mutants) {
  return {.id = id,
          .says = says,
          .sources = {linux_man("epoll(7)", "Level-triggered and edge-triggered"),
                      linux_man("epoll_ctl(2)", "DESCRIPTION")},
          .kinds = kinds,
          .modes = any_mode,
          .needs = {op::epoll_wait, op::epoll_ctl, op::poll},
          .catches = mutants,
          .run = [](context& c) { agrees(c, State(c)); }};
}

constexpr clause clauses[] = {
    of<fresh>("epoll_wait.agrees_on_fresh_sockets",
              "Of a socket that was never used, poll's events are told.", plain_kinds,
              {"epoll_wait.never_writable"}),
    of<idle>("epoll_wait.agrees_on_idle_sockets",
             "Of a connected socket without data, poll's events are told.", plain_kinds,
             {"epoll_wait.never_writable"}),
    of<with_data>("epoll_wait.agrees_on_data", "Of a socket with data, poll's events are told.",
                  plain_kinds, {"epoll_wait.never_readable"}),
    of<full>("epoll_wait.agrees_on_full_sockets",
             "Of a socket that takes no more, poll's events are told.",
             unix_stream | unix_seqpacket, {"epoll_wait.always_writable"}),
    of<with_urgent_data>("epoll_wait.agrees_on_urgent_data",
                         "Of a socket with urgent data, poll's events are told.", tcp,
                         {"epoll_wait.never_urgent"}),
    of<after_the_end>("epoll_wait.agrees_on_the_end",
                      "When the peer has ended the stream, poll's events are told.",
                      tcp | unix_stream | unix_seqpacket, {"epoll_wait.ends_are_data"}),
    of<after_both_ends>("epoll_wait.agrees_on_both_ends",
                        "When both have ended the stream, poll's events are told.",
                        tcp | unix_stream | unix_seqpacket, {"epoll_wait.never_hung_up"}),
    of<after_a_reset>("epoll_wait.agrees_on_resets",
                      "When the peer has reset the connection, poll's events are told.", tcp,
                      {"epoll_wait.never_an_error"}),
    of<after_a_refusal>("epoll_wait.agrees_on_refusals",
                        "When a connection was refused, poll's events are told.", tcp,
                        {"epoll_wait.never_an_error"}),
    of<refused_datagram>("epoll_wait.agrees_on_refused_datagrams",
                         "When a datagram was refused, poll's events are told.", udp,
                         {"epoll_wait.never_an_error"}),
    of<idle_listener>("epoll_wait.agrees_on_idle_listeners",
                      "Of a listener without a connection, poll's events are told.",
                      plain_connection_kinds, {"epoll_wait.always_writable"}),
    of<busy_listener>("epoll_wait.agrees_on_pending_connections",
                      "Of a listener with a connection, poll's events are told.",
                      plain_connection_kinds, {"epoll_wait.never_readable"}),
};

}  // namespace

std::span<const clause> epoll_agreement_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
