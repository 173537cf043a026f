// recvfrom(), recvmsg(), read(), readv(): what they promise as recv does.

#include "cases/siblings/requests.hpp"
#include "cases/siblings/rows.hpp"
#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

template <std::size_t Row>
void receives_data(context& c) {
  // given
  const auto [mine, theirs] = c.connected();
  c.given(send(theirs, "hello"));
  c.arrived(mine);
  // when, then
  c.expect(c.call(receiving(receiving_rows[Row].what, mine, 5)), receives("hello"));
}

template <std::size_t Row>
void would_block(context& c) {
  const auto [mine, theirs] = c.connected();
  c.expect(c.call(receiving(receiving_rows[Row].what, mine, 16)),
           fails_with(errc::operation_would_block));
}

template <std::size_t Row>
void reaches_the_end(context& c) {
  const auto [mine, theirs] = c.connected();
  c.given(shutdown(theirs, "write"));
  c.arrived(mine);
  c.expect(c.call(receiving(receiving_rows[Row].what, mine, 16)), ends());
}

template <std::size_t Row>
void is_not_connected(context& c) {
  c.expect(c.call(receiving(receiving_rows[Row].what, c.socket(), 16)),
           fails_with(errc::not_connected));
}

template <std::size_t Row>
void is_reset(context& c) {
  const auto [mine, theirs] = c.connected();
  c.reset(theirs);
  c.arrived(mine);
  c.expect(c.call(receiving(receiving_rows[Row].what, mine, 16)),
           fails_with(errc::connection_reset));
}

template <std::size_t Row>
void is_closed(context& c) {
  const auto h = c.connected().mine;
  c.given(close(h));
  c.expect(c.call(receiving(receiving_rows[Row].what, h, 16)), fails_on_a_closed_socket());
}

constexpr clause about(const receiving_row& row, const clause_and_mutant& ids,
                       std::string_view says, kind_set kinds, mode_set modes,
                       void (*run)(context&)) {
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
  constexpr const receiving_row& row = receiving_rows[Row];
  return std::array{
      about(row, row.data, "What the peer sent is received, byte for byte.", plain_kinds, any_mode,
            receives_data<Row>),
      about(row, row.empty, "Without data, a nonblocking socket reports operation_would_block.",
            plain_kinds, nonblocking_mode, would_block<Row>),
      about(row, row.end, "When the peer has ended the stream, receiving returns 0.",
            plain_connection_kinds, any_mode, reaches_the_end<Row>),
      about(row, row.unconnected,
            "Receiving on a socket that needs a connection and has none fails with not_connected.",
            plain_connection_kinds, any_mode, is_not_connected<Row>),
      about(row, row.reset,
            "After the peer has reset the connection, receiving fails with connection_reset.", tcp,
            any_mode, is_reset<Row>),
      about(row, row.closed, "Receiving on a closed socket fails with bad_file_descriptor.",
            plain_kinds, any_mode, is_closed<Row>)};
}

template <std::size_t Row>
constexpr auto clauses_of = make_clauses<Row>();

}  // namespace

std::span<const clause> recvfrom_sibling_clauses() {
  return clauses_of<0>;
}
std::span<const clause> recvmsg_sibling_clauses() {
  return clauses_of<1>;
}
std::span<const clause> read_sibling_clauses() {
  return clauses_of<2>;
}
std::span<const clause> readv_sibling_clauses() {
  return clauses_of<3>;
}

}  // namespace sockspec::conformance
