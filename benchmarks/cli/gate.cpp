// `sockspec bench gate`.

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <random>
#include <string>

#include "benchmarks/cli/gate_self_test.hpp"
#include "benchmarks/cli/gate_subjects.hpp"
#include "benchmarks/cli/subcommands.hpp"
#include "benchmarks/cli/usage_error.hpp"
#include "benchmarks/gate/gate.hpp"
#include "benchmarks/gate/gate_report.hpp"
#include "benchmarks/gate/same_program.hpp"

namespace sockspec::benchmarks::cli {
namespace {

/// Of ours the layer's rows that are short and quiet: in one thread, or pinned; of many sizes the
/// ends. A process of them takes a second.
constexpr const char* our_rows =
    "^(connect_accept_close|connected_datagrams|error_would_block|makefile_readline|"
    "ping_pong_pinned|poll_of_16|recv_by_buffer_size|send_and_recv_by_size|sendall_by_size|"
    "sendto_and_recvfrom|timeout_ready)/(tcp4|udp4|unix_stream)/(0|64|16384)/portability$|"
    "^sendmsg_gather/(tcp4|unix_stream)/1024/portability$";
constexpr double our_min_time = 0.005;
constexpr double others_min_time = 0.01;
constexpr int slower_status = 1;

struct gate_request {
  std::string base, fresh;
  std::string reference, filter, out;
  std::size_t pairs = 20;
  double minimum_effect = 1;  // percent
  double min_time = 0;        // seconds; 0: as is good for ours, or for others
  int repetitions = 0;        // 0: 1 of ours, 3 of others
  int deadline = 120;         // seconds
  std::uint64_t seed = 0;     // 0: another one each time
  bool noisy_ok = false;
  bool common_rows = false;
  bool no_counts = false;
  self_test_request self_test;
};

void add_subjects(CLI::App& command, gate_request& asked) {
  command
      .add_option(
          "--base", asked.base,
          "What was: a program of Google Benchmark, or a revision of sockspec, which is built")
      ->type_name("PROGRAM|REVISION");
  command
      .add_option(
          "--new", asked.fresh,
          "What is now; unless said, the working tree beside a revision, and the benchmarks of "
          "this command beside a program")
      ->type_name("PROGRAM|REVISION");
  command
      .add_option("--reference", asked.reference,
                  "What stands for the reference in the names of rows: each row is held against "
                  "the one whose name has this in the place of another word")
      ->type_name("REGEX");
  command.add_option("--filter", asked.filter, "Only these rows, as --benchmark_filter takes them")
      ->type_name("REGEX");
}

void add_measuring(CLI::App& command, gate_request& asked) {
  command.add_option("--pairs", asked.pairs, "Of processes in the first run; twice as many follow")
      ->check(CLI::Range(fewest_pairs, std::size_t{500}))
      ->capture_default_str();
  command.add_option("--min-time", asked.min_time, "Of a row in a process, in seconds")
      ->check(CLI::Range(1e-5, 1000.0));
  command
      .add_option("--repetitions", asked.repetitions, "Of a row in a process; the median counts")
      ->check(CLI::Range(1, 1000));
  command.add_option("--deadline", asked.deadline, "Of a process, in seconds")
      ->check(CLI::Range(1, 86'400))
      ->capture_default_str();
  command.add_option("--seed", asked.seed, "Of the order within pairs")->check(CLI::PositiveNumber);
}

void add_judging(CLI::App& command, gate_request& asked) {
  command
      .add_option("--minimum-effect", asked.minimum_effect,
                  "A change of no more than so many percent is the same")
      ->check(CLI::Range(0.0, 100.0))
      ->capture_default_str();
  command.add_flag("--noisy-ok", asked.noisy_ok, "Too noisy is no failure: exit status 0");
  command.add_flag("--common-rows", asked.common_rows,
                   "Rows that only one of the two has are no failure");
  command.add_flag("--no-counts", asked.no_counts, "Do not count instructions and system calls");
  command.add_option("--out", asked.out, "Directory for gate.json, base.json and new.json")
      ->type_name("DIR");
}

std::optional<std::regex> reference_of(const gate_request& asked) {
  if (asked.reference.empty()) return std::nullopt;
  try {
    return std::regex(asked.reference);
  } catch (const std::regex_error& wrong) {
    throw usage_error("--reference " + asked.reference + ": " + wrong.what());
  }
}

std::uint64_t seed_of(const gate_request& asked) {
  return asked.seed > 0 ? asked.seed : std::random_device{}() + std::uint64_t{1};
}

gate_plan plan_of(const gate_request& asked, const gate_subjects& found) {
  gate_plan plan;
  plan.both = {found.base, found.fresh, reference_of(asked)};
  plan.how.filter = asked.filter.empty() && found.ours ? our_rows : asked.filter;
  plan.how.min_time = asked.min_time > 0 ? asked.min_time
                      : found.ours       ? our_min_time
                                         : others_min_time;
  plan.how.repetitions = asked.repetitions > 0 ? asked.repetitions : found.ours ? 1 : 3;
  plan.how.deadline = std::chrono::seconds(asked.deadline);
  plan.pairs = asked.pairs;
  plan.seed = seed_of(asked);
  plan.counting = !asked.no_counts;
  plan.needed.minimum_effect = asked.minimum_effect / 100;
  plan.common_rows = asked.common_rows || found.revisions;
  return plan;
}

void name_subjects(const gate_plan& plan, std::ostream& out) {
  for (const subject* one : {&plan.both.base, &plan.both.fresh}) {
    out << (one->role + "  ").substr(0, 4) << "  " << one->program.string() << "  ("
        << hash_of(one->program) << ")\n";
  }
  out.flush();
}

int status_of(verdict said, bool noisy_ok) {
  if (said == verdict::slower) return slower_status;
  return said == verdict::too_noisy && !noisy_ok ? broken_status : 0;
}

int gate(const gate_request& asked, output& to) {
  if (asked.self_test.wanted) {
    return run_self_test(asked.self_test, asked.pairs, seed_of(asked), asked.out, to);
  }
  const auto plan = plan_of(asked, find_subjects(asked.base, asked.fresh, to));
  name_subjects(plan, to.out);
  const auto say = [&to](const std::string& line) { to.err << "gate: " << line << std::endl; };
  const auto result = judge_programs(plan, say);
  to.out << gate_text(plan, result);
  if (!asked.out.empty()) write_report(asked.out, plan, result);
  return status_of(overall(result.rows), asked.noisy_ok);
}

}  // namespace

void add_gate(CLI::App& root, action& chosen) {
  const auto asked = std::make_shared<gate_request>();
  CLI::App& command = *root.add_subcommand(
      "gate", "Say whether one program of Google Benchmark is slower than another");
  command.footer(
      "Verdicts: faster, same, slower, too noisy. Exit status: 0 the same or faster; 1 slower;\n"
      "2 too noisy, or something is broken. How it decides: docs/gate.md\n\n"
      "example: sockspec bench gate --base old/my_benchmarks --new build/my_benchmarks\n"
      "example: sockspec bench gate --base origin/main");
  add_subjects(command, *asked);
  add_measuring(command, *asked);
  add_judging(command, *asked);
  add_self_test(command, asked->self_test);
  command.final_callback(
      [asked, &chosen] { chosen = [asked](output& to) { return gate(*asked, to); }; });
}

}  // namespace sockspec::benchmarks::cli
