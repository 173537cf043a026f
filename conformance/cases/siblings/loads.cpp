// recvfrom(), recvmsg(), read(), readv(), sendto(), sendmsg(), write(), writev(): much data, and
// what cannot be sent or received.

#include "cases/siblings/load_rows.hpp"
#include "cases/siblings/requests.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr int much = 1200;             // bytes: what one message carries everywhere
constexpr int too_much = 1024 * 1024;  // for any message

/// A datagram socket with a refusal that has come back.
handle refused(context& c) {
  const auto nobody = c.unused_address();
  const auto h = c.socket();
  c.given(connect(h, nobody));
  c.given(send(h, "first"));
  c.arrived(h, "POLLERR");
  return h;
}

template <std::size_t Row>
void receives_much(context& c) {
  // given
  const auto [mine, theirs] = c.connected();
  c.given(send(theirs, payload::ramp(much)));
  c.arrived(mine);
  // when, then
  c.expect(c.call(receiving(receiving_loads[Row].what, mine, much)), receives(payload::ramp(much)));
}

template <std::size_t Row>
void receives_nothing(context& c) {
  // given
  const auto [mine, theirs] = c.connected();
  c.given(send(theirs, ""));
  c.given(send(theirs, "next"));
  c.arrived(mine);
  // when, then
  c.expect(c.call(receiving(receiving_loads[Row].what, mine, 16)), counts(0));
  c.arrived(mine);
  c.expect(c.at_once(recv(mine, 16)), receives("next"));
}

template <std::size_t Row>
void tells_the_refusal(context& c) {
  c.expect(c.call(receiving(receiving_loads[Row].what, refused(c), 16)),
           tells_that_nobody_received());
}

template <std::size_t Row>
void sends_much(context& c) {
  // given
  const auto [mine, theirs] = c.connected();
  // when
  c.expect(c.call(sending(departures[Row].what, mine, payload::ramp(much))), counts(much));
  // then
  c.expect(c.call(recv(theirs, much, {"MSG_WAITALL"})), receives(payload::ramp(much)));
}

template <std::size_t Row>
void is_refused_by_the_one_before(context& c) {
  c.expect(c.call(sending(departures[Row].what, refused(c), "second")),
           tells_that_nobody_received());
}

template <std::size_t Row>
void raises_a_signal(context& c) {
  // given
  const auto [mine, theirs] = c.connected();
  c.given(signal_action(role::subject, "SIGPIPE", "count"));
  c.given(shutdown(mine, "write"));
  // when
  c.call(sending(departures[Row].what, mine, "hello"));
  // then
  c.expect(c.call(signal_count(role::subject, "SIGPIPE")), counts(1));
}

template <std::size_t Row>
void is_too_large(context& c) {
  const auto mine = c.connected().mine;
  c.expect(c.call(sending(departures[Row].what, mine, payload::ramp(too_much))),
           fails_with(errc::message_size));
}

template <std::size_t Row>
void has_no_destination(context& c) {
  c.expect(
      c.call(sending(departures[Row].what, c.socket(), "hello")),
      any_of({fails_with(errc::destination_address_required), fails_with(errc::not_connected)}));
}

constexpr clause about(op what, const source_list& sources, const clause_and_mutant& ids,
                       std::string_view says, kind_set kinds, void (*run)(context&)) {
  const clause one{.id = ids.clause,
                   .says = says,
                   .sources = sources,
                   .kinds = kinds,
                   .modes = any_mode,
                   .needs = {what},
                   .catches = {ids.mutant},
                   .run = run};
  return citing_winsock(one, ids.winsocks);
}

template <std::size_t Row>
constexpr auto make_receiving() {
  constexpr const load_row& row = receiving_loads[Row];
  return std::array{
      about(row.what, row.sources, row.much, "A long message is received whole, byte for byte.",
            plain_message_kinds, receives_much<Row>),
      about(row.what, row.sources, row.none,
            "A datagram without data is received as one, with 0 bytes.", plain_datagram_kinds,
            receives_nothing<Row>),
      about(row.what, row.sources, row.refused,
            "When nobody received the datagram before, a connected socket reports "
            "connection_refused.",
            udp, tells_the_refusal<Row>)};
}

template <std::size_t Row>
constexpr auto make_sending() {
  constexpr const departure_row& row = departures[Row];
  clause signals = about(row.what, row.sources, row.signal,
                         "Sending on a stream that cannot send raises SIGPIPE, once for each call.",
                         plain_stream_kinds, raises_a_signal<Row>);
  signals.needs = {row.what, op::signal_action, op::signal_count};
  return std::array{
      about(row.what, row.sources, row.much, "Much data is counted, and arrives byte for byte.",
            plain_kinds, sends_much<Row>),
      about(row.what, row.sources, row.refused,
            "When nobody received the datagram before, a connected socket reports "
            "connection_refused.",
            udp, is_refused_by_the_one_before<Row>),
      of_systems(signals),
      about(row.what, row.sources, row.size,
            "A message that is too large is refused with message_size.", plain_message_kinds,
            is_too_large<Row>),
      of_systems(about(
          row.what, row.sources, row.nowhere,
          "Sending a datagram without a destination fails with destination_address_required or "
          "not_connected.",
          plain_datagram_kinds, has_no_destination<Row>))};
}

template <std::size_t Row>
constexpr auto receiving_of = make_receiving<Row>();
template <std::size_t Row>
constexpr auto sending_of = make_sending<Row>();

}  // namespace

std::span<const clause> recvfrom_load_clauses() {
  return receiving_of<0>;
}
std::span<const clause> recvmsg_load_clauses() {
  return receiving_of<1>;
}
std::span<const clause> read_load_clauses() {
  return receiving_of<2>;
}
std::span<const clause> readv_load_clauses() {
  return receiving_of<3>;
}
std::span<const clause> sendto_load_clauses() {
  return sending_of<0>;
}
std::span<const clause> sendmsg_load_clauses() {
  return sending_of<1>;
}
std::span<const clause> write_load_clauses() {
  return sending_of<2>;
}
std::span<const clause> writev_load_clauses() {
  return sending_of<3>;
}

}  // namespace sockspec::conformance
