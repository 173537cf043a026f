#pragma once
// The words that a case uses. Set-up words fail as `unresolved`, naming the step; judged calls are
// held against a matcher by expect().

#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "engine/by_document.hpp"
#include "engine/calls.hpp"
#include "engine/matcher.hpp"
#include "engine/seen.hpp"
#include "engine/session.hpp"
#include "matrix/cell.hpp"

namespace sockspec::conformance {

/// How a cell ends: thrown by the words of the context, caught by run_cell.
struct judgement {
  results::verdict verdict;
  std::string allowed, observed, native;
  std::optional<errc> error;  // of a set-up step that failed
  bool judged = false;        // something was held against a matcher
};

/// Two connected sockets: the subject's, which is judged, and the peer's.
struct connection {
  handle mine;
  handle theirs;
};

/// A call in flight on a lane of its own.
struct pending {
  request asked;
  int lane = 0;
  std::int64_t id = 0;
};

class context {
 public:
  context(session&, const cell&);
  ~context();
  context(const context&) = delete;
  context& operator=(const context&) = delete;

  /// What the case has established so far.
  const judgement& established() const { return judgement_; }
  /// Whether the case has made a connection in which the cell's side made a difference.
  bool side_mattered() const { return side_mattered_; }

  kind which() const;
  conformance::mode mode() const;
  conformance::side side() const;
  const kind_traits& traits() const;

  // --- calls ---
  /// Makes a call and returns what was seen.
  seen call(request);
  /// Makes a call that is set-up: it succeeds, or the cell is unresolved.
  seen given(request);
  /// Makes a call of the subject's that does not wait, also where there is no MSG_DONTWAIT: for
  /// what has arrived, or is left.
  seen at_once(request);
  /// Makes a call again while it would block, within patience: for what another actor did and has
  /// yet to arrive.
  seen eventually(const request&);
  /// Makes a call again until the matcher accepts what is seen, or patience ends: for states that
  /// reading does not consume.
  seen until(const request&, const matcher&);
  /// Several calls of one actor back to back, without a round trip between them; `all` of them are
  /// made unless one fails and stop is said.
  enum class on_failure { stop, go_on };
  std::vector<seen> script(std::vector<request>, on_failure = on_failure::stop);
  /// Starts a call, or several, on a lane of its own, and returns when the first has been entered.
  pending start(request);
  pending start_script(std::vector<request>);
  /// Waits, as set-up, until the call has blocked. If it returns instead, the cell is
  /// unresolved(race).
  void until_blocked(const pending&);
  /// Waits until the call has blocked or has returned, whichever it does, and tells whether it has
  /// blocked: where the documents leave open whether it waits.
  bool has_blocked(const pending&);
  /// The result of a call that was started. One that does not return within patience is a time-out.
  seen finish(const pending&);
  std::vector<seen> finish_script(const pending&);
  /// The same where not returning is an answer, too: then it is a time-out that ends nothing.
  seen finish_if_it_returns(const pending&, std::chrono::nanoseconds within);
  /// Releases the calls parked at a gate.
  void open_gate(std::string_view name, role who = role::subject);

  // --- judging ---
  void expect(const seen&, const matcher&);
  void expect(const seen&, const by_document&);
  /// The call is blocked, and still is after `silence`.
  void expect_blocked(const pending&);
  /// For unspecified clauses: which of the named behaviours it was.
  void classify(const seen&, const std::vector<behaviour>&);
  /// Set-up that cannot be had: the cell is unresolved(what).
  [[noreturn]] void give_up(std::string_view what, std::string_view why);
  /// The host or target has no such thing.
  [[noreturn]] void not_here(std::string_view who, std::string_view why);

  // --- words for set-up ---
  /// A new socket of the cell's kind, in the cell's mode.
  handle socket();
  /// The same at the peer, always blocking; at the subject, blocking in every mode.
  handle peer_socket();
  handle blocking_socket(role who = role::subject);
  handle nonblocking_socket(role who = role::subject);
  /// An address to bind to: the cell's own loopback address with port 0, or a UNIX name that nobody
  /// has.
  address free_address();
  /// The cell's loopback address of the kind's family with this port. (IP kinds.)
  address loopback(int port);
  /// The same of the other family: IPv6 where the kind is IPv4, IPv4 elsewhere.
  address loopback_of_the_other_family(int port);
  /// The cell's IPv4 loopback address as an IPv6 socket sees it, with this port.
  address mapped_loopback(int port);
  /// The wildcard address of the kind's family with this port. (IP kinds.)
  address wildcard(int port);
  /// Another loopback address of this cell alone, with this port. (IPv4.)
  address second_loopback(int port);
  handle bound(role who = role::subject);
  handle listening(int backlog = 16, role who = role::subject);
  /// A listener whose queue of connections is full and stays so: whoever connects waits.
  handle full_listener(role who = role::peer);
  /// An address where nobody listens or receives, held so that nobody else takes it. No socket has
  /// it, where the kind is IPv4 and the host has a neighbouring address; else the peer has it and
  /// does not listen, or receives from itself alone.
  address unused_address();
  /// The name of a socket, by getsockname.
  address local(handle);
  /// A connection of the cell's side: the subject asked for it, or accepted it; unconnected kinds:
  /// two sockets connected to one another. The subject's end is in the cell's mode.
  connection connected();
  /// One that the subject accepted, in every cell.
  connection accepted();
  /// As connected(), with buffers that hold far less than a megabyte. (Streams.)
  connection narrow_connection();
  /// Subject and peer bound and not connected (datagrams); each knows the other by local().
  connection bound_pair();
  /// Two ends in the subject itself, for one-actor clauses: by listen, connect, accept, or by
  /// names. The first is that of the cell's side, in its mode.
  connection own_pair();
  /// Puts a handle into the cell's mode; makes its calls wait, or not.
  void set_mode(handle);
  void set_blocking(handle, bool blocking);
  /// Makes waiting calls on it give up after this time: SO_RCVTIMEO and SO_SNDTIMEO, or settimeout
  /// where the target has it.
  void set_timeout(handle, std::chrono::nanoseconds);
  /// Waits, as set-up, until poll reports this event: something has arrived, or a connection is
  /// there.
  void arrived(handle, std::string_view event = "POLLIN");
  /// The same of urgent data, which poll does not know everywhere and select does.
  void urgent_data_arrived(handle);
  /// Fills the way out until nothing more is taken; returns how much went. The handle is in the
  /// cell's mode afterwards.
  std::int64_t fill(handle);
  /// A send that the driver repeats for as long as something is taken: its result is that of the
  /// one that was not.
  request repeated_until_full(const request& send) const;
  /// Closes with a reset instead of an orderly end.
  void reset(handle);
  /// What a call that would have to wait does in this cell's mode: would_block, or a time-out of
  /// the higher contract.
  matcher would_wait() const;
  /// A send that does not kill its actor where the way out is broken: with MSG_NOSIGNAL, where
  /// there are signals, and that is not promised without it.
  request quietly(request) const;
  /// An open file of the subject: a descriptor that is no socket.
  handle file();
  /// A file name in the scratch folder that nobody has; an abstract name that nobody has.
  std::string free_path();
  std::string free_abstract_name();

  /// Should happen within; must not happen within. Both scaled to this machine.
  std::chrono::nanoseconds patience() const;
  std::chrono::nanoseconds silence() const;
  /// A short wait that a clause about time-outs asks for.
  std::chrono::nanoseconds short_wait() const;
  bool target_has(op) const;

 private:
  request prepared(request);
  seen judged(seen);
  std::vector<seen> made(const actor::flight&, role who);
  pending launched(role who, std::vector<request>, actor::sent_as);
  connection connect_ends(role connecting, role accepting);
  connection of_my_side(role theirs);
  connection join_ends(role mine, role theirs);
  handle new_socket(role who);
  void accept_verdict(const seen&, const matcher&);

  session& session_;
  const cell& cell_;
  judgement judgement_;
  bool side_mattered_ = false;
};

}  // namespace sockspec::conformance
