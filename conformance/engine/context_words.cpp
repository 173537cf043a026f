// The words of the context for set-up: sockets, addresses, connections, modes.

#include <utility>

#include "engine/context.hpp"

namespace sockspec::conformance {

handle context::new_socket(role who) {
  const auto& k = traits();
  return given(conformance::socket(k.family, k.type, k.protocol, {}, who)).made();
}

handle context::socket() {
  const handle h = new_socket(role::subject);
  set_mode(h);
  return h;
}

handle context::peer_socket() {
  return new_socket(role::peer);
}
handle context::blocking_socket(role who) {
  return new_socket(who);
}

handle context::nonblocking_socket(role who) {
  const handle h = new_socket(who);
  set_blocking(h, false);
  return h;
}

void context::set_blocking(handle h, bool blocking) {
  if (session_.of(h.owner).has(op::setblocking)) {
    given(setblocking(h, blocking));
    return;
  }
  if (!session_.of(h.owner).has(op::fcntl)) {
    given(ioctl(h, "FIONBIO", blocking ? 0 : 1));
    return;
  }
  const names flags = blocking ? names{} : names{"O_NONBLOCK"};
  given(fcntl_set(h, "F_SETFL", flags));
}

void context::set_timeout(handle h, std::chrono::nanoseconds time) {
  if (session_.of(h.owner).has(op::settimeout)) {
    given(settimeout(h, time));
    return;
  }
  given(setsockopt(h, "SOL_SOCKET", "SO_RCVTIMEO", duration(time)));
  given(setsockopt(h, "SOL_SOCKET", "SO_SNDTIMEO", duration(time)));
}

void context::set_mode(handle h) {
  switch (mode()) {
    case conformance::mode::blocking:
      return;
    case conformance::mode::nonblocking:
      return set_blocking(h, false);
    case conformance::mode::timeout:
      return set_timeout(h, patience());
  }
}

matcher context::would_wait() const {
  const auto would_block = fails_with(errc::operation_would_block);
  if (mode() != conformance::mode::timeout) return would_block;
  if (target_has(op::settimeout)) return fails_with(errc::timed_out);
  return chosen({.posix = would_block, .winsock = fails_with(errc::timed_out)},
                session_.target().follows);
}

address context::loopback(int port) {
  if (traits().family == "inet6") return address::inet6(session_.inet6_address(), port);
  return address::inet(session_.inet_address(), port);
}

address context::loopback_of_the_other_family(int port) {
  if (traits().family == "inet") return address::inet6(session_.inet6_address(), port);
  return address::inet(session_.inet_address(), port);
}

address context::mapped_loopback(int port) {
  return address::inet6("::ffff:" + session_.inet_address(), port);
}

address context::wildcard(int port) {
  return loopback(port).with_host(traits().family == "inet6" ? "::" : "0.0.0.0");
}

address context::second_loopback(int port) {
  const auto host = session_.inet_neighbour(2);
  if (host.empty()) {
    not_here("target", "it has one IPv4 address alone: " + session_.inet_address());
  }
  return address::inet(host, port);
}

std::string context::free_path() {
  return "s" + std::to_string(session_.next_name());
}
std::string context::free_abstract_name() {
  return session_.unique_name(session_.next_name());
}

request context::quietly(request r) const {
  const auto& sender = session_.of(r.who);
  if (sender.has(op::settimeout) || !sender.can("signal")) return r;
  value flags = r.args["flags"];
  flags.append("MSG_NOSIGNAL");
  return r.with("flags", std::move(flags));
}

handle context::file() {
  return given(open_file(role::subject, free_path())).made();
}

address context::free_address() {
  if (is_inet(which())) return loopback(0);
  if (traits().abstract_name) return address::unix_abstract(free_abstract_name());
  return address::unix_path(free_path());
}

address context::local(handle h) {
  return given(getsockname(h)).address();
}

handle context::bound(role who) {
  const handle h = new_socket(who);
  given(bind(h, free_address()));
  if (who == role::subject) set_mode(h);
  return h;
}

handle context::listening(int backlog, role who) {
  const handle h = bound(who);
  given(listen(h, backlog));
  return h;
}

// How many connections a queue takes is the system's affair: they are made until one has to wait.
handle context::full_listener(role who) {
  constexpr int most = 16;
  const handle listener = listening(0, who);
  const address there = local(listener);
  for (int i = 0; i < most; ++i) {
    const handle client = nonblocking_socket(role::peer);
    const seen asked = call(connect(client, there));
    if (asked.error() == errc::operation_would_block) return listener;
    if (asked.ok()) continue;
    if (asked.error() != errc::operation_in_progress) give_up("peer", to_string(asked));
    if (given(poll({{client, {"POLLOUT"}}}, silence())).count() == 0) return listener;
  }
  give_up("peer", "a queue of length 0 took " + std::to_string(most) + " connections");
}

// Held, not freed: a port that was just closed may be anybody's the next moment. No socket of a
// whole host can take the port of a neighbouring address while one of its addresses has it.
address context::unused_address() {
  const handle h = bound(role::peer);
  const address where = local(h);
  const auto neighbour = traits().family == "inet" ? session_.inet_neighbour(3) : std::string();
  if (!neighbour.empty()) return where.with_host(neighbour);
  if (is_connection_oriented(which())) return where;
  if (is_inet(which())) {
    given(connect(h, where));  // receives from itself alone, so others are refused
  } else {
    given(close(h));  // the name is unique, and stays as a file without a socket
  }
  return where;
}

connection context::connect_ends(role connecting, role accepting) {
  const handle listener = new_socket(accepting);
  given(bind(listener, free_address()));
  given(listen(listener));
  const handle connector = new_socket(connecting);
  given(connect(connector, local(listener)));
  const handle accepted = given(accept(listener)).made();
  return {connector, accepted};
}

connection context::join_ends(role mine, role theirs) {
  const connection ends{bound(mine), bound(theirs)};
  given(connect(ends.mine, local(ends.theirs)));
  given(connect(ends.theirs, local(ends.mine)));
  return ends;
}

connection context::of_my_side(role theirs) {
  side_mattered_ = true;
  connection ends = side() == conformance::side::connecting ? connect_ends(role::subject, theirs)
                                                            : connect_ends(theirs, role::subject);
  if (side() == conformance::side::accepting) std::swap(ends.mine, ends.theirs);
  set_mode(ends.mine);
  return ends;
}

connection context::connected() {
  if (!is_connection_oriented(which())) return join_ends(role::subject, role::peer);
  return of_my_side(role::peer);
}

connection context::narrow_connection() {
  constexpr int bytes = 1 << 15;
  const connection ends = connected();
  given(setsockopt(ends.mine, "SOL_SOCKET", "SO_SNDBUF", integer(bytes)));
  given(setsockopt(ends.theirs, "SOL_SOCKET", "SO_RCVBUF", integer(bytes)));
  return ends;
}

connection context::accepted() {
  if (!is_connection_oriented(which())) return join_ends(role::subject, role::peer);
  const connection ends = connect_ends(role::peer, role::subject);
  set_mode(ends.theirs);
  return {ends.theirs, ends.mine};
}

connection context::own_pair() {
  if (!is_connection_oriented(which())) return join_ends(role::subject, role::subject);
  return of_my_side(role::subject);
}

connection context::bound_pair() {
  return {bound(role::subject), bound(role::peer)};
}

void context::arrived(handle h, std::string_view event) {
  const seen s = given(poll({{h, {event}}}, patience()));
  if (s.count() == 1) return;
  give_up(h.owner == role::subject ? "setup" : "peer",
          std::string(event) + " was not reported within patience; covered by poll.*");
}

seen context::at_once(request r) {
  if (target_has(op::fcntl) || target_has(op::settimeout)) {
    value flags = r.args["flags"].is_list() ? r.args["flags"] : value(value::list{});
    flags.append("MSG_DONTWAIT");
    return call(r.with("flags", std::move(flags)));
  }
  const handle on{r.who, static_cast<int>(r.on.integer())};
  set_blocking(on, false);
  seen s = call(std::move(r));
  set_blocking(on, true);
  return s;
}

void context::urgent_data_arrived(handle h) {
  const seen s = given(select({}, {}, {h}, patience(), h.owner));
  if (s.count() == 1) return;
  give_up(h.owner == role::subject ? "setup" : "peer",
          "urgent data was not reported within patience; covered by select.*");
}

// Room for little may be left where there is none for much. What TCP has taken moves on to the
// peer's buffer in its own time and makes room again: a case about TCP that needs a full way out
// repeats its call instead (repeated_until_full).
std::int64_t context::fill(handle h) {
  set_blocking(h, false);
  std::int64_t taken = 0;
  for (const std::size_t chunk : {std::size_t{65536}, std::size_t{1024}, std::size_t{1}}) {
    if (chunk > 1024 && keeps_boundaries(which())) continue;
    if (chunk == 1 && is_inet(which())) continue;
    const seen last = call(repeated_until_full(send(h, payload::ramp(chunk))));
    if (last.error() != errc::operation_would_block) {
      give_up("setup", "the way out was not filled: " + to_string(last) + "; covered by send.*");
    }
    taken += last.result()["total"].integer();
  }
  set_blocking(h, true);
  if (h.owner == role::subject) set_mode(h);
  return taken;
}

request context::repeated_until_full(const request& send) const {
  return send.repeated({repetition::condition::ok, 1000000, 2 * patience()});
}

void context::reset(handle h) {
  if (is_inet(which())) given(setsockopt(h, "SOL_SOCKET", "SO_LINGER", linger(true, 0)));
  given(close(h));
}

}  // namespace sockspec::conformance
