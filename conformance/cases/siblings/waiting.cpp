// recvfrom(), recvmsg(), read(), readv(), sendto(), sendmsg(), write(), writev(): waiting, and what
// ends it.

#include "cases/siblings/load_rows.hpp"
#include "cases/siblings/requests.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

void drain(context& c, handle h) {
  c.call(
      recv(h, 65536, {"MSG_DONTWAIT"}).repeated({repetition::condition::ok, 100000, c.patience()}));
}

void judge_time_out(context& c, const handle& h, const request& waiting) {
  c.set_timeout(h, c.short_wait());
  const auto seen = c.call(waiting);
  c.expect(seen, c.would_wait());
  c.expect(seen::fact(seen.took().count()), lasts_at_least(c.short_wait()));
}

void judge_interruption(context& c, const request& waiting) {
  // given
  c.given(signal_action(role::subject, "SIGUSR1", "count"));
  const auto blocked = c.start(waiting);
  c.until_blocked(blocked);
  // when
  c.given(interrupt(role::subject, blocked.lane, "SIGUSR1"));
  // then
  c.expect(c.finish(blocked), fails_with(errc::interrupted));
}

template <std::size_t Row>
void waits_for_data(context& c) {
  // given
  const auto [mine, theirs] = c.connected();
  const auto blocked = c.start(receiving(receiving_waits[Row].what, mine, 16));
  c.expect_blocked(blocked);
  // when
  c.given(send(theirs, "hello"));
  // then
  c.expect(c.finish(blocked), receives("hello"));
}

template <std::size_t Row>
void times_out_without_data(context& c) {
  const auto mine = c.connected().mine;
  judge_time_out(c, mine, receiving(receiving_waits[Row].what, mine, 16));
}

template <std::size_t Row>
void is_interrupted_without_data(context& c) {
  judge_interruption(c, receiving(receiving_waits[Row].what, c.connected().mine, 16));
}

template <std::size_t Row>
void waits_for_room(context& c) {
  // given
  const auto [mine, theirs] = c.connected();
  c.fill(mine);
  const auto blocked = c.start(sending(sending_waits[Row].what, mine, "hello"));
  c.expect_blocked(blocked);
  // when
  drain(c, theirs);
  // then
  c.expect(c.finish(blocked), counts(5));
}

template <std::size_t Row>
void times_out_without_room(context& c) {
  const auto mine = c.connected().mine;
  c.fill(mine);
  judge_time_out(c, mine, sending(sending_waits[Row].what, mine, "hello"));
}

template <std::size_t Row>
void is_interrupted_without_room(context& c) {
  const auto mine = c.connected().mine;
  c.fill(mine);
  judge_interruption(c, sending(sending_waits[Row].what, mine, "hello"));
}

constexpr clause about(const waiting_row& row, const clause_and_mutant& ids, std::string_view says,
                       kind_set kinds, mode_set modes, void (*run)(context&)) {
  const clause one{.id = ids.clause,
                   .says = says,
                   .sources = row.sources,
                   .kinds = kinds,
                   .modes = modes,
                   .needs = {row.what},
                   .catches = {ids.mutant},
                   .run = run};
  return citing_winsock(one, ids.winsocks);
}

constexpr clause interruptible(clause one) {
  one.needs = {one.needs.begin()[0], op::signal_action, op::interrupt};
  return of_systems(one);
}

template <std::size_t Row>
constexpr auto make_receiving() {
  constexpr const waiting_row& row = receiving_waits[Row];
  return std::array{
      about(row, row.waits, "Without data, receiving waits until some arrives.", plain_kinds,
            blocking_mode, waits_for_data<Row>),
      about(row, row.times_out,
            "Without data, receiving gives up when the time is over, and not before.", plain_kinds,
            timeout_mode, times_out_without_data<Row>),
      interruptible(about(row, row.interrupted,
                          "A signal that is caught ends a waiting receive with interrupted.",
                          plain_kinds, blocking_mode, is_interrupted_without_data<Row>))};
}

// Only of a UNIX socket is "full" a state.
constexpr kind_set can_be_full = unix_stream | unix_seqpacket;

template <std::size_t Row>
constexpr auto make_sending() {
  constexpr const waiting_row& row = sending_waits[Row];
  return std::array{
      about(row, row.waits, "Without room, sending waits until the peer has received.", can_be_full,
            blocking_mode, waits_for_room<Row>),
      about(row, row.times_out,
            "Without room, sending gives up when the time is over, and not before.", can_be_full,
            timeout_mode, times_out_without_room<Row>),
      interruptible(about(row, row.interrupted,
                          "A signal that is caught ends a send that waits with interrupted.",
                          can_be_full, blocking_mode, is_interrupted_without_room<Row>))};
}

template <std::size_t Row>
constexpr auto receiving_of = make_receiving<Row>();
template <std::size_t Row>
constexpr auto sending_of = make_sending<Row>();

}  // namespace

std::span<const clause> recvfrom_waiting_clauses() {
  return receiving_of<0>;
}
std::span<const clause> recvmsg_waiting_clauses() {
  return receiving_of<1>;
}
std::span<const clause> read_waiting_clauses() {
  return receiving_of<2>;
}
std::span<const clause> readv_waiting_clauses() {
  return receiving_of<3>;
}
std::span<const clause> sendto_waiting_clauses() {
  return sending_of<0>;
}
std::span<const clause> sendmsg_waiting_clauses() {
  return sending_of<1>;
}
std::span<const clause> write_waiting_clauses() {
  return sending_of<2>;
}
std::span<const clause> writev_waiting_clauses() {
  return sending_of<3>;
}

}  // namespace sockspec::conformance
