// sendto(), sendmsg(), write(), writev(): what they promise as send does.

#include "cases/siblings/requests.hpp"
#include "cases/siblings/rows.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

// write and writev have no MSG_NOSIGNAL. Where there are no signals there is nothing to ignore.
void ignore_broken_pipes(context& c) {
  if (!c.target_has(op::signal_action)) return;
  c.given(signal_action(role::subject, "SIGPIPE", "ignore"));
}

template <std::size_t Row>
void arrives(context& c) {
  const auto [mine, theirs] = c.connected();
  // when
  c.expect(c.call(sending(sending_rows[Row].what, mine, "hello")), counts(5));
  // then
  c.expect(c.eventually(recv(theirs, 16, {"MSG_DONTWAIT"})), receives("hello"));
}

template <std::size_t Row>
void would_block(context& c) {
  const auto [mine, theirs] = c.connected();
  c.fill(mine);
  c.expect(
      c.call(c.repeated_until_full(sending(sending_rows[Row].what, mine, payload::ramp(1024)))),
      fails_with(errc::operation_would_block));
}

template <std::size_t Row>
void is_a_broken_pipe(context& c) {
  // given
  const auto [mine, theirs] = c.connected();
  ignore_broken_pipes(c);
  c.given(shutdown(mine, "write"));
  // when, then
  c.expect(c.call(sending(sending_rows[Row].what, mine, "hello")), fails_after_shutdown());
}

template <std::size_t Row>
void is_not_connected(context& c) {
  ignore_broken_pipes(c);
  c.expect(c.call(sending(sending_rows[Row].what, c.socket(), "hello")),
           fails_with(errc::not_connected));
}

template <std::size_t Row>
void is_closed(context& c) {
  const auto h = c.connected().mine;
  c.given(close(h));
  c.expect(c.call(sending(sending_rows[Row].what, h, "hello")), fails_on_a_closed_socket());
}

constexpr clause about(const sending_row& row, const clause_and_mutant& ids, std::string_view says,
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

template <std::size_t Row>
constexpr auto make_clauses() {
  constexpr const sending_row& row = sending_rows[Row];
  return std::array{
      about(row, row.arrival, "What is sent is counted, and arrives.", plain_kinds, any_mode,
            arrives<Row>),
      about(row, row.full, "Without room, a nonblocking socket reports operation_would_block.",
            plain_connection_kinds, nonblocking_mode, would_block<Row>),
      about(row, row.broken,
            "After the sending side was shut down, sending fails with broken_pipe.",
            plain_connection_kinds, any_mode, is_a_broken_pipe<Row>),
      of_systems(about(
          row, row.unconnected,
          "Sending on a socket that needs a connection and has none fails with not_connected.",
          plain_connection_kinds, any_mode, is_not_connected<Row>)),
      about(row, row.closed, "Sending on a closed socket fails with bad_file_descriptor.",
            plain_kinds, any_mode, is_closed<Row>)};
}

template <std::size_t Row>
constexpr auto clauses_of = make_clauses<Row>();

}  // namespace

std::span<const clause> sendto_sibling_clauses() {
  return clauses_of<0>;
}
std::span<const clause> sendmsg_sibling_clauses() {
  return clauses_of<1>;
}
std::span<const clause> write_sibling_clauses() {
  return clauses_of<2>;
}
std::span<const clause> writev_sibling_clauses() {
  return clauses_of<3>;
}

}  // namespace sockspec::conformance
