#include "benchmarks/beside/bystander.hpp"

#include <array>
#include <filesystem>

#include "benchmarks/processes/own_program.hpp"
#include "benchmarks/processes/run_program.hpp"

namespace sockspec::benchmarks {
namespace {

std::string beside_us(const char* name) {
  return (own_program().parent_path() / name).string();
}

bystander server_and_client(const char* tool, const char* places, compared_time compares) {
  return {.contender = tool,
          .places = places,
          .command = {"python3", "-B", beside_us("beside_server_and_client.py"), tool},
          .wants_family = false,
          .compares = compares,
          .there = {tool, "--version"}};
}

}  // namespace

std::vector<bystander> bystanders() {
  const char* in_one_thread = "sendall_by_size/(tcp4|unix_stream)/.+";
  return {
      {.contender = "cpython",
       .places = in_one_thread,
       .command = {"python3", "-B", beside_us("beside_cpython.py")},
       .there = {"python3", "--version"}},
      {.contender = "go",
       .places = in_one_thread,
       .command = {beside_us("beside_go")},
       .there = {beside_us("beside_go"), "tcp4", "64", "1"}},
      server_and_client("iperf3", "throughput_pinned/tcp4/.+", compared_time::processor),
      server_and_client("sockperf", "ping_pong_pinned/tcp4/.+", compared_time::elapsed),
  };
}

std::string why_absent(const bystander& one) {
  const program_run wanted{.command = one.there};
  try {
    const program_end end = run_program(wanted);
    return end.succeeded() ? "" : one.contender + ": " + describe(end, wanted);
  } catch (const cannot_start& absent) {
    return one.contender + ": " + absent.what();
  }
}

std::span<const std::string_view> places_beside() noexcept {
  static constexpr std::array<std::string_view, 6> all{
      "sendall_by_size/tcp4/64",        "sendall_by_size/tcp4/16384",
      "sendall_by_size/unix_stream/64", "sendall_by_size/unix_stream/16384",
      "throughput_pinned/tcp4/65536",   "ping_pong_pinned/tcp4/64"};
  return all;
}

std::vector<std::string> command_of(const bystander& one, const row_name& row, std::size_t times) {
  std::vector<std::string> command = one.command;
  if (one.wants_family) command.push_back(row.family);
  command.push_back(std::to_string(row.size));
  command.push_back(std::to_string(times));
  return command;
}

}  // namespace sockspec::benchmarks
