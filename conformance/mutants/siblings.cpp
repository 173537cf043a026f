// Lies about the calls that transfer data as recv and send do: for each of them the same ones.

#include <utility>

#include "cases/siblings/rows.hpp"
#include "engine/mutant.hpp"
#include "mutants/joined.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

std::int64_t count_of(const value& result) {
  return is_ok(result) ? member(result, "count").integer() : -1;
}

void count_one_less(lie_state&, const value&, value& result) {
  if (count_of(result) > 0) change(result, "count", count_of(result) - 1);
}

/// The error becomes the end of the stream.
template <errc Error>
void be_the_end(lie_state&, const value&, value& result) {
  if (!is_error(result, Error)) return;
  report_success(
      result,
      {{"count", 0}, {"data", value::object{{"hex", ""}}}, {"written", 0}, {"guard", "intact"}});
}

// Without a connection, whatever error this system has for it, is the end.
void start_at_the_end(lie_state& state, const value& call, value& result) {
  be_the_end<errc::not_connected>(state, call, result);
  be_the_end<errc::invalid_argument>(state, call, result);
}

// Without a connection, whatever error this system has for it, is a bad argument.
void lose_the_reason(lie_state& state, const value& call, value& result) {
  misreport<errc::not_connected, errc::invalid_argument>(state, call, result);
  misreport<errc::broken_pipe, errc::invalid_argument>(state, call, result);
}

void make_the_end_an_error(lie_state&, const value&, value& result) {
  if (count_of(result) == 0) report_error(result, errc::connection_reset);
}

template <errc Error, int Count>
void take(lie_state&, const value&, value& result) {
  if (is_error(result, Error)) report_success(result, {{"count", Count}});
}

constexpr auto make_lies(const receiving_row& row) {
  return std::array{
      lie(row.data.mutant, row.what, altered::count, "The last byte is not counted.", nullptr,
          count_one_less,
          {row.all_clauses, "setsockopt.ip_hdrincl_takes_the_header", "sendfile.g*"}),
      lie(row.empty.mutant, row.what, altered::readiness, "No data is taken for the end.", nullptr,
          be_the_end<errc::operation_would_block>, {row.all_clauses}),
      lie(row.end.mutant, row.what, altered::effect, "The end of the stream is a reset.", nullptr,
          make_the_end_an_error, {row.all_clauses}),
      lie(row.unconnected.mutant, row.what, altered::effect,
          "A socket without a connection is at the end.", nullptr, start_at_the_end),
      lie(row.reset.mutant, row.what, altered::effect, "A connection that was reset is at the end.",
          nullptr, be_the_end<errc::connection_reset>),
      lie(row.closed.mutant, row.what, altered::effect, "A closed socket is at the end.", nullptr,
          be_the_end<errc::bad_file_descriptor>)};
}

constexpr auto make_lies(const sending_row& row) {
  return std::array{
      lie(row.arrival.mutant, row.what, altered::count, "One byte less is counted.", nullptr,
          count_one_less, {row.all_clauses, "setsockopt.broadcast_is_permitted"}),
      lie(row.full.mutant, row.what, altered::readiness, "Without room, nothing is taken.", nullptr,
          take<errc::operation_would_block, 0>, {row.all_clauses}),
      lie(row.broken.mutant, row.what, altered::effect, "Data that nobody gets is taken.", nullptr,
          take<errc::broken_pipe, 5>, {row.all_clauses}),
      lie(row.unconnected.mutant, row.what, altered::error,
          "Sending without a connection is a bad argument.", nullptr, lose_the_reason,
          {row.all_clauses}),
      lie(row.closed.mutant, row.what, altered::error, "A closed socket is not connected.", nullptr,
          misreport<errc::bad_file_descriptor, errc::not_connected>)};
}

constexpr auto receiving_lies = joined(make_lies(receiving_rows[0]), make_lies(receiving_rows[1]),
                                       make_lies(receiving_rows[2]), make_lies(receiving_rows[3]));
constexpr auto sending_lies = joined(make_lies(sending_rows[0]), make_lies(sending_rows[1]),
                                     make_lies(sending_rows[2]), make_lies(sending_rows[3]));

}  // namespace

std::span<const mutant> receiving_sibling_mutants() {
  return receiving_lies;
}
std::span<const mutant> sending_sibling_mutants() {
  return sending_lies;
}

}  // namespace sockspec::conformance
