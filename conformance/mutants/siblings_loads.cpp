// Lies about the calls that transfer data as recv and send do: about waiting, and about data that
// is long, or none.

#include <utility>

#include "cases/siblings/load_rows.hpp"
#include "engine/mutant.hpp"
#include "mutants/joined.hpp"
#include "mutants/lie.hpp"
#include "mutants/seam_mutant.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::int64_t long_data = 1000;  // bytes

std::int64_t count_of(const value& result) {
  return is_ok(result) ? member(result, "count").integer() : -1;
}

void make_nonblocking(lie_state& state, value& call) {
  state.make_call(own_call("fcntl", call["on"],
                           {{"command", "F_SETFL"}, {"flags", value::list{"O_NONBLOCK"}}}));
}

void end_at_once(lie_state&, const value&, value& result) {
  if (is_error(result, errc::operation_would_block)) end_by(result, 1);
}

void garble(lie_state&, const value&, value& result) {
  if (count_of(result) < long_data) return;
  value data = member(result, "data");
  data.set("crc32", data["crc32"].integer() ^ 1);
  change(result, "data", std::move(data));
}

void skip_empty(lie_state&, const value&, value& result) {
  if (count_of(result) == 0) report_error(result, errc::operation_would_block);
}

void count_one_short(lie_state&, const value&, value& result) {
  const auto count = count_of(result);
  if (count > long_data) change(result, "count", count - 1);
}

/// What was sent into a broken pipe by this call raises nothing.
template <op What>
void be_silent(lie_state& state, const value& call, value& result) {
  const bool broke = call["op"] == value(to_string(What)) && is_error(result, errc::broken_pipe);
  if (broke) state.memory["broke"] = true;
  if (call["op"] != value("signal_count") || !state.memory.contains("broke")) return;
  change(result, "count", 0);
}

constexpr auto make_lies(const waiting_row& row) {
  return std::array{
      lie(row.waits.mutant, row.what, altered::timing, "The call never waits.", make_nonblocking,
          nullptr, {row.all_clauses}),
      lie(row.times_out.mutant, row.what, altered::timing, "A time-out comes at once.", nullptr,
          end_at_once),
      lie(row.interrupted.mutant, row.what, altered::error,
          "A call that was interrupted would block.", nullptr,
          misreport<errc::interrupted, errc::operation_would_block>, {row.all_clauses})};
}

constexpr auto make_receiving_lies(const load_row& row) {
  return std::array{
      lie(row.much.mutant, row.what, altered::effect, "One bit of long data is another.", nullptr,
          garble),
      lie(row.none.mutant, row.what, altered::effect, "Datagrams without data are skipped.",
          nullptr, skip_empty, {row.all_clauses}),
      lie(row.refused.mutant, row.what, altered::error, "A refusal is an unreachable host.",
          nullptr, misreport<errc::connection_refused, errc::host_unreachable>)};
}

template <std::size_t Row>
constexpr auto make_departure_lies() {
  constexpr const departure_row& row = departures[Row];
  return std::array{
      lie(row.much.mutant, row.what, altered::count, "Of long data one byte less is counted.",
          nullptr, count_one_short),
      lie(row.refused.mutant, row.what, altered::error, "A refusal is an unreachable host.",
          nullptr, misreport<errc::connection_refused, errc::host_unreachable>, {row.all_clauses}),
      watching(lie(row.signal.mutant, row.what, altered::effect,
                   "Sending into a broken pipe raises no signal.", nullptr, be_silent<row.what>)),
      lie(row.size.mutant, row.what, altered::error,
          "A message that is too large is a bad argument.", nullptr,
          misreport<errc::message_size, errc::invalid_argument>, {row.all_clauses}),
      lie(row.nowhere.mutant, row.what, altered::error, "No destination is a bad argument.",
          nullptr,
          [](lie_state& state, const value& call, value& result) {
            misreport<errc::destination_address_required, errc::invalid_argument>(state, call,
                                                                                  result);
            misreport<errc::not_connected, errc::invalid_argument>(state, call, result);
          },
          {row.all_clauses})};
}

template <std::size_t... Rows>
constexpr auto make_waits(const auto& rows, std::index_sequence<Rows...>) {
  return joined(make_lies(rows[Rows])...);
}

constexpr auto rows_of_four = std::make_index_sequence<4>{};

template <std::size_t... Rows>
constexpr auto make_loads(std::index_sequence<Rows...>) {
  return joined(make_receiving_lies(receiving_loads[Rows])..., make_departure_lies<Rows>()...);
}

// Of the calls on sockets alone.
constexpr auto file_is_closed = misreport<errc::not_a_socket, errc::bad_file_descriptor>;

void refuse_empty(lie_state&, const value&, value& result) {
  if (count_of(result) == 0) report_error(result, errc::invalid_argument);
}

constexpr std::array socket_lies{
    lie("recvfrom.files_are_closed", op::recvfrom, altered::error, "A file is a closed socket.",
        nullptr, file_is_closed),
    lie("recvmsg.files_are_closed", op::recvmsg, altered::error, "A file is a closed socket.",
        nullptr, file_is_closed),
    lie("sendto.files_are_closed", op::sendto, altered::error, "A file is a closed socket.",
        nullptr, file_is_closed),
    lie("sendmsg.files_are_closed", op::sendmsg, altered::error, "A file is a closed socket.",
        nullptr, file_is_closed),
    lie("sendto.refuses_empty_datagrams", op::sendto, altered::effect,
        "Datagrams without data are refused.", nullptr, refuse_empty),
    lie("sendmsg.refuses_empty_datagrams", op::sendmsg, altered::effect,
        "Datagrams without data are refused.", nullptr, refuse_empty)};

constexpr auto waiting_lies =
    joined(make_waits(receiving_waits, rows_of_four), make_waits(sending_waits, rows_of_four));
constexpr auto load_lies = joined(make_loads(rows_of_four), socket_lies);

}  // namespace

std::span<const mutant> sibling_waiting_mutants() {
  return waiting_lies;
}
std::span<const mutant> sibling_load_mutants() {
  return load_lies;
}

}  // namespace sockspec::conformance
